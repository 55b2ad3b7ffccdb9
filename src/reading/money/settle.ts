import type { Country } from '../country.ts'
import type { Amount } from './amount.ts'
import type { Anchor } from './context.ts'
import type { AmountRule, MoneyReading } from './money-reading.ts'
import type { Asked } from './word-class.ts'

/** What is asked, and what is known about the person who answers; amounts in minor units. */
export type MoneyOptions = {
  /** Sales, where nothing else is said. */
  readonly asks?: Asked
  /** Her median over four confirmed weeks or more; it replaces the country's band (rule 16). */
  readonly usual?: number
  /** She has confirmed twice that she drops the thousand (rule 2). */
  readonly shortcut?: boolean
  /** Her last figure, offered for "lo mismo". */
  readonly previous?: number
}

/** The figure an amount stands for: recorded, marked unusual, or asked about for its size. */
export function settle(
  amount: Amount,
  anchor: Anchor,
  rule: AmountRule,
  approximate: boolean,
  country: Country,
  options: MoneyOptions,
): MoneyReading {
  const { minor } = amount
  if (amount.trouble) {
    return ask(amount.trouble.why, amount.trouble.candidates, country)
  }
  if (minor > country.stop) return ask('limit', [minor, minor / 1000], country)
  if (minor === 0) return recorded(0, false, false, 'zero')
  if (country.droppedThousand && minor < country.droppedThousand) {
    return dropped(amount, approximate, country, options)
  }
  if (isOddCents(amount, country)) return ask('malformed', [minor], country)
  const unusual = isUnusual(minor, country, options)
  if (unusual && !options.usual && isDoubtful(amount, anchor, country)) {
    return ask('scale', [minor, minor / 1000, minor * 1000], country)
  }
  return recorded(minor, approximate, unusual, rule)
}

/** The same figure, to be confirmed for how it was written. */
export function doubted(reading: MoneyReading): MoneyReading {
  return reading.type === 'amount' ? { ...reading, unusual: true } : reading
}

/** At most three candidates, none over the stop: that takes a person. */
export function ask(
  why: (MoneyReading & { type: 'ask' })['why'],
  candidates: readonly number[],
  country: Country,
  parts?: readonly number[],
): MoneyReading {
  const all = candidates.flatMap((minor) => spread(minor, country))
  const fit = [...new Set(all)].filter(
    (minor) => Number.isInteger(minor) && minor <= country.stop && minor >= 0,
  )
  return { type: 'ask', why, candidates: fit.slice(0, 3), ...(parts && { parts }) }
}

/** Where the thousand is dropped, a small amount offers the thousandfold first. */
function spread(minor: number, country: Country): number[] {
  const isSmall =
    country.droppedThousand !== undefined && minor < country.droppedThousand && minor > 0
  return isSmall ? [minor * 1000, minor] : [minor]
}

/** Rule 2: a small amount without a multiplier may lack its "mil"; a multiplied one is only unusual. */
function dropped(
  amount: Amount,
  approximate: boolean,
  country: Country,
  options: MoneyOptions,
): MoneyReading {
  const { minor } = amount
  if (amount.multiplied) {
    const least = options.usual ? 0 : (country.droppedThousand ?? 0) / 2
    return minor >= least
      ? recorded(minor, approximate, isUnusual(minor, country, options), 'multiplier')
      : { type: 'ask', why: 'scale', candidates: [minor] }
  }
  const isShort = options.shortcut && Number.isInteger(minor / 100)
  const thousandfold = minor * 1000
  if (isShort && thousandfold <= country.stop) {
    const unusual = isUnusual(thousandfold, country, options)
    return recorded(thousandfold, approximate, unusual, 'dropped-thousand')
  }
  return ask('scale', [minor], country)
}

/** Outside the band, or far from her median: over 4 times, under 0.2, or a slip of whole digits. */
function isUnusual(minor: number, country: Country, { usual }: MoneyOptions): boolean {
  if (!usual) return minor < country.band.low || minor > country.band.high
  return minor > usual * 4 || minor < usual * 0.2
}

/** What no coins make up ("400 mil 30"). Where coins are thousands, cents after a grouping slip or in one digit are a slip too. */
function isOddCents(amount: Amount, country: Country): boolean {
  const numeral = amount.numeral
  if (amount.multiplied && !amount.spelled && isOfNoCoins(amount, country)) return true
  if (!numeral) return false
  if (isPaperNumber(amount, country)) return true
  return country.droppedThousand !== undefined && amount.minor % 100 !== 0 && numeral.slip
}

function isOfNoCoins({ minor }: Amount, { smallestCoin }: Country): boolean {
  return smallestCoin !== undefined && minor % smallestCoin !== 0
}

/** Seven digits in a row that no coins make up are a phone or an identity number. */
function isPaperNumber(amount: Amount, country: Country): boolean {
  const numeral = amount.numeral
  if (!numeral || numeral.shape !== 'plain' || numeral.digits < 7 || amount.marked) return false
  const isLoose = country.smallestCoin === undefined || isOfNoCoins(amount, country)
  return isLoose || (numeral.digits > 7 && amount.minor % 100_000 !== 0)
}

/** A bare number outside the band that is more often something else: a menu's digit, "1.5", "150.000". */
function isDoubtful(amount: Amount, anchor: Anchor, country: Country): boolean {
  const numeral = amount.numeral
  if (amount.multiplied && anchor === 'bare' && amount.minor > country.band.high * 3) return true
  if (!numeral) return anchor === 'bare' && amount.minor < 10_00
  if (amount.symbol) return false
  if (numeral.shape === 'grouped' && numeral.grouping !== country.style.thousands) {
    return amount.minor > country.band.high
  }
  if (anchor !== 'bare') return numeral.digits === 1 && numeral.shape === 'decimal'
  return numeral.digits <= 1 || numeral.digits >= 6
}

function recorded(
  minor: number,
  approximate: boolean,
  unusual: boolean,
  rule: AmountRule,
): MoneyReading {
  return { type: 'amount', minor, approximate, unusual, rule }
}
