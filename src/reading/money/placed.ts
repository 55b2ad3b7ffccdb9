import { THERE_IS } from './build-lexicon.ts'
import { clauseOf, LEADS_ON, type Anchor } from './context.ts'
import type { Item, ItemKind } from './item.ts'
import { amountAt, type Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/** What stands right before or after it: "-500", "a 35", "por 20", "con 500". */
export function placed(message: Message, at: number, anchor: Anchor): AskWhy | undefined {
  const { items } = message
  if (isDecimalTail(items, at)) return 'malformed'
  if (isCutOff(items, at)) return 'unclear'
  if (items[at - 1]?.text === ')' && items[at - 2]?.text.length === 1) return 'unclear'
  if (isWithdrawn(items, at)) return 'correction'
  const before = beforeHedges(items, at)
  const previous = items[before]
  const why = previous && BEFORE.get(previous.kind)
  if (why) return why
  if (previous?.kind === 'context' && previous.value === THERE_IS) return 'unclear'
  if (isHoped(items, at, anchor) || isQuestioned(message, at)) return 'unclear'
  if (anchor === 'bare' && (isNamed(message, at) || isForPlace(items, before))) return 'unclear'
  if (isDangling(items, before, anchor)) return 'unclear'
  const isOfSales = anchor === 'sold' || isLedIn(items[before - 1])
  if (previous?.kind === 'of' && !isOfSales) return 'unclear'
  if (previous?.kind === 'of' && isOneThing(items[before - 1])) return 'quantity'
  const isCounted = previous?.kind === 'of' ? !isOfSales : !isFree(previous)
  if (amountAt(message, at).implicit && isCounted) return 'scale'
  if (items[at + 1]?.kind === 'plus') return 'sum'
  if (items[at + 1]?.kind === 'to' && items[at + 2]?.kind === 'currency') return 'quantity'
  if (isOpenEnded(items, at)) return 'range'
  if (isPartOnly(items)) return 'unclear'
  if (items[at + 1]?.kind === 'dash' && items[at + 2]?.kind === 'amount') return 'range'
  return items[at + 1]?.kind === 'for' && !isHarmlessCause(items[at + 2]) ? 'unclear' : undefined
}

const BEFORE: ReadonlyMap<ItemKind, AskWhy> = new Map<ItemKind, AskWhy>([
  ['dash', 'negative'],
  ['plus', 'sum'],
  ['to', 'quantity'],
  ['for', 'unclear'],
  ['with', 'unclear'],
  ['in', 'unclear'],
  ['from', 'unclear'],
  ['after-costs', 'unclear'],
  ['money', 'unclear'],
  ['ordinal', 'unclear'],
  ['duration', 'unclear'],
  ['date-before', 'unclear'],
  ['currency', 'unclear'],
  ['article', 'unclear'],
  ['hour-before', 'unclear'],
  ['id', 'unclear'],
])

/** "4521 es el código": what the number is called follows it. */
function isNamed({ items }: Message, at: number): boolean {
  const [, to] = clauseOf(items, at)
  return items.slice(at + 1, to).some((item) => item.kind === 'id')
}

/** "colegio 200", "internet 150": rather a bill; "en el mercado 500" says where she sold. */
function isForPlace(items: readonly Item[], before: number): boolean {
  const led = items[before - 1]?.kind
  return items[before]?.kind === 'place' && (led === undefined || led === 'break')
}

/** "primero Dios 800", "Q800 primero Dios": hoped for, unless something says that it was sold. */
function isHoped(items: readonly Item[], at: number, anchor: Anchor): boolean {
  if (anchor !== 'sold') return items.some((item) => item.kind === 'hope')
  let before = at - 1
  while (LEADS_ON.has(items[before]?.kind ?? 'hope') || items[before]?.kind === 'break') before -= 1
  return items[before]?.kind === 'hope'
}

/** "¿500 está bien?" asks; "¿500?" is only confirmed. */
function isQuestioned({ items }: Message, at: number): boolean {
  const [from, to] = clauseOf(items, at)
  return items[from - 1]?.text === '¿' && to - from > 1
}

/** "500?", "¿500?": she is not sure, or asks; "500 ¿y usted?" asks something else. */
export function isUnsure({ items }: Message, at: number): boolean {
  const [, to] = clauseOf(items, at)
  const mark = items.slice(to).find(({ kind, text }) => kind !== 'break' || '¿?'.includes(text))
  return mark?.text === '?'
}

/** "y 500" after nothing, "más e 500", "al me 500": pieces of words that changed the amount. */
function isDangling(items: readonly Item[], before: number, anchor: Anchor): boolean {
  if (items[before]?.kind === 'and' && !AND_AFTER.has(items[before - 1]?.kind ?? 'and')) return true
  if (anchor === 'sold') return false
  return items.some((item, index) => {
    if (item.kind !== 'date-before') return false
    const next = items[index + 1]
    const isContext = next?.kind === 'context' && next.text.length > 3
    return next === undefined || !(isContext || DATE_BEFORE.has(next.kind))
  })
}

const AND_AFTER: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'break',
  'courtesy',
  'title',
  'context',
  'place',
  'sold',
  'this-week',
  'date',
  'amount',
  'duration',
  'goods',
  'little',
])

