import type { Item, ItemKind } from './item.ts'
import type { Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/** Words that forbid it wherever they stand. */
export function worded({ items, has }: Message, at: number): AskWhy | undefined {
  const isZero = items[at]?.amount?.minor === 0
  for (const [kind, why] of FORBID) {
    const repeats = isZero && (kind === 'zero' || kind === 'no-sales')
    if (has.has(kind) && !repeats && !(kind === 'got' && isOfSales(items, at))) return why
  }
  return undefined
}

/** "saqué 875 de ventas", "junté como Q400 de venta": once, right before the amount. */
function isOfSales(items: readonly Item[], at: number): boolean {
  const got = items.findIndex(({ kind }) => kind === 'got')
  const isLed = items.slice(got + 1, at).every(({ kind }) => kind === 'hedge' || kind === 'only')
  const isOnce = items.findLastIndex(({ kind }) => kind === 'got') === got
  const next = items[at + 1]
  return (
    got < at && isLed && isOnce && next?.kind === 'sold' && /^(?:de|en|por) … venta/.test(next.text)
  )
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
  ['got', 'unclear'],
  ['debt', 'unclear'],
  ['paper', 'unclear'],
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
