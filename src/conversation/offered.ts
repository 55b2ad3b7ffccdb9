import { weekInHand } from './intent.ts'
import type { Talk } from './talk.ts'

/**
 * An amount that no question waits for and whose week is recorded, or was not asked: she is asked what to do with it.
 * Returns whether she is (her programme may have no flow for it).
 */
export function offerAmount(talk: Talk, text: string): boolean {
  const flow = talk.current('offered-amount')
  if (!flow) return false
  talk.start(flow, { week: weekInHand(talk), rest: text })
  return true
}
