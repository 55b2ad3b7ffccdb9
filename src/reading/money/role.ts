import { MORE_THAN_THINGS } from './context.ts'
import type { Item, ItemKind } from './item.ts'

/** What a number in the message counts. Only `money` can be the answer. */
export type Role =
  | 'money'
  /** Dates, years and the number of a week: they say when, and stand beside any amount. */
  | 'date'
  | 'hour'
  | 'duration'
  /** Things sold, customers, days: the amount must be said to be the sales. */
  | 'quantity'
  /** Of a word nobody knows. */
  | 'strange'
  | 'id'
  | 'percent'

/** The role of the amount at an index, from what stands beside it (rule 11). */
export function roleOf(items: readonly Item[], at: number, earlier: readonly Role[]): Role {
  const amount = items[at]?.amount
  const next = items[at + 1]
  if (!amount) return 'money'
  if (next?.kind === 'percent') return 'percent'
  if (next?.kind === 'sales' && amount.minor === 0) return 'money'
  if (amount.marked || amount.multiplied) {
    return amount.marked ? 'money' : (thing(next, items, at) ?? 'money')
  }
  return before(items, at, earlier) ?? thing(next, items, at) ?? 'money'
}

function before(items: readonly Item[], at: number, earlier: readonly Role[]): Role | undefined {
  if (isListNumber(items, at)) return 'quantity'
  const amount = items[at]?.amount
  const units = (amount?.minor ?? 0) / 100
  const isWhole = Number.isInteger(units)
  const previous = previousWord(items, at)
  const kind = items[previous]?.kind
  const isSmall = isWhole && units >= 1 && units <= 31
  if (kind === 'id' || kind === 'paper') return 'id'
  if (kind === 'week' && isWhole && units <= 53) return 'date'
  if (kind === 'hour-before' && isWhole && units <= 24) return 'hour'
  if (
    isSmall &&
    (kind === 'date-before' || (kind === 'duration' && items[previous - 1]?.kind !== 'amount'))
  )
    return 'date'
  if (kind === 'month' || (isYear(units) && isBeforeYear(kind))) {
    return isSmall || isYear(units) ? 'date' : undefined
  }
  if (isSmall && isMonthNext(items, at)) return 'date'
  if (isSmall && kind === 'day' && isMonthNext(items, at)) return 'date'
  const follows = kind === 'amount' && previous === at - 1 && earlier[earlier.length - 1] === 'id'
  return follows ? 'id' : undefined
}

/** "1) 450", "2.- Q450": the number of the question. */
function isListNumber(items: readonly Item[], at: number): boolean {
  const amount = items[at]?.amount
  const mark = items[at + 1]
  const isMark = mark?.kind === 'dash' || (mark?.kind === 'break' && LIST_MARKS.has(mark.text))
  const isFirst = at === 0 && amount?.numeral?.digits === 1
  return isFirst && isMark && !mark.gap && items[at + 2]?.kind === 'amount'
}

const LIST_MARKS: ReadonlySet<string> = new Set(['.', ')', '.-'])

/** "módulo 3", "tel: 5512": a colon or dot between is skipped. */
function previousWord(items: readonly Item[], at: number): number {
  const previous = items[at - 1]
  const isSaid = previous?.kind === 'is' && (previous.text === ':' || items[at - 2]?.kind === 'id')
  const isDot = previous?.kind === 'break' && previous.text === '.' && items[at - 2]?.kind === 'id'
  return isSaid || isDot ? at - 2 : at - 1
}

function isYear(units: number): boolean {
  return units >= 2020 && units <= 2040
}

function isBeforeYear(kind: ItemKind | undefined): boolean {
  return kind === 'date' || kind === 'date-before' || kind === 'of'
}

function isMonthNext(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]?.kind
  return next === 'month' || (next === 'of' && items[at + 2]?.kind === 'month')
}

function thing(next: Item | undefined, items: readonly Item[], at: number): Role | undefined {
  if (next?.kind === 'plus' || next?.kind === 'only') {
    const kind = items[at + 2]?.kind
    return kind === 'measure' || kind === 'goods' ? 'quantity' : undefined
  }
  const isMany = (items[at]?.amount?.minor ?? 0) >= MORE_THAN_THINGS
  if (next?.kind === 'sales' && isMany) return undefined
  return next && THINGS.get(next.kind)
}

/** What a number counts that stands right before it. */
const THINGS: ReadonlyMap<ItemKind, Role> = new Map<ItemKind, Role>([
  ['duration', 'duration'],
  ['often', 'duration'],
  ['hour', 'hour'],
  ['ordinal', 'quantity'],
  ['measure', 'quantity'],
  ['counted', 'quantity'],
  ['goods', 'quantity'],
  ['unknown', 'strange'],
  ['sales', 'quantity'],
])
