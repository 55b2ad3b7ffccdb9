import type { Country } from '../country.ts'
import { clauseOf, isDenied, isUnexplained, soldBefore, type Anchor } from './context.ts'
import type { Item, ItemKind } from './item.ts'
import { amountAt, type Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/** What stands against taking the amount at an index as the week's sales; undefined where nothing does. */
export function objectionTo(
  message: Message,
  at: number,
  anchor: Anchor,
  country: Country,
): AskWhy | undefined {
  return (
    worded(message, amountAt(message, at).minor === 0) ??
    placed(message, at, anchor) ??
    spoken(message, at, country) ??
    dated(message, at, anchor) ??
    beside(message, at, anchor) ??
    (isDenied(message, at, anchor) ? 'unclear' : undefined) ??
    (isUnexplained(message, at, anchor) ? 'unclear' : undefined)
  )
}

/** Words that forbid it wherever they stand. */
function worded({ has }: Message, isZero: boolean): AskWhy | undefined {
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

/** What stands right before or after it: "-500", "a 35", "por 20", "con 500". */
function placed(message: Message, at: number, anchor: Anchor): AskWhy | undefined {
  const { items } = message
  if (isDecimalTail(items, at)) return 'malformed'
  if (isCutOff(items, at)) return 'unclear'
  if (items[at - 1]?.text === ')' && items[at - 2]?.text.length === 1) return 'unclear'
  if (isWithdrawn(items, at)) return 'correction'
  const before = beforeHedges(items, at)
  const previous = items[before]
  const why = previous && BEFORE.get(previous.kind)
  if (why) return why
  if (anchor === 'bare' && isNamed(message, at)) return 'unclear'
  const isOfSales = anchor === 'sold' || isLedIn(items[before - 1])
  if (previous?.kind === 'of' && !isOfSales) return 'unclear'
  const isCounted = previous?.kind === 'of' ? !isOfSales : !isFree(previous)
  if (amountAt(message, at).implicit && isCounted) return 'scale'
  if (items[at + 1]?.kind === 'plus') return 'sum'
  if (items[at + 1]?.kind === 'dash' && items[at + 2]?.kind === 'amount') return 'range'
  return items[at + 1]?.kind === 'for' && !isHarmlessCause(items[at + 2]) ? 'rate' : undefined
}

const BEFORE: ReadonlyMap<ItemKind, AskWhy> = new Map<ItemKind, AskWhy>([
  ['dash', 'negative'],
  ['plus', 'sum'],
  ['to', 'rate'],
  ['for', 'rate'],
  ['with', 'unclear'],
  ['in', 'unclear'],
  ['from', 'unclear'],
  ['money', 'unclear'],
  ['ordinal', 'unclear'],
  ['duration', 'unclear'],
  ['date-before', 'unclear'],
])

/** "4521 es el código": what the number is called follows it. */
function isNamed({ items }: Message, at: number): boolean {
  const [, to] = clauseOf(items, at)
  return items.slice(at + 1, to).some((item) => item.kind === 'id')
}

/** "500, perdón": an apology after the amount takes it back; before it, it is courtesy. */
function isWithdrawn(items: readonly Item[], at: number): boolean {
  return items.some((item, index) => item.kind === 'apology' && index > at)
}

/** "a unos 35": what stands before the words that only soften the amount. */
function beforeHedges(items: readonly Item[], at: number): number {
  let before = at - 1
  while (items[before]?.kind === 'hedge' || items[before]?.kind === 'only') before -= 1
  return before
}

/** ".50", "$.50": a mark that belongs to the number, with nothing before it. */
function isDecimalTail(items: readonly Item[], at: number): boolean {
  const mark = items[at - 1]
  if (mark?.kind !== 'break' || (mark.text !== '.' && mark.text !== ',') || items[at]?.gap)
    return false
  const before = items[at - 2]
  return !before || mark.gap || before.kind === 'currency' || before.text.length === 1
}

/** "500 y", "500 mi", "i500": the rest is missing, or a letter stands for a digit. */
function isCutOff(items: readonly Item[], at: number): boolean {
  const previous = items[at - 1]
  const isLetter = previous !== undefined && /^[a-z]$/.test(previous.text) && !items[at]?.gap
  if (isLetter) return true
  const next = items[at + 1]
  if (next === undefined || !CONNECTS.has(next.kind)) return false
  const after = items[at + 2]
  return after === undefined || after.kind === 'break' || isThanks(next, after)
}

/** "3 millones de gracias". */
function isThanks(next: Item, after: Item): boolean {
  return next.kind === 'of' && after.kind === 'courtesy'
}

const CONNECTS: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'article',
  'of',
  'in',
  'with',
  'for',
  'to',
  'and',
  'from',
  'date-before',
])

