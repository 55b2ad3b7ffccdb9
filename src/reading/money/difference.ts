import type { Country } from '../country.ts'
import type { Amount } from './amount.ts'
import { MINUS } from './build-lexicon.ts'
import type { Item } from './item.ts'
import { replaced, type Joined } from './joined.ts'
import { amountAt, type Message } from './message.ts'
import { areAlike, isTotal } from './sum.ts'

/** "500-300=200", "vendí 500 menos 300 son 200": where profit is asked the result is what was left, if it is right. */
export function asDifference(message: Message, country: Country): Joined | undefined {
  const written = differenceIn(message)
  if (!written) return undefined
  const { from, to, whole, taken, result } = written
  const isRight = whole.minor - total(taken) === result.minor
  if (!isRight || !areAlike([whole, ...taken, result], country)) return undefined
  // "vendí" is said of the first amount
  const start = message.items[from - 1]?.kind === 'profit' ? from - 1 : from
  return { message: replaced(message, start, to, result), rule: 'difference' }
}

/**
 * What may be left by amounts that are taken off one another, the likeliest first: "500-300=250", "500, gastos 300, 200",
 * "500-300".
 */
export function leftOf(message: Message): readonly number[] {
  const written = differenceIn(message)
  if (written) {
    const { whole, taken, result } = written
    return [result.minor, whole.minor - total(taken)].filter((minor) => minor > 0)
  }
  const { items, money } = message
  const [whole, ...others] = money.map((at) => amountAt(message, at))
  const last = others.at(-1)
  if (!whole || !last) return []
  if (others.length > 1) return total(others) === whole.minor ? [last.minor] : []
  const isTaken = isMinus(items[(money[0] ?? 0) + 1]) && last.minor < whole.minor
  return isTaken ? [whole.minor - last.minor] : []
}

/** What stands before the first minus of a written difference with its result: "500-300=200". */
export function wholeOf(message: Message): number | undefined {
  return differenceIn(message)?.whole.minor
}

type Difference = {
  readonly from: number
  readonly to: number
  readonly whole: Amount
  readonly taken: readonly Amount[]
  readonly result: Amount
}

function differenceIn(message: Message): Difference | undefined {
  const { items, money } = message
  const from = money[0] ?? 0
  const whole = amountAt(message, from)
  const taken: Amount[] = []
  let at = from
  while (isMinus(items[at + 1]) && items[at + 2]?.kind === 'amount') {
    at += 2
    taken.push(amountAt(message, at))
  }
  const result = items[at + 2]?.amount
  const isWritten = taken.length > 0 && result !== undefined && isResult(items[at + 1])
  return isWritten ? { from, to: at + 2, whole, taken, result } : undefined
}

function total(amounts: readonly Amount[]): number {
  return amounts.reduce((sum, { minor }) => sum + minor, 0)
}

function isMinus(item: Item | undefined): boolean {
  return item?.kind === 'dash' || (item?.kind === 'relative' && item.value === MINUS)
}

/** "=", "total", "me quedan". */
function isResult(item: Item | undefined): boolean {
  return isTotal(item) || item?.kind === 'sold' || (item?.kind === 'is' && item.text !== ':')
}
