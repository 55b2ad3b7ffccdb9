import { weekIndex } from '../calendar/week.ts'
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

/** The week she was asked about last, as long as it is the present or the one before it. */
function weekInHand({ state, week }: Talk): string {
  const asked = state.lastAsked?.week
  return asked !== undefined && weekIndex(week) - weekIndex(asked) <= 1 ? asked : week
}
