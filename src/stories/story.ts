import { z } from 'zod'
import type { YamlFile } from '../yaml.ts'
import { Trouble } from '../model/trouble.ts'

/* A story: what is said between the bot, a contact and her trainer, and what must come of it. */

/** The whole message; or words in it; or the whole with `…` for what may vary; or a text by its name. */
const expectation = z.union([
  z.string(),
  z.strictObject({ has: z.string() }),
  z.strictObject({ like: z.string() }),
  z.strictObject({
    text: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'a text is named flow/step'),
    variant: z.string().optional(),
  }),
])

const record = z.strictObject({
  figure: z.string().default('sales'),
  week: z.string().optional(),
  amount: z.string().nullable(),
  status: z.enum(['recorded', 'confirmed', 'corrected', 'missing']).optional(),
})

const line = z.union([
  z.strictObject({ start: z.string() }),
  z.strictObject({ writes: z.string() }),
  z.strictObject({
    sends: z.enum(['voice', 'photo', 'sticker', 'contact', 'location', 'file', 'other']),
  }),
  z.strictObject({ 'trainer-writes': z.string() }),
  z.strictObject({ 'backup-writes': z.string() }),
  z.strictObject({ 'coordinator-writes': z.string() }),
  z.strictObject({ 'officer-writes': z.string() }),
  z.strictObject({ 'deputy-writes': z.string() }),
  z.strictObject({ 'companion-writes': z.string() }),
  /** She swipes the last message with these words in it. */
  z.strictObject({ 'trainer-replies': z.string(), to: z.string() }),
  z.strictObject({ 'backup-replies': z.string(), to: z.string() }),
  z.strictObject({ phone: z.enum(['open', 'blocked', 'changed', 'failing']) }),
  z.strictObject({ bot: expectation }),
  z.strictObject({ alert: expectation }),
  z.strictObject({ backup: expectation }),
  z.strictObject({ coordinator: expectation }),
  z.strictObject({ officer: expectation }),
  z.strictObject({ deputy: expectation }),
  z.strictObject({ companion: expectation }),
  z.strictObject({ silence: z.literal(true) }),
  z.strictObject({ wait: z.string().regex(/^\d+[smhd]$/) }),
  z.strictObject({ records: record }),
  z.strictObject({ ticket: z.string() }),
  z.strictObject({ status: z.enum(['new', 'invited', 'active', 'declined', 'stopped']) }),
  z.strictObject({ messages: z.literal('none') }),
  z.strictObject({ knows: z.record(z.string(), z.string()) }),
])

export type StoryLine = z.infer<typeof line>
export type Said = z.infer<typeof expectation>

const storySchema = z.strictObject({
  story: z.string().min(1),
  programme: z.string().default('fundap'),
  /** Local date and time at which it begins. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .default('2026-11-23T18:00'),
  /** Who she is; without a name she has not joined yet. */
  contact: z.string().nullable().default('María'),
  trainer: z.string().nullable().default('Doña Ana'),
  /** Who stands in for the trainer, coordinates the programme, and protects its people, where they have joined. */
  backup: z.string().optional(),
  coordinator: z.string().optional(),
  officer: z.string().optional(),
  deputy: z.string().optional(),
  /** Another woman of the group. */
  companion: z.string().optional(),
  /** Local date on which her cohort began; without it, that of the story's first day. */
  began: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  /** What is known of her already: goal, language, step and the like. */
  known: z.record(z.string(), z.string()).default({}),
  /** Amounts of the weeks before, the latest last. */
  before: z.array(z.string().regex(/^\d+(\.\d{2})?$/)).default([]),
  talk: z.array(line).min(1),
})

export type Story = z.infer<typeof storySchema> & {
  readonly file: string
  /** The line of the file that a line of the talk (from 0) stands on; of the file's end behind the last. */
  readonly lineOf: (index: number) => number
}

/** Where a story cannot be read, or does not come true: the file's line, what it wants, and what was the case. */
export class StoryError extends Trouble {
  override readonly name = 'StoryError'
  readonly file: string
  readonly line: number
  readonly expected: string
  readonly said: string

  constructor(at: { file: string; line: number }, expected: string, said: string) {
    super(`${at.file}:${at.line}: expected ${expected}; ${said}`)
    this.file = at.file
    this.line = at.line
    this.expected = expected
    this.said = said
  }
}

/** Reads a story file; throws a StoryError where it is none. */
export function readStory(yaml: YamlFile): Story {
  const { file } = yaml
  const parsed = storySchema.safeParse(yaml.value)
  if (parsed.success) {
    const lineOf = (index: number) =>
      yaml.placeOf(['talk', Math.min(index, parsed.data.talk.length - 1)]).line
    return { ...parsed.data, file, lineOf }
  }
  const [problem] = parsed.error.issues
  const { line: at } = yaml.placeOf(problem?.path ?? [])
  const path = problem?.path.map(String).join('.') ?? ''
  const reason = `'${path}': ${problem?.message.toLowerCase() ?? 'unreadable'}`
  throw new StoryError({ file, line: at }, `a line of a story (${KINDS})`, reason)
}

const KINDS = line.options.flatMap((option) => Object.keys(option.shape)).join(', ')
