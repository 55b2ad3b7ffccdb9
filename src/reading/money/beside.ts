import { cameTo, clauseOf, MORE_THAN_THINGS, soldBefore, type Anchor } from './context.ts'
import { amountAt, type Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/** Other numbers: dates stand beside anything; one hour and days beside a firm amount; things beside "vendí". */
export function beside(message: Message, at: number, anchor: Anchor): AskWhy | undefined {
  if (message.others.filter(({ role }) => role === 'hour').length > 1) return 'period'
  for (const other of message.others) {
    if (other.role === 'date') continue
    if (other.role === 'percent') return 'unclear'
    if (other.role === 'duration' && isNotTheWeek(message, other.at, at)) return 'period'
    if (other.role === 'strange') return 'quantity'
    if (other.role === 'quantity') {
      if (!isApart(message, other.at, at, anchor)) return 'quantity'
    } else if (anchor === 'bare') return 'quantity'
  }
  return undefined
}

/** Sales are said of the amount itself, not of the things: "vendí 700, fueron 20 pollos". */
function isApart(message: Message, other: number, at: number, anchor: Anchor): boolean {
  const sold = soldBefore(message, at)
  if (sold !== undefined) {
    return other > at ? !isSame(message, other, at) : sold > other + 1 && !isFewer(message, at)
  }
  const [from] = clauseOf(message.items, at)
  const isResult = cameTo(message, at)
  return (
    other < (isResult ? at : from) && isSurelyMoney(message, at) && (anchor === 'sold' || isResult)
  )
}

/** "vendí 80, son 80 pupusas": the things once more. */
function isSame(message: Message, other: number, at: number): boolean {
  const { marked, minor } = amountAt(message, at)
  return !marked && minor === amountAt(message, other).minor
}

/** "en 15 días", "en 3 horas": more than a week, or not all of it; "100 5 días", "100 los 5 días" may be each day's. */
function isNotTheWeek({ items }: Message, at: number, amount: number): boolean {
  const isEach = items[at - 1]?.kind === 'article' ? at === amount + 2 : at === amount + 1
  if (isEach || at + 2 === amount) return true
  const count = items[at]?.amount?.minor ?? 0
  if (count > LONGEST_WEEK) return true
  const isWithin = items[at - 1]?.kind === 'in' && items[at + 1]?.kind === 'duration'
  return isWithin && HOURS.test(items[at + 1]?.text ?? '')
}

const LONGEST_WEEK = 8_00
const HOURS = /^(?:h|min|rat)/

/** "hice 80 tamales y vendí 60" are tamales, as are "20 pollos y 15 patos, total 35"; "20 pollos, vendí 700" is money. */
function isFewer(message: Message, at: number): boolean {
  const { marked, minor } = amountAt(message, at)
  const things = message.others.filter(({ at: other, role }) => role === 'quantity' && other < at)
  return (
    !marked &&
    minor <= things.reduce((sum, { at: other }) => sum + amountAt(message, other).minor, 0)
  )
}

/** "20 pollos, Q700 en total": a total without a mark may be of the things. */
function isSurelyMoney(message: Message, at: number): boolean {
  const amount = amountAt(message, at)
  return amount.marked || amount.minor >= MORE_THAN_THINGS
}
