import type { Country } from '../country.ts'
import type { Amount } from './amount.ts'
import { DAY_TOO } from './build-lexicon.ts'
import { MORE_THAN_THINGS } from './context.ts'
import type { Item, ItemKind } from './item.ts'
import { replaced, type Joined } from './joined.ts'
import { amountAt, sortAmounts, type Message } from './message.ts'

/** "350+200", with or without its total ("= 550"). */
export function asSum(message: Message, country: Country): Joined | undefined {
  const first = message.money[0] ?? 0
  const parts = [amountAt(message, first)]
  let at = first
  while (message.items[at + 1]?.text === '+' && message.items[at + 2]?.kind === 'amount') {
    at += 2
    parts.push(amountAt(message, at))
  }
  if (parts.length < 2 || !areAlike(parts, country)) return undefined
  const minor = parts.reduce((sum, part) => sum + part.minor, 0)
  const total = message.items[at + 2]?.amount
  const isTotalled = isTotal(message.items[at + 1]) && total?.minor === minor
  const amount: Amount = { ...merged(parts), minor }
  return { message: replaced(message, first, isTotalled ? at + 2 : at, amount), rule: 'sum' }
}

/** "=", "total". */
export function isTotal(item: Item | undefined): boolean {
  return item?.text === '=' || item?.kind === 'total'
}

/** Parts that can be added as they stand: none doubtful, and none that lacks a "mil" beside others. */
export function areAlike(parts: readonly Amount[], country: Country): boolean {
  if (parts.some((part) => part.trouble)) return false
  const isMixed =
    parts.some((part) => part.multiplied) && parts.some((part) => mayLackThousand(part))
  const least = country.droppedThousand
  return least === undefined
    ? !isMixed
    : parts.every((part) => part.minor >= least || part.multiplied)
}

/** In "2 mil + 3" the 3 may be thousands; in "2 mil + 500" nobody means half a million. */
function mayLackThousand(part: Amount): boolean {
  return !part.multiplied && part.minor < 100_00
}

function merged(parts: readonly Amount[]): Amount {
  const [first] = parts
  if (!first) throw new Error('a sum has parts')
  const { numeral: _, ...rest } = first
  return {
    ...rest,
    marked: parts.some((part) => part.marked),
    multiplied: parts.every((part) => part.multiplied),
    approximate: parts.some((part) => part.approximate),
  }
}

/**
 * "lunes 100, martes 150, total 250", "200 y 350 son 550": a total that its parts add up to is what she sold; the parts
 * and what they are of count no longer. Where they are of things, all of it may count things ("pollos 20, patos 15, total 35").
 */
export function asTotalled(
  { items, money, others }: Message,
  country: Country,
): Joined | undefined {
  const at = money.at(-1) ?? 0
  const total = items[at]?.amount
  const last = items.findLastIndex(({ kind }, index) => kind === 'amount' && index < at)
  if (!total || total.trouble || !isLedByTotal(items.slice(last + 1, at))) return undefined
  let first = last
  while (LISTED.has(items[first - 1]?.kind ?? 'unknown')) first -= 1
  const listed = items.slice(first, last + 1)
  const parts = listed.flatMap(({ amount }) => amount ?? [])
  if (parts.length < 2 || !areAlike([...parts, total], country)) return undefined
  if (parts.reduce((sum, { minor }) => sum + minor, 0) !== total.minor) return undefined
  if (!isWithinWeek(listed)) return undefined
  const isOfThings = items.slice(first, at).some(({ kind }) => kind === 'goods')
  const isSure = total.marked || parts.every(({ marked }) => marked)
  if (isOfThings && !isSure && total.minor < MORE_THAN_THINGS) return undefined
  if (others.some((other) => other.at >= first && other.role !== 'quantity')) return undefined
  const rest = items.slice(items[last + 1]?.kind === 'day' ? last + 2 : last + 1)
  return { message: sortAmounts([...items.slice(0, first), ...rest]), rule: 'sum' }
}

/** No day stands in it twice, and no month ("enero 1000, lunes 1500"): that would be more than the week; "mar" is a day beside others. */
function isWithinWeek(listed: readonly Item[]): boolean {
  const days = listed.filter(
    ({ kind, value }) => kind === 'day' || (kind === 'month' && value === DAY_TOO),
  )
  const isOfDays = days.some(({ kind }) => kind === 'day')
  const hasMonth = listed.some(
    ({ kind, value }) => kind === 'month' && !(isOfDays && value === DAY_TOO),
  )
  const isTwice = days.some(({ text }, at) =>
    days.some((other, index) => index !== at && other.text.startsWith(text)),
  )
  return !hasMonth && !isTwice
}

/** "total", "son", "="; a colon alone leads to one more part, as does "miércoles fue". */
function isLedByTotal(items: readonly Item[]): boolean {
  const isLed = items.some(({ kind, text }) => kind === 'total' || (kind === 'is' && text !== ':'))
  const isNamed = items.some(({ kind }) => kind === 'total')
  return isLed && items.every(({ kind }) => BEFORE_TOTAL.has(kind) || (isNamed && kind === 'day'))
}

const BEFORE_TOTAL: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'total',
  'is',
  'break',
  'context',
  'sales',
  'in',
  'of',
  'goods',
  'money',
  'only',
])

const LISTED: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'only',
  'amount',
  'day',
  'month',
  'goods',
  'money',
  'plus',
  'and',
  'of',
  'in',
  'is',
  'article',
  'date-before',
  'break',
])
