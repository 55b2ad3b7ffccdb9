import { z } from 'zod'
import { WORD_CLASSES } from './word-class.ts'
import { wordList as words } from './word-list.ts'

const asked = z.partialRecord(z.enum(WORD_CLASSES), z.enum(WORD_CLASSES))
const names = z.strictObject({ one: z.string(), many: z.string() })

/** `locales/<language>/money.yaml` */
export const moneyFile = z.strictObject({
  language: z.string(),
  numbers: z.record(z.string().regex(/^\d+$/), words),
  feminine: words,
  hundreds: words,
  thousand: words,
  million: words,
  'without-count': words,
  'vague-multiplier': words,
  half: words,
  'came-to': words,
  'of-it': words,
  'there-is': words,
  minus: words,
  'month-or-day': words,
  joints: words,
  'not-numbers': words,
  /** What words of a class do where a figure is asked, if that is not what the class says. */
  asked: z.strictObject({ sales: asked, profit: asked }),
  words: z.record(z.enum(WORD_CLASSES), words),
  emoji: z.string(),
  writing: z.strictObject({
    small: words.pipe(z.array(z.string()).length(30)),
    tens: words.pipe(z.array(z.string()).length(7)),
    hundred: z.string(),
    hundreds: words.pipe(z.array(z.string()).length(9)),
    thousand: z.string(),
    million: names,
    alone: z.record(z.string(), z.string()),
    and: z.string(),
    of: z.string(),
    with: z.string(),
    minus: z.string(),
  }),
})

export type LanguageFile = z.infer<typeof moneyFile>
/** The words with which an amount is said back. */
export type Writing = LanguageFile['writing']
