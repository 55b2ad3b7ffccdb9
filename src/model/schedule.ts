import type { DateKind } from './cohort-date.ts'

/**
 * What a message of the programme is, which decides what becomes of it when it may not go at its time (calendar/classes.ts).
 * reminder: of a class or visit. check-in: the week's question. lesson: a rule of thumb and the like. survey: a question
 * asked now and then. notice: nice to have.
 */
export const SCHEDULE_CLASSES = ['reminder', 'check-in', 'lesson', 'survey', 'notice'] as const
export type ScheduleClass = (typeof SCHEDULE_CLASSES)[number]

/** When a programme starts a flow by itself: at most once on a local day for a person. */
export type Schedule = ScheduleHead & Recurrence

type ScheduleHead = {
  /** Its name within the programme: with the person and the nominal day it identifies an occurrence. */
  readonly id: string
  readonly flow: string
  readonly class: ScheduleClass
  readonly at: LocalTime
  /** Whether the cohort's or the person's own hour (and weekday, where it is weekly) takes the place of the schedule's. */
  readonly hers: boolean
  /** Hours after which a missed occurrence is not sent any more. */
  readonly tooLateAfterHours: number
}

/** Which local days of a cohort a schedule has. Weeks are counted from the cohort's start; the first is 1. */
export type Recurrence = Weekly | Monthly | AfterStart | Around

/** Every so many weeks on a weekday (ISO: 1 Monday … 7 Sunday), counted from `fromWeek`. */
export type Weekly = {
  readonly type: 'weekly'
  readonly weekday: number
  readonly every: number
} & Weeks

/** On a day of the month; the month's last where it is shorter. */
export type Monthly = { readonly type: 'monthly'; readonly monthDay: number } & Weeks

/** So many weeks after the start, on its weekday. */
type AfterStart = { readonly type: 'after-start'; readonly weeks: number }

/** So many days after (negative: before) each class, visit or harvest of the cohort. */
export type Around = { readonly type: 'around'; readonly kind: DateKind; readonly days: number }

type Weeks = { readonly fromWeek: number; readonly toWeek: number }

/** `18:00`, local time. */
export type LocalTime = string
