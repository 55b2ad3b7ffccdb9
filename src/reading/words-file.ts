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
  'zero',
  'approximate',
  'bounds',
  'article',
  'money',
  'not-a-count-before',
  'not-a-count-after',
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

const phrase = z.union([z.string().trim().min(1), z.number().transform(String)])
const phrases = z.array(phrase).default([])
const numbers = z.record(z.string(), z.number()).default({})

function lists<Name extends string>(names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, phrases])) as Record<Name, typeof phrases>
}

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
    ...lists(DATE_LISTS),
  })
  .prefault({})

/** `locales/<locale>/answers.yaml`; a country's file adds to its language's. */
export const answersSchema = z.strictObject({
  spelling: z.array(z.tuple([z.string().min(1), z.string()])).default([]),
  abbreviations: z.record(z.string(), z.string()).default({}),
  ...lists(ANSWER_LISTS),
  numbers,
  joiners: phrases,
  halves: phrases,
  'out-of': phrases,
  ordinals: numbers,
  'ordinal-endings': phrases,
  ratings: numbers,
  dates,
})
export type Answers = z.infer<typeof answersSchema>

export const INTENT_TYPES = [
  'stop',
  'erase',
  'who-are-you',
  'human',
  'correct',
  'pause',
  'start-again',
  'menu',
  'language',
  'audio',
  'text',
  'already-told',
  'help',
  'courtesy',
  'greeting',
] as const
export type IntentType = (typeof INTENT_TYPES)[number]

const intent = z.strictObject({ whole: phrases, starts: phrases, contains: phrases })

/** `locales/<locale>/intents.yaml`: what a whole message, its beginning or a part of it asks for. */
export const intentsSchema = z.strictObject({
  groups: z.record(z.string(), z.array(phrase)).default({}),
  intents: z.partialRecord(z.enum(INTENT_TYPES), intent),
})
export type Intents = z.infer<typeof intentsSchema>
