import { z } from 'zod'
import { eachOnce } from './each-once.ts'
import { WEEKDAYS } from '../model/weekday.ts'

/* The language of a flow file (flows/*.yaml). Everything an author can write is described here; docs/flow-language.md
 * and flows/schema.json are generated from it. */

const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    'a name is lower-case letters, digits and hyphens, beginning with a letter',
  )

const target = name.describe('a step of this flow, or `end`')

const LONGEST_DAYS = 366

const duration = z
  .string()
  .regex(/^[1-9]\d*[mhd]$/, {
    message: 'a duration is a number and m, h or d: 30m, 24h, 5d',
    abort: true,
  })
  .refine((text) => milliseconds(text) <= LONGEST_DAYS * 86_400_000, 'expected a year at the most')

const condition = z
  .string()
  .min(1)
  .describe('a CEL condition, for example figure.sales.change < -0.4')

export const localTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time like "18:00", in quotes')

const sayStep = z
  .strictObject({ say: z.literal(true), next: target })
  .describe('says its text and goes on')

const ASK_KINDS = [
  'money',
  'number',
  'yes-no',
  'choice',
  'text',
  'date',
  'rating',
  'audio',
  'photo',
] as const

/** What is known of a contact beside her figures; flows may set these. */
export const CONTACT_FIELDS = [
  'name',
  'goal',
  'language',
  'hour',
  'audio',
  'paused-until',
  'step',
  'records',
  'sharing',
] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]

const askStep = z
  .strictObject({
    ask: z.enum(ASK_KINDS).describe('what kind of answer is expected'),
    save: z
      .string()
      .regex(
        /^(contact\.[a-z-]+|[a-z][a-z0-9_]*|last-told)$/,
        'a figure of the programme, a field like contact.goal, or last-told',
      )
      .optional()
      .describe(
        'where the answer is kept: a weekly figure of the programme, a field of the contact, or `last-told`, the figure she told last (in a flow with `week: last-recorded`)',
      ),
    consent: z
      .literal(true)
      .optional()
      .describe('yes-no: a yes is kept as consent, with the text, its version and the time'),
    confirm: z
      .enum(['always', 'unusual', 'never'])
      .default('unusual')
      .describe('when the answer is said back for a yes before it counts'),
    validate: condition
      .optional()
      .describe(
        'a condition on `value`; where it does not hold, the variant .invalid is said and it is asked again',
      ),
    choices: z
      .record(name, target)
      .optional()
      .describe('choice and yes-no: where each answer leads; digits in this order'),
    options: z
      .enum(['languages', 'told'])
      .optional()
      .describe(
        "choice: instead of `choices`, the programme's languages under their own names, or the figures she told within minutes, each called by the variant .told; all lead to `next`",
      ),
    retry: z.number().int().min(1).max(5).default(2).describe('failed answers before `otherwise`'),
    otherwise: target.describe(
      'where it goes after the failed answers, and at once where a question of kind text is answered that there is nothing to tell',
    ),
    nudge: z
      .array(duration)
      .max(3)
      .default([])
      .describe('when to ask again, counted from the question'),
    expire: z
      .strictObject({ after: duration, to: target })
      .optional()
      .describe('when the question is given up, and where it goes then'),
    unknown: target
      .optional()
      .describe(
        'money: where "I do not know" leads, after the variant .later; without it the question stays open',
      ),
    'skip-if': condition
      .optional()
      .describe('the question is passed over where this holds; needs `next`'),
    next: target.optional().describe('where an answer leads that is not one of the choices'),
  })
  .describe('asks, and waits for the answer')

const whenStep = z
  .strictObject({
    when: z.array(z.strictObject({ if: condition.optional(), to: target })).min(1),
  })
  .describe('goes the way of the first condition that holds; the last branch has only `to`')

const setValue = z.union([
  z.string(),
  z.boolean(),
  z.number(),
  z.strictObject({ from: name.describe('a question of this flow') }),
])

