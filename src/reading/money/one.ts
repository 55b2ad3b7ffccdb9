import type { Country } from '../country.ts'
import type { Amount } from './amount.ts'
import { anchorOf, clauseOf } from './context.ts'
import { amountAt, type Message } from './message.ts'
import type { AmountRule, MoneyReading } from './money-reading.ts'
import { isLeftToKin } from './kin.ts'
import { objectionTo } from './objection.ts'
import { isUnsure } from './placed.ts'
import { ask, doubted, settle, type MoneyOptions } from './settle.ts'

/** Decides a message with one amount of money: recorded, unless something stands against it. */
export function decideOne(
  message: Message,
  at: number,
  country: Country,
  options: MoneyOptions,
  rule?: AmountRule,
): MoneyReading {
  const amount = amountAt(message, at)
  const anchor = anchorOf(message, at)
  const why =
    objectionTo(message, at, anchor, country) ??
    (options.asks === 'profit' && (isLeftToKin(message) || isWonElsewhere(message, at))
      ? 'unclear'
      : undefined)
  if (why) {
    const candidates = amount.trouble ? amount.trouble.candidates : [worth(message, at)]
    const parts = why === 'rate' ? [amount.minor] : undefined
    const isNone = why === 'negative' || why === 'rate' || isOnlySold(message, options)
    return ask(why, isNone ? [] : candidates, country, parts)
  }
  const approximate = amount.approximate || message.has.has('hedge')
  const reading = settle(amount, anchor, rule ?? ruleOf(amount), approximate, country, options)
  return isUnsure(message, at) ? doubted(reading) : reading
}

/** "gané 300 en el bingo": what nobody knows may be no business of hers. */
function isWonElsewhere({ items }: Message, at: number): boolean {
  const [, to] = clauseOf(items, at)
  const isIn = items[at + 1]?.kind === 'in'
  return isIn && items.slice(at + 2, to).some(({ kind }) => kind === 'unknown')
}

/** "vendí 500" where profit is asked: it is nothing to offer. */
function isOnlySold({ has }: Message, { asks }: MoneyOptions): boolean {
  return asks === 'profit' && has.has('profit') && !has.has('sold')
}

/** "40 coras" are ten dollars. */
function worth(message: Message, at: number): number {
  const { minor } = amountAt(message, at)
  const coin = message.items[at + 1]
  return coin?.kind === 'coin' ? (minor / 100) * coin.value : minor
}

function ruleOf(amount: Amount): AmountRule {
  if (amount.slang) return 'slang'
  if (amount.multiplied) return 'multiplier'
  if (amount.cents) return 'cents'
  return amount.spelled ? 'words' : 'numeral'
}
