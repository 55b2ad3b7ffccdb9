import type { Country } from '../reading/country.ts'
import type { Chance } from './chance.ts'
import type { Phrases } from './phrases.ts'

const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE

/** How one person is with her telephone and her business. */
export type Entrepreneur = {
  readonly chat: string
  readonly name: string
  readonly accepts: boolean
  /** How often she answers a question, and a reminder of it. */
  readonly answers: number
  /** Median minutes until she looks at her telephone. */
  readonly delay: number
  /** Her usual week, minor units. */
  readonly sales: number
  readonly typos: number
  /** How often she writes something that is no answer. */
  readonly rambles: number
  readonly voice: number
  /** How often she notices too late that she wrote another amount. */
  readonly slips: number
  /** How often in a week she asks for help by herself. */
  readonly help: number
  /** From this moment on she is silent, or asks for silence. */
  readonly leaves?: { readonly at: number; readonly how: 'silence' | 'stop' }
}

/** Somebody with seeded habits, who may leave within the weeks simulated. */
export function makeEntrepreneur(
  chat: string,
  chance: Chance,
  {
    phrases,
    country,
    start,
    weeks,
  }: { phrases: Phrases; country: Country; start: number; weeks: number },
): Entrepreneur {
  const { low, high } = country.band
  const usual = chance.around(Math.sqrt(low * high), 0.6)
  const leaves = chance.happens(0.18)
    ? ({
        at: start + chance.between(0.1, weeks) * WEEK,
        how: chance.happens(0.2) ? 'stop' : 'silence',
      } as const)
    : undefined
  return {
    chat,
    name: `${chance.one(phrases.names)} ${chance.one(phrases.surnames)}`,
    accepts: chance.happens(0.96),
    answers: chance.between(0.35, 0.97),
    delay: chance.around(45, 1),
    sales: Math.min(Math.max(usual, low * 2), high / 2),
    typos: chance.happens(0.3) ? chance.between(0.05, 0.3) : 0,
    rambles: chance.between(0, 0.12),
    voice: chance.happens(0.15) ? chance.between(0.05, 0.3) : 0,
    slips: chance.between(0, 0.05),
    help: chance.between(0, 0.03),
    ...(leaves ? { leaves } : {}),
  }
}