const setStep = z
  .strictObject({
    set: z.record(z.string().regex(/^contact\.[a-z-]+$/, 'a field like contact.goal'), setValue),
    next: target,
  })
  .describe('changes what is known of the contact, and says its text if it has one')

const recordStep = z
  .strictObject({
    record: z.string().describe('a figure of the programme'),
    value: name.describe('the question whose answer is recorded'),
    add: z.literal(true).optional().describe('added to what the week has already'),
    next: target,
  })
  .describe('records an earlier answer as a figure')

const alertStep = z
  .strictObject({
    alert: z
      .enum(['trainer', 'safeguarding'])
      .describe('her trainer; or the safeguarding person, who decides before a flow goes on'),
    reason: name,
    quiet: z.literal(true).optional().describe('nothing is said to her; for her silences'),
    next: target,
  })
  .describe('tells a person that she is needed, and says its text')

const startStep = z
  .strictObject({ start: name.describe('another flow'), next: target })
  .describe('runs another flow and comes back')

const waitStep = z
  .strictObject({
    wait: z.union([
      duration,
      z.strictObject({ weekday: z.enum(WEEKDAYS), at: localTime }),
      z.strictObject({
        module: z.literal('next'),
        days: z
          .number()
          .int()
          .min(-30)
          .max(30)
          .default(0)
          .describe('days after the module; negative is before'),
        at: localTime,
      }),
    ]),
    next: target,
  })
  .describe('lets time pass: a duration, until a weekday and hour, or around the next module')

export const STEP_SCHEMAS = {
  say: sayStep,
  ask: askStep,
  when: whenStep,
  set: setStep,
  record: recordStep,
  alert: alertStep,
  start: startStep,
  wait: waitStep,
} as const
export const STEP_KINDS = Object.keys(STEP_SCHEMAS) as readonly StepKind[]

export type StepKind = keyof typeof STEP_SCHEMAS
export type SayStep = z.infer<typeof sayStep>
export type AskStep = z.infer<typeof askStep>
export type AskKind = AskStep['ask']
export type WhenStep = z.infer<typeof whenStep>
export type SetStep = z.infer<typeof setStep>
export type RecordStep = z.infer<typeof recordStep>
export type AlertStep = z.infer<typeof alertStep>
export type StartStep = z.infer<typeof startStep>
export type WaitStep = z.infer<typeof waitStep>
export type Step =
  SayStep | AskStep | WhenStep | SetStep | RecordStep | AlertStep | StartStep | WaitStep

/** The head of a flow; its steps are read one by one, each by the schema of its kind. */
export const flowSchema = z.strictObject({
  flow: name.describe('the name of the flow: that of its file'),
  title: z.string().trim().min(1).max(120).describe('what coordinators call it'),
  intents: eachOnce(name)
    .default([])
    .describe('global intents (locales/*/intents.yaml) that start this flow from anywhere'),
  week: z
    .enum(['asked', 'last-recorded'])
    .default('asked')
    .describe(
      'which week its figures belong to: the one being asked about, or that of the one she told last',
    ),
  resume: z
    .enum(['repeat', 'quiet', 'never'])
    .default('repeat')
    .describe(
      'whether the question that was interrupted is asked again afterwards; `never` gives up all that was open or waited',
    ),
  start: name.describe('the first step'),
  steps: z.record(name, z.unknown()),
})

export type FlowHead = z.infer<typeof flowSchema>

/** A flow as written: the head, and its steps read. */
export type FlowScript = Omit<FlowHead, 'steps'> & {
  readonly steps: Readonly<Record<string, Step>>
}

/** Milliseconds of `30m`, `24h`, `5d`. */
export function milliseconds(text: string): number {
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[text.slice(-1)]
  if (unit === undefined) throw new Error(`'${text}' is not a duration; expected one like 24h`)
  return Number(text.slice(0, -1)) * unit
}
