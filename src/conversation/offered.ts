import { OFFERED } from './correction.ts'
import { weekInHand } from './intent.ts'
import type { Talk } from './talk.ts'

/**
 * An amount that no question waits for and whose week is recorded, or was not asked: she is asked what to do with it.
 * Returns whether she is: her programme may have no flow for it, and a single digit most likely answers what is over.
 */
export function offerAmount(talk: Talk, text: string): boolean {
  const flow = talk.current(OFFERED)
  if (!flow || isDigit(text)) return false
  talk.start(flow, { week: weekInHand(talk), rest: text })
  return true
}

function isDigit(text: string): boolean {
  return /^\d$/.test(text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''))
}
