import { z } from 'zod'
import { CLASSES } from '../calendar/classes.ts'
import {
  SCHEDULE_CLASSES,
  type Recurrence,
  type Schedule,
  type ScheduleClass,
} from '../model/schedule.ts'
import { WEEKDAYS } from '../model/weekday.ts'
import { localTime } from './schema.ts'

/* The schedules of a programme file: one shape a recurrence. */

/** Hours as a programme file writes them, `24h`. */
export const hours = z
  .string()
  .regex(/^\d{1,3}h$/, 'expected hours like 24h')
  .transform((text) => Number(text.slice(0, -1)))

export const someHours = hours.refine((value) => value > 0, 'expected hours like 2h, from 1h up')

const weekNumber = z.number().int().min(1).max(200)
const days = z.number().int().min(-30).max(30)

const head = {
  flow: z.string(),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional(),
  class: z.enum(SCHEDULE_CLASSES).optional(),
  at: localTime,
  hers: z.boolean().default(false),
  'too-late-after': someHours.optional(),
}

const weeks = { 'from-week': weekNumber.default(1), 'to-week': weekNumber.optional() }

type Weeks = { readonly 'from-week': number; readonly 'to-week'?: number | undefined }
const LATER_WEEK = { path: ['to-week'], message: 'expected a week from from-week on' }

type Head = {
  readonly flow: string
  readonly id?: string | undefined
  readonly class?: ScheduleClass | undefined
  readonly at: string
  readonly hers: boolean
  readonly 'too-late-after'?: number | undefined
}

const weekly = z
  .strictObject({
    ...head,
    weekday: z.enum(WEEKDAYS),
    every: weekNumber.default(1),
    ...weeks,
  })
  .refine(isRange, LATER_WEEK)
  .transform((raw) =>
    made(raw, 'check-in', {
      type: 'weekly',
      weekday: WEEKDAYS.indexOf(raw.weekday) + 1,
      every: raw.every,
      ...rangeOf(raw),
    }),
  )

const monthly = z
  .strictObject({ ...head, 'month-day': z.number().int().min(1).max(31), ...weeks })
  .refine(isRange, LATER_WEEK)
  .transform((raw) =>
    made(raw, 'survey', { type: 'monthly', monthDay: raw['month-day'], ...rangeOf(raw) }),
  )

const afterStart = z
  .strictObject({ ...head, 'weeks-after-start': z.number().int().min(0).max(200) })
  .transform((raw) => made(raw, 'lesson', { type: 'after-start', weeks: raw['weeks-after-start'] }))

const aroundModule = z
  .strictObject({ ...head, module: days })
  .transform((raw) => made(raw, 'reminder', { type: 'around', kind: 'module', days: raw.module }))

const aroundVisit = z
  .strictObject({ ...head, visit: days })
  .transform((raw) => made(raw, 'reminder', { type: 'around', kind: 'visit', days: raw.visit }))

const aroundHarvest = z
  .strictObject({ ...head, harvest: days })
  .transform((raw) => made(raw, 'check-in', { type: 'around', kind: 'harvest', days: raw.harvest }))

/** One schedule: weekly (or every so many weeks), monthly, weeks after the start, or around a class, visit or harvest. */
export const schedule = z.union([
  weekly,
  monthly,
  afterStart,
  aroundModule,
  aroundVisit,
  aroundHarvest,
])

function made(raw: Head, usual: ScheduleClass, recurrence: Recurrence): Schedule {
  const { flow, id = flow, at, hers } = raw
  const kind = raw.class ?? usual
  const tooLateAfterHours = raw['too-late-after'] ?? CLASSES[kind].tooLateAfterHours
  return { id, flow, class: kind, at, hers, tooLateAfterHours, ...recurrence }
}

function isRange({ 'from-week': from, 'to-week': to }: Weeks): boolean {
  return to === undefined || to >= from
}

function rangeOf(raw: Weeks): {
  readonly fromWeek: number
  readonly toWeek: number
} {
  return { fromWeek: raw['from-week'], toWeek: raw['to-week'] ?? Infinity }
}
