import { z } from 'zod'
import type { Programme } from '../model/programme.ts'
import { sayAll } from './check/say.ts'
import { schemaFindings } from './check/read/schema-findings.ts'
import { FlowError } from './issue.ts'
import { WEEKDAYS } from '../model/weekday.ts'
import { schedule, someHours } from './schedules.ts'
import { localTime } from './schema.ts'
import { eachOnce } from './each-once.ts'
import { officeHolidays, sendingRules, sendingShape } from './sending-rules.ts'
import type { YamlFile } from '../yaml.ts'

const zone = z.string().refine(isZone, 'expected an IANA time zone like America/Guatemala')

/** As questions name it where they save (schema.ts). */
const figureName = z.string().regex(/^[a-z][a-z0-9_]*$/)

const weekNumber = z.number().int().min(1).max(200)

const workingHours = z
  .strictObject({ days: eachOnce(z.enum(WEEKDAYS)).min(1), from: localTime, to: localTime })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'expected an hour after from',
  })
  .transform(({ days, ...times }) => ({
    days: days.map((day) => WEEKDAYS.indexOf(day) + 1),
    ...times,
  }))
  .prefault({
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    from: '08:00',
    to: '17:00',
  })

const escalation = z
  .strictObject({ high: someHours, normal: someHours, low: someHours, idle: someHours })
  .prefault({ high: '2h', normal: '8h', low: '16h', idle: '8h' })

const locale = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'expected a locale like es-GT')

/** A programme as its file describes it. */
export type ProgrammeFile = Programme & {
  /** ISO 4217; that of its country where the file gives none. */
  readonly currency?: string | undefined
  /** Whether its people can choose voice notes: then the recordings must be there. */
  readonly audio: boolean
}

/** A file of flows/programmes. */
export const programmeSchema = z
  .strictObject({
    programme: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: z.string().trim().min(1),
    organisation: z.string().trim().min(1),
    country: z.string().regex(/^[A-Z]{2}$/, 'expected a country code like GT'),
    zone,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'expected a currency code like GTQ')
      .optional(),
    audio: z.boolean().default(false),
    language: locale,
    languages: eachOnce(locale).min(1).default(['es']),
    figures: z.record(figureName, z.strictObject({ kind: z.enum(['money', 'number']) })),
    modules: z
      .array(z.strictObject({ title: z.string().trim().min(1), week: weekNumber }))
      .superRefine(growing)
      .superRefine(otherTitles)
      .default([]),
    visits: z
      .array(z.strictObject({ week: weekNumber }))
      .superRefine(growing)
      .default([]),
    schedules: z.array(schedule),
    ...sendingShape,
    'working-hours': workingHours,
    escalation,
  })
  .transform(({ programme, 'working-hours': hoursOfWork, ...rest }): ProgrammeFile => ({
    name: programme,
    workingHours: { ...hoursOfWork, holidayOn: officeHolidays(rest) },
    ...rest,
    ...sendingRules(rest),
  }))

/** Reads a programme file; throws a FlowError with every issue, each with its place. */
export function readProgramme(yaml: YamlFile): Programme {
  const parsed = programmeSchema.safeParse(yaml.value)
  if (parsed.success) return parsed.data
  throw new FlowError(sayAll(schemaFindings(parsed.error, yaml, [], programmeSchema), 'en'))
}

type Held = { readonly week: number; readonly title?: string }

function growing(all: readonly Held[], context: z.RefinementCtx): void {
  const at = all.findIndex(({ week }, index) => week < (all[index - 1]?.week ?? 0))
  const path = [at, 'week']
  if (at >= 0) context.addIssue({ code: 'custom', path, message: 'expected weeks that grow' })
}

function otherTitles(all: readonly Held[], context: z.RefinementCtx): void {
  const titles = all.map(({ title }) => title)
  const at = titles.findIndex((title, index) => titles.indexOf(title) < index)
  const path = [at, 'title']
  if (at >= 0) context.addIssue({ code: 'custom', path, message: 'expected each once' })
}

function isZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC'
}
