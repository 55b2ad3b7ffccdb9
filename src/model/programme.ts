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
  readonly quietHours: QuietHours
  readonly workingHours: WorkingHours
  readonly escalation: Escalation
}

/** One class: its title, and the week after the cohort's start in which it is held (the first is 1). */
export type Module = { readonly title: string; readonly week: number }

/** The week after the cohort's start in which the trainer visits; each cohort may move its day. */
export type Visit = { readonly week: number }

export type Schedule = WeeklySchedule | ModuleSchedule

/** Around each class of the programme. */
export type ModuleSchedule = {
  readonly flow: string
  /** Days after the class; negative is before. */
  readonly moduleDays: number
  readonly at: LocalTime
  /** Hours after which a missed occurrence is not sent any more. */
  readonly tooLateAfterHours: number
}

export type WeeklySchedule = {
  readonly flow: string
  /** Every so many weeks, counted from `fromWeek`; every week where absent. */
  readonly every?: number | undefined
  /** First and last week of a cohort (the first is 1) in which it holds. */
  readonly fromWeek?: number | undefined
  readonly toWeek?: number | undefined
  /** ISO weekday: 1 Monday … 7 Sunday. */
  readonly weekday: number
  readonly at: LocalTime
  /** Hours after which a missed occurrence is not sent any more. */
  readonly tooLateAfterHours: number
}

/** `18:00`, local time. */
export type LocalTime = string

/** When trainers answer: ISO weekdays (1 Monday … 7 Sunday), the same hours on each. */
export type WorkingHours = {
  readonly days: readonly number[]
  readonly from: LocalTime
  readonly to: LocalTime
}

/**
 * Working hours that a call for help of each priority waits for one person before the next is told; `idle`: plain hours
 * after which a talk in which nobody writes is closed.
 */
export type Escalation = {
  readonly high: number
  readonly normal: number
  readonly low: number
  readonly idle: number
}

/** No message that the programme starts leaves from `from` until `to`; may span midnight. */
export type QuietHours = { readonly from: LocalTime; readonly to: LocalTime }
