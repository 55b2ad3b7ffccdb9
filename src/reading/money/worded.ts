import type { ItemKind } from './item.ts'
import type { Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/** Words that forbid it wherever they stand. */
export function worded({ has }: Message, isZero: boolean): AskWhy | undefined {
  for (const [kind, why] of FORBID) {
    const repeats = isZero && (kind === 'zero' || kind === 'no-sales')
    if (has.has(kind) && !repeats) return why
  }
  return undefined
}

const FORBID: readonly (readonly [ItemKind, AskWhy])[] = [
  ['foreign', 'currency'],
  ['correction', 'correction'],
  ['loss', 'negative'],
  ['between', 'range'],
  ['bound', 'range'],
  ['rate', 'rate'],
  ['percent', 'unclear'],
  ['or', 'range'],
  ['times', 'quantity'],
  ['often', 'quantity'],
  ['yesterday', 'days'],
  ['part-of-day', 'days'],
  ['other-period', 'period'],
  ['relative', 'relative'],
  ['expense', 'unclear'],
  ['profit', 'unclear'],
  ['debt', 'unclear'],
  ['wish', 'unclear'],
  ['question', 'unclear'],
  ['no-sales', 'unclear'],
  ['zero', 'unclear'],
  ['does-not-know', 'unclear'],
  ['later', 'unclear'],
  ['refuses', 'unclear'],
  ['already-told', 'unclear'],
  ['half', 'scale'],
  ['hundreds', 'scale'],
  ['multiplier', 'scale'],
  ['vague-multiplier', 'scale'],
  ['million-letter', 'scale'],
  ['slang', 'quantity'],
  ['cents', 'scale'],
  ['coin', 'scale'],
  ['cheque', 'scale'],
  ['number-like', 'unclear'],
  ['some-more', 'unclear'],
  ['mark', 'unclear'],
]
