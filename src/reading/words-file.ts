import { z } from 'zod'

/** The lists of phrases in `answers.yaml`: what each is for stands in the file. */
export const ANSWER_LISTS = [
  'yes',
  'no',
  'unsure',
  'but',
  'thanks',
  'greetings',
  'fillers',
  'pointing',
  'or',
  'because',
  'last',
  'both',
  'zero',
  'approximate',
  'bounds',
  'article',
  'money',
  'not-a-count-before',
  'not-a-count-after',
  'acknowledged',
  'hesitations',
  'nothing-to-tell',
  'asks',
  'sold',
  'every-day',
  'except',
] as const
export type AnswerList = (typeof ANSWER_LISTS)[number]

/** The lists of `dates` in answers.yaml that are only phrases. */
export const DATE_LISTS = [
  'month-end',
  'this-month',
  'next-month',
  'weekend',
  'this-week',
  'next-week',
  'after-next',
  'gone',
  'ago',
  'ahead',
  'not',
  'or',
  'of',
  'from',
  'to',
  'day-of',
  'time-of-day',
  'week-of',
] as const
export type DateList = (typeof DATE_LISTS)[number]

/** A phrase as written in YAML, where 1 is a number. */
export const phrase = z.union([z.string().trim().min(1), z.number().transform(String)])
/** A list of phrases; their syntax stands in `locales/es/answers.yaml`. */
export const phrases = z.array(phrase).default([])
const numbers = z.record(z.string(), z.number()).default({})

const answerLists = {
  yes: phrases,
  no: phrases,
  unsure: phrases,
  but: phrases,
  thanks: phrases,
  greetings: phrases,
  fillers: phrases,
  pointing: phrases,
  or: phrases,
  because: phrases,
  last: phrases,
  both: phrases,
  zero: phrases,
  approximate: phrases,
  bounds: phrases,
  article: phrases,
  money: phrases,
  'not-a-count-before': phrases,
  'not-a-count-after': phrases,
  acknowledged: phrases,
  hesitations: phrases,
  'nothing-to-tell': phrases,
  asks: phrases,
  sold: phrases,
  'every-day': phrases,
  except: phrases,
} satisfies Record<AnswerList, typeof phrases>

const dateLists = {
  'month-end': phrases,
  'this-month': phrases,
  'next-month': phrases,
  weekend: phrases,
  'this-week': phrases,
  'next-week': phrases,
  'after-next': phrases,
  gone: phrases,
  ago: phrases,
  ahead: phrases,
  not: phrases,
  or: phrases,
  of: phrases,
  from: phrases,
  to: phrases,
  'day-of': phrases,
  'time-of-day': phrases,
  'week-of': phrases,
} satisfies Record<DateList, typeof phrases>

const dates = z
  .strictObject({
    days: numbers,
    weekdays: numbers,
    months: numbers,
    units: numbers,
    'usual-days': numbers,
    fixed: z
      .record(z.string(), z.string().regex(/^\d\d-\d\d$/, 'write month-day: 12-25'))
      .default({}),
    weeks: numbers,
    ...dateLists,
  })
  .prefault({})

/** What stands for what inside a word. */
const letters = z.string().regex(/^\S*$/, 'write letters without a space between: que')

/** `locales/<locale>/answers.yaml`; a country's file adds to its language's. */
export const answersSchema = z.strictObject({
  spelling: z.array(z.tuple([letters.min(1), letters])).default([]),
  abbreviations: z.record(z.string(), z.string()).default({}),
  ...answerLists,
  numbers,
  joiners: phrases,
  halves: phrases,
  'out-of': phrases,
  ordinals: numbers,
  'ordinal-endings': z.array(z.string().regex(/^\p{L}+$/u, 'write letters only: ro')).default([]),
  ratings: numbers,
  figures: z.record(z.string(), phrases).default({}),
  dates,
})
export type Answers = z.infer<typeof answersSchema>
