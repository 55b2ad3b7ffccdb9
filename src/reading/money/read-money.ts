import type { Country } from '../country.ts'
import { decideMany } from './many.ts'
import { readMessage } from './message.ts'
import type { MoneyReading } from './money-reading.ts'
import { normalise } from './normalise.ts'
import { decideOne } from './one.ts'
import { doubted, type MoneyOptions } from './settle.ts'
import { withoutStruck } from './struck.ts'
import { MAX_TOKENS, tokenise } from './tokenise.ts'
import { decideWithout } from './without.ts'

export type { MoneyReading } from './money-reading.ts'
export type { MoneyOptions } from './settle.ts'

/**
 * Reads the answer to "how much did you sell this week?", or to "how much was left for you?". An amount is given only where
 * every word that could change its meaning is explained; whatever is not is asked back. Never throws; a text over 4,096
 * characters is not read. The rules are numbered in docs/reading.md.
 */
export function readMoney(
  text: string,
  country: Country,
  options: MoneyOptions = {},
): MoneyReading {
  if (text.length > MAX_LENGTH) return { type: 'none' }
  const standing = withoutStruck(text)
  const reading = readWritten(standing, country, options)
  if (standing === text || reading.type !== 'none') return reading
  return doubted(readWritten(text, country, options))
}

function readWritten(text: string, country: Country, options: MoneyOptions): MoneyReading {
  const tokens = tokenise(normalise(text), country.lexicon.harmless)
  if (tokens.length >= MAX_TOKENS) return { type: 'ask', why: 'unclear', candidates: [] }
  const message = readMessage(tokens, country.lexicon, options.asks ?? 'sales')
  const [only, second] = message.money
  if (only === undefined) return decideWithout(message, country, options)
  return second === undefined
    ? decideOne(message, only, country, options)
    : decideMany(message, country, options)
}

const MAX_LENGTH = 4096
