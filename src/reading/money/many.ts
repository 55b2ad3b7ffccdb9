import type { Country } from '../country.ts'
import type { Amount } from './amount.ts'
import { asDifference, leftOf, wholeOf } from './difference.ts'
import type { ItemKind } from './item.ts'
import { anchorOf } from './context.ts'
import { replaced, type Joined } from './joined.ts'
import { amountAt, type Message } from './message.ts'
import type { MoneyReading } from './money-reading.ts'
import { decideOne } from './one.ts'
import { ask, type MoneyOptions } from './settle.ts'
import { asSum, asTotalled } from './sum.ts'

/** Decides a message with several amounts: a written sum or one amount said twice is read, all else asked. */
export function decideMany(
  message: Message,
  country: Country,
  options: MoneyOptions,
): MoneyReading {
  const joined =
    asTotalled(message, country) ??
    asSum(message, country) ??
    (options.asks === 'profit' ? asDifference(message, country) : undefined) ??
    asRestated(message)
  if (joined) {
    const [only, second] = joined.message.money
    if (only !== undefined && second === undefined) {
      return decideOne(joined.message, only, country, options, joined.rule)
    }
  }
  return askMany(message, country, options)
}

/** "Q1,500 (mil quinientos quetzales)": the same amount in digits and in words. */
function asRestated(message: Message): Joined | undefined {
  const [first = 0, second = 0, third] = message.money
  if (third !== undefined) return undefined
  const one = amountAt(message, first)
  const other = amountAt(message, second)
  const isSame = one.minor === other.minor && isSpelled(one) !== isSpelled(other)
  const between = message.items.slice(first + 1, second)
  const isJoined = between.every(({ kind }) => SAME.has(kind))
  if (!isSame || !isJoined || one.trouble || other.trouble) return undefined
  const firm = one.marked ? one : other
  return { message: replaced(message, first, second, firm), rule: 'restated' }
}

/** "750 o sea setecientos cincuenta" is corrected, "Q750, son setecientos cincuenta" only said again. */
const SAME: ReadonlySet<ItemKind> = new Set<ItemKind>(['break', 'is', 'or'])

function isSpelled(amount: Amount): boolean {
  return amount.spelled
}

function askMany(message: Message, country: Country, { asks }: MoneyOptions): MoneyReading {
  const { has } = message
  const amounts = scaled(
    message.money.map((at) => amountAt(message, at)),
    country,
  )
  const minors = amounts.map((amount) => amount.minor)
  const sum = minors.reduce((total, minor) => total + minor, 0)
  if (has.has('foreign')) return ask('currency', minors, country)
  if (has.has('correction') || has.has('apology'))
    return ask('correction', minors.toReversed(), country)
  const left = asks === 'profit' ? leftOf(message) : []
  if (left.length > 0) return ask('unclear', [...left, ...minors], country)
  if (isRange(message)) return askRange(minors, country)
  if (has.has('times')) return ask('quantity', [product(minors)], country)
  if (has.has('rate')) return ask('rate', [], country, minors.slice(0, 1))
  if (asks === 'profit' && has.has('profit'))
    return ask('unclear', saidFirst(message, minors), country)
  if (some(has, OTHER_MONEY)) return ask('unclear', minors.slice(0, 1), country)
  const whole = wholeOf(message)
  if (whole !== undefined) return ask('unclear', [whole], country)
  const total = minors.find((minor) => minor * 2 === sum)
  const isTotalled = minors.length > 2 && total !== undefined
  const parts = isTotalled ? minors.toSpliced(minors.lastIndexOf(total), 1) : minors
  const sums = isTotalled ? [total, sum] : [sum]
  if (some(has, DAYS)) return ask('days', sums, country, parts)
  const isRepeated = minors.length === 2 && minors[0] === minors[1]
  return isRepeated
    ? ask('sum', [minors[0] ?? 0, sum], country, minors)
    : ask('sum', sums, country, parts)
}

const DAYS: readonly ItemKind[] = ['day', 'yesterday', 'today', 'so-far', 'part-of-day']
const OTHER_MONEY: readonly ItemKind[] = [
  'expense',
  'profit',
  'got',
  'debt',
  'wish',
  'loss',
  'other-period',
  'relative',
  'comparison',
]

/** "vendí 500 y me quedaron 200" where profit is asked: what is said to be left, then the rest. */
function saidFirst(message: Message, minors: readonly number[]): number[] {
  const said = minors.filter((_, index) => anchorOf(message, message.money[index] ?? 0) === 'sold')
  return [...said, ...minors]
}

function some(has: ReadonlySet<ItemKind>, kinds: readonly ItemKind[]): boolean {
  return kinds.some((kind) => has.has(kind))
}

/**
 * "400 a 500 mil": the first end shares the multiplier of the second, but for "800 a mil". Where the
 * thousand is dropped it may be the last that lacks it: "200 mil de arepas y 150 de empanadas".
 */
function scaled(amounts: readonly Amount[], country: Country): Amount[] {
  const last = amounts[amounts.length - 1]
  const isShared = last?.multiplied === true && last.minor >= 1000_00 && !last.implicit
  const isDropped = country.droppedThousand !== undefined && amounts.some(isThousands)
  if (!isShared && !isDropped) return [...amounts]
  const factor = isShared && last.minor >= 1_000_000_00 ? 1_000_000 : 1000
  return amounts.map((amount) =>
    amount.multiplied || amount.minor >= 1000_00
      ? amount
      : { ...amount, minor: amount.minor * factor },
  )
}

function isThousands({ multiplied, minor }: Amount): boolean {
  return multiplied && minor >= 1000_00
}

/** Two amounts with "entre", "a", "o" or a dash between them. */
function isRange(message: Message): boolean {
  const [first = 0, second = 0, third] = message.money
  if (third !== undefined) return false
  if (message.has.has('between')) return true
  const between = message.items.slice(first + 1, second)
  return between.length > 0 && between.length < 3 && between.some((item) => RANGE.has(item.kind))
}

const RANGE: ReadonlySet<ItemKind> = new Set<ItemKind>(['to', 'or', 'dash', 'date-before'])

function askRange(minors: readonly number[], country: Country): MoneyReading {
  const [low = 0, high = 0] = minors.toSorted((one, other) => one - other)
  const middle = Math.round((low + high) / 200) * 100
  const factor = country.droppedThousand && high < country.droppedThousand ? 1000 : 1
  return ask('range', [low * factor, high * factor, middle * factor], country)
}

function product(minors: readonly number[]): number {
  return minors.reduce((all, minor) => (all * minor) / 100, 100)
}
