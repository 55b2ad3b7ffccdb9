import type { LocalTime, Schedule } from './schedule.ts'

/** One partner's version of the programme, as data (flows/programmes/*.yaml). */
export type Programme = {
  readonly name: string
  readonly title: string
  readonly organisation: string
  /** ISO 3166 code; names the file locales/es-<code>/country.yaml. */
  readonly country: string
  /** IANA time zone of its people. */
  readonly zone: string
  /** The locale its people are written to in, `es-GT`. */
  readonly language: string
  /** The languages its people can choose from (locales/languages.yaml). */
  readonly languages: readonly string[]
  readonly figures: Readonly<Record<string, { readonly kind: 'money' | 'number' }>>
  /** In the order they are held. */
  readonly modules: readonly Module[]
  /** The trainer's visits to her cohort, in order. */
  readonly visits: readonly Visit[]
  readonly schedules: readonly Schedule[]
  /** What "1 mañana 2 mediodía 3 tardecita" stand for. */
  readonly hours: Readonly<Record<Hour, LocalTime>>
  readonly limits: SendingLimits
  readonly workingHours: WorkingHours
  readonly escalation: Escalation
} & SendingHours

/** One class: its title, and the week after the cohort's start in which it is held (the first is 1). */
export type Module = { readonly title: string; readonly week: number }

/** The week after the cohort's start in which the trainer visits; each cohort may move its day. */
type Visit = { readonly week: number }

/** When people may not be written to by the programme itself, in local time. */
export type SendingHours = {
  readonly quietHours: QuietHours
  /** ISO weekdays (7 is Sunday) on which nothing leaves. */
  readonly daysOff: readonly number[]
  /** The name of the holiday on an ISO date, where nothing leaves on it. */
  readonly holidayOn: (date: string) => string | undefined
  /** Hours of the weekdays on which her people sell at the market. */
  readonly market?: MarketDays | undefined
}

/** When trainers answer: ISO weekdays (1 Monday … 7 Sunday), the same hours on each. */
type WorkingHours = {
  readonly days: readonly number[]
  readonly from: LocalTime
  readonly to: LocalTime
  /** The name of the holiday on an ISO date: the country's, and the partner's own; nobody works on it. */
  readonly holidayOn: (date: string) => string | undefined
}

/**
 * Working hours that a call for help of each priority waits for one person before the next is told; `idle`: plain hours
 * after which a talk in which nobody writes is closed.
 */
type Escalation = {
  readonly high: number
  readonly normal: number
  readonly low: number
  readonly idle: number
}

/** No message that the programme starts leaves from `from` until `to`; may span midnight. */
export type QuietHours = {
  readonly from: LocalTime
  readonly to: LocalTime
  /** In place of both on Saturdays. */
  readonly saturday?: { readonly from: LocalTime; readonly to: LocalTime } | undefined
}

type MarketDays = {
  readonly weekdays: readonly number[]
  readonly from: LocalTime
  readonly to: LocalTime
}

/** How much the programme writes by itself, and how it spreads what comes due at once. */
export type SendingLimits = {
  /** Messages that the programme starts, to one person. */
  readonly aDay: number
  readonly aWeek: number
  /** What is due at one time leaves over so many minutes, each person at a place of her own. */
  readonly spreadMinutes: number
}

/** The same programmes at the minute they name: where a clock can jump, nobody waits for a spread. */
export function withoutSpread(
  programmes: ReadonlyMap<string, Programme>,
): ReadonlyMap<string, Programme> {
  return new Map(
    [...programmes].map(([name, programme]) => {
      const limits = { ...programme.limits, spreadMinutes: 0 }
      return [name, { ...programme, limits }]
    }),
  )
}

export const HOURS = ['morning', 'midday', 'afternoon'] as const
type Hour = (typeof HOURS)[number]
