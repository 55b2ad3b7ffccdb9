import { z } from 'zod'

/* The language of a flow file (flows/*.yaml). Everything an author can write is described here. */

const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    'a name is lower-case letters, digits and hyphens, beginning with a letter',
  )

const target = name.describe('a step of this flow, or `end`')

const duration = z
  .string()
  .regex(/^\d+[mhd]$/, 'a duration is a number and m, h or d: 30m, 24h, 5d')

const sayStep = z.strictObject({ say: z.literal(true), next: target })

export const ASK_KINDS = ['money', 'yes-no', 'choice', 'text'] as const

const askStep = z.strictObject({
  ask: z.enum(ASK_KINDS).describe('what kind of answer is expected'),
  save: z
    .string()
    .regex(
      /^(contact\.name|[a-z][a-z0-9-]*)$/,
      "expected a figure of the programme, or 'contact.name'",
    )
    .optional()
    .describe('where the answer is kept: a weekly figure of the programme, or contact.name'),
  consent: z
    .literal(true)
    .optional()
    .describe('a yes is kept as consent: the text, its version and the time'),
  confirm: z.enum(['always', 'unusual', 'never']).default('unusual'),
  choices: z
    .record(name, target)
    .optional()
    .describe('choice and yes-no: where each answer leads; digits in this order'),
  retry: z.number().int().min(1).max(5).default(2).describe('failed answers before `otherwise`'),
  otherwise: target.describe('where it goes after the failed answers'),
  nudge: z
    .array(duration)
    .max(3)
    .default([])
    .describe('when to ask again, counted from the question'),
  expire: z.strictObject({ after: duration, to: target }).optional(),
  next: target.optional(),
})

const whenStep = z.strictObject({
  when: z.array(z.strictObject({ if: z.string().min(1).optional(), to: target })).min(1),
})

const setStep = z.strictObject({
  set: z.strictObject({ 'contact.status': z.enum(['active', 'declined', 'stopped']) }),
  next: target,
})

const alertStep = z.strictObject({ alert: z.literal('trainer'), reason: name, next: target })

export const STEP_SCHEMAS = {
  say: sayStep,
  ask: askStep,
  when: whenStep,
  set: setStep,
  alert: alertStep,
} as const
export const STEP_KINDS = Object.keys(STEP_SCHEMAS) as readonly StepKind[]

export type StepKind = keyof typeof STEP_SCHEMAS
export type SayStep = z.infer<typeof sayStep>
export type AskStep = z.infer<typeof askStep>
export type AskKind = AskStep['ask']
export type WhenStep = z.infer<typeof whenStep>
export type SetStep = z.infer<typeof setStep>
export type AlertStep = z.infer<typeof alertStep>
export type Step = SayStep | AskStep | WhenStep | SetStep | AlertStep

/** The head of a flow; its steps are read one by one, each by the schema of its kind. */
export const flowSchema = z.strictObject({
  flow: name,
  title: z.string().min(1).max(120),
  intents: z
    .array(name)
    .default([])
    .describe('global intents (locales/*/intents.yaml) that start this flow from anywhere'),
  week: z
    .enum(['asked', 'last-recorded'])
    .default('asked')
    .describe(
      'which week its figures belong to: the one being asked about, or the last one on record',
    ),
  resume: z
    .enum(['repeat', 'quiet'])
    .default('repeat')
    .describe('whether the question that was interrupted is asked again afterwards'),
  start: name,
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