const DATE_BEFORE: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'amount',
  'date',
  'day',
  'month',
  'place',
  'this-week',
  'week',
  'today',
  'so-far',
  'money',
  'goods',
  'sales',
  'sold',
  'total',
  'id',
])

/** "500, perdón": an apology after the amount takes it back; before it, it is courtesy. */
function isWithdrawn(items: readonly Item[], at: number): boolean {
  return items.some((item, index) => item.kind === 'apology' && index > at)
}

const SOFTENS: ReadonlySet<ItemKind> = new Set<ItemKind>(['hedge', 'only'])

/** "a unos 35", "-(35)": what stands before the words that only soften the amount. */
function beforeHedges(items: readonly Item[], at: number): number {
  let before = at - 1
  while (SOFTENS.has(items[before]?.kind ?? 'break') || items[before]?.text === '(') before -= 1
  return before
}

/** ".50", "$.50": a mark that belongs to the number, with nothing before it. */
function isDecimalTail(items: readonly Item[], at: number): boolean {
  const mark = items[at - 1]
  if (mark?.kind !== 'break' || (mark.text !== '.' && mark.text !== ',') || items[at]?.gap)
    return false
  const before = items[at - 2]
  if (isEllipsis(items, at)) return false
  return !before || mark.gap || before.kind === 'currency' || before.text.length === 1
}

/** "vendí...500". */
function isEllipsis(items: readonly Item[], at: number): boolean {
  return items.slice(Math.max(0, at - 3), at).filter(({ text }) => text === '.').length === 3
}

/** "500 y", "500 mi", "i500": the rest is missing, or a letter stands for a digit. */
function isCutOff(items: readonly Item[], at: number): boolean {
  const previous = items[at - 1]
  const isLetter = previous !== undefined && /^[a-z]$/.test(previous.text) && !items[at]?.gap
  if (isLetter || isBrokenTens(items, at)) return true
  const next = items[at + 1]
  if (next === undefined || !CONNECTS.has(next.kind)) return false
  const after = items[at + 2]
  return after === undefined || after.kind === 'break' || isThanks(next, after)
}

/** "setenta y dios": after tens in words an "y" leads to units, whatever came of them. */
function isBrokenTens(items: readonly Item[], at: number): boolean {
  const amount = items[at]?.amount
  const isTens = amount?.spelled === true && amount.minor % 10_00 === 0 && amount.minor % 100_00 > 0
  return isTens && !amount.marked && items[at + 1]?.kind === 'and'
}

/** "3 millones de gracias". */
function isThanks(next: Item, after: Item): boolean {
  return next.kind === 'of' && after.kind === 'courtesy'
}

/** "300, creo que más". */
function isOpenEnded(items: readonly Item[], at: number): boolean {
  return items.some((item, index) => {
    const next = items[index + 1]?.kind
    return index > at && item.kind === 'plus' && (next === undefined || next === 'break')
  })
}

/** "900 solo del mercado". */
function isPartOnly(items: readonly Item[]): boolean {
  return items.some((item, index) => {
    const next = items[index + 1]?.kind
    return item.kind === 'only' && (next === 'of' || next === 'date-before')
  })
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

/** "vendí una de 80 mil": the price of one. */
function isOneThing(item: Item | undefined): boolean {
  return item?.kind === 'article' && item.value === 1
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
  'so-far',
])

function isHarmlessCause(item: Item | undefined): boolean {
  return item?.kind === 'context' || item?.kind === 'this-week'
}