function isLedIn(item: Item | undefined): boolean {
  return item === undefined || item.kind === 'is' || item.kind === 'hedge'
}

/** "mil" and "millón" without a count count as one only where nothing before could be their number. */
function isFree(item: Item | undefined): boolean {
  return item === undefined || FREE.has(item.kind)
}

const FREE: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'break',
  'hedge',
  'only',
  'is',
  'sold',
  'sales',
  'total',
  'courtesy',
  'title',
  'this-week',
  'context',
  'because',
  'little',
  'today',
])

function isHarmlessCause(item: Item | undefined): boolean {
  return item?.kind === 'context' || item?.kind === 'this-week'
}

/** "25 con 50" where nobody uses cents. */
function spoken(message: Message, at: number, country: Country): AskWhy | undefined {
  const isOdd = country.droppedThousand !== undefined && amountAt(message, at).spoken
  return isOdd ? 'scale' : undefined
}

/** A named day or month makes it one day's or another month's, unless the whole week or a date is said. */
function dated(message: Message, at: number, anchor: Anchor): AskWhy | undefined {
  const { items, has } = message
  if (has.has('day')) {
    const days = items.flatMap((item, index) => (item.kind === 'day' ? [index] : []))
    const isFine =
      anchor === 'sold' && (isSpan(items, days) || days.every((day) => isDated(items, day)))
    if (!isFine) return 'days'
  }
  const isLoose = items.some((item, index) => item.kind === 'month' && !isOfDate(items, index))
  if (isLoose) return 'period'
  if (isWithinDay(message, at)) return 'days'
  return undefined
}

/** "ese día", "la primera vez", "en el día": a day without a number in the amount's own clause. */
function isWithinDay({ items }: Message, at: number): boolean {
  const [from, to] = clauseOf(items, at)
  for (let index = from; index < to; index += 1) {
    if (items[index]?.kind === 'duration' && items[index - 1]?.kind !== 'amount') return true
  }
  return false
}

/** "de lunes a sábado". */
function isSpan(items: readonly Item[], days: readonly number[]): boolean {
  const [first = -1, second = -1] = days
  const between = items.slice(first + 1, second)
  return (
    days.length === 2 && between.every((item) => item.kind === 'to' || item.kind === 'date-before')
  )
}

/** "hoy lunes", "lunes 12 de mayo", "lunes 12/05". */
function isDated(items: readonly Item[], day: number): boolean {
  const previous = items[day - 1]?.kind
  const next = items[day + 1]
  return previous === 'today' || next?.kind === 'date' || isDayOfMonth(items, day + 1)
}

function isDayOfMonth(items: readonly Item[], at: number): boolean {
  const of = items[at + 1]?.kind === 'of' ? at + 2 : at + 1
  return items[at]?.kind === 'amount' && items[of]?.kind === 'month'
}

function isOfDate(items: readonly Item[], month: number): boolean {
  const previous = items[month - 1]?.kind === 'of' ? month - 2 : month - 1
  return items[previous]?.kind === 'amount'
}

/** Other numbers: dates stand beside anything; hours and days beside a firm amount; things beside "vendí". */
function beside(message: Message, at: number, anchor: Anchor): AskWhy | undefined {
  for (const other of message.others) {
    if (other.role === 'date') continue
    if (other.role === 'percent') return 'unclear'
    if (other.role === 'quantity' && !isApart(message, other.at, at, anchor)) return 'quantity'
    if (anchor === 'bare') return 'quantity'
  }
  return undefined
}

/** "vendí 700, fueron 20 pollos": sales are said of the amount itself, not of the things. */
function isApart(message: Message, other: number, at: number, anchor: Anchor): boolean {
  const sold = soldBefore(message, at)
  return anchor === 'sold' && sold !== undefined && (other > at || sold > other)
}
