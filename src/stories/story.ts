import { z } from 'zod'
import type { YamlFile } from '../yaml.ts'

/* A story: what is said between the bot, a contact and her trainer, and what must come of it. */

const said = z.union([z.string(), z.strictObject({ has: z.string() })])

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
  z.strictObject({ bot: said }),
  z.strictObject({ alert: said }),
  z.strictObject({ silence: z.literal(true) }),
  z.strictObject({ wait: z.string().regex(/^\d+[mhd]$/) }),
  z.strictObject({ records: record }),
  z.strictObject({ ticket: z.string() }),
])

export type StoryLine = z.infer<typeof line>
export type Said = z.infer<typeof said>

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
  /** Amounts of the weeks before, the latest last. */
  before: z.array(z.string().regex(/^\d+(\.\d{2})?$/)).default([]),
  talk: z.array(line).min(1),
})

export type Story = z.infer<typeof storySchema>

/** Reads a story file; throws an Error with file, line and what is wrong. */
export function readStory(yaml: YamlFile): Story {
  const parsed = storySchema.safeParse(yaml.value)
  if (parsed.success) return parsed.data
  const [problem] = parsed.error.issues
  const { line: at } = yaml.placeOf(problem?.path ?? [])
  const path = problem?.path.map(String).join('.') ?? ''
  throw new Error(
    `${yaml.file}:${at}: '${path}' is not a line of a story: ${problem?.message ?? 'unreadable'}`,
  )
}
