/** What a word or phrase of `locales/<language>/money.yaml` does in a money answer; the words are data. */
export const WORD_CLASSES = [
  'article',
  'and',
  'or',
  'to',
  'of',
  'from',
  'with',
  'in',
  'for',
  'plus',
  'times',
  'often',
  'between',
  'dash',
  'hedge',
  'feminine-hedge',
  'some-more',
  'bound',
  'only',
  'sold',
  'sales',
  'sold-little',
  'sold-went',
  'is',
  'total',
  'zero',
  'no-sales',
  'little',
  'relative',
  'comparison',
  'does-not-know',
  'later',
  'refuses',
  'already-told',
  'correction',
  'apology',
  'no',
  'day',
  'yesterday',
  'today',
  'so-far',
  'part-of-day',
  'week',
  'this-week',
  'present-week',
  'last-week',
  'other-period',
  'rate',
  'percent',
  'expense',
  'after-costs',
  'profit',
  'no-profit',
  'little-profit',
  'got',
  'collected',
  'loss',
  'debt',
  'wish',
  'hope',
  'question',
  'measure',
  'duration',
  'hour',
  'hour-before',
  'id',
  'paper',
  'counted',
  'month',
  'ordinal',
  'date-before',
  'stock',
  'goods',
  'money',
  'courtesy',
  'title',
  'self',
  'kin',
  'place',
  'because',
  'context',
] as const

type WordClass = (typeof WORD_CLASSES)[number]

/** What is asked: how much was sold, or how much was left when all was paid. */
export type Asked = 'sales' | 'profit'

/** A class of the vocabulary, or of the numbers and the country's money. */
export type LexiconClass =
  | WordClass
  | 'number'
  | 'feminine'
  | 'hundreds'
  | 'multiplier'
  | 'vague-multiplier'
  | 'million-letter'
  | 'half'
  | 'currency'
  | 'slang'
  | 'cents'
  | 'coin'
  | 'foreign'
  | 'number-like'
