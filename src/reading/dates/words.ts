import { compilePhrases, type PhraseBook } from '../phrases/book.ts'
import type { Spelling } from '../phrases/tokens.ts'
import { DATE_LISTS, type Answers, type DateList } from '../words-file.ts'

/** What a word or phrase says in a date. */
export type DateWord =
  /** `days` from today. */
  | { readonly type: 'day'; readonly days: number }
  /** ISO weekday, Monday 1. */
  | { readonly type: 'weekday'; readonly weekday: number }
  | { readonly type: 'month'; readonly month: number }
  /** A measure of time in days; 0 is a calendar month. */
  | { readonly type: 'unit'; readonly days: number }
  | { readonly type: 'fixed'; readonly month: number; readonly day: number }
  /** A week counted from this one. */
  | { readonly type: 'week'; readonly weeks: number }
  | { readonly type: DateList }

export type DateWords = {
  /** Words of a date: days, weekdays, months, measures, what stands around them. */
  readonly dates: PhraseBook<DateWord>
  /** Phrases that name a week: "la semana pasada". */
  readonly weeks: PhraseBook<DateWord>
  /** Numbers of days that mean another number in speech: `8` → 7. */
  readonly usualDays: ReadonlyMap<number, number>
}

/** Compiles the `dates` of answers.yaml; throws an Error that names a bad phrase. */
export function compileDateWords(dates: Answers['dates'], spelling: Spelling): DateWords {
  const entries = (record: Readonly<Record<string, number>>, word: (n: number) => DateWord) =>
    Object.entries(record).map(([phrase, value]) => [phrase, word(value)] as const)
  const weeks = entries(dates.weeks, (count) => ({ type: 'week', weeks: count }))
  return {
    dates: compilePhrases<DateWord>(
      [
        ...entries(dates.days, (days) => ({ type: 'day', days })),
        ...entries(dates.weekdays, (weekday) => ({ type: 'weekday', weekday })),
        ...entries(dates.months, (month) => ({ type: 'month', month })),
        ...entries(dates.units, (days) => ({ type: 'unit', days })),
        ...Object.entries(dates.fixed).map(([phrase, at]) => [phrase, fixedDay(at)] as const),
        ...DATE_LISTS.flatMap((type) => dates[type].map((phrase) => [phrase, { type }] as const)),
      ],
      spelling,
    ),
    weeks: compilePhrases<DateWord>(weeks, spelling),
    usualDays: new Map(
      Object.entries(dates['usual-days']).map(([days, meant]) => [Number(days), meant]),
    ),
  }
}

function fixedDay(written: string): DateWord {
  const [month = '', day = ''] = written.split('-')
  return { type: 'fixed', month: Number(month), day: Number(day) }
}
