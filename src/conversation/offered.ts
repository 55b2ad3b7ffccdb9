import { OFFERED } from './correction.ts'
import { readMoney } from '../reading/money/read-money.ts'
import { understands } from './open-question.ts'
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

/** "no, 560" where it is asked what to do with 550: the other amount takes its place. Returns whether it does. */
export function offersAnother(talk: Talk, text: string): boolean {
  const { question, speech, stack } = talk
  const isOpen = stack.top?.flow === OFFERED && question?.ask.ask === 'choice'
  if (!isOpen || !speech.country || understands(talk, text)) return false
  const { type } = readMoney(text, speech.country)
  if (isDigit(text) || (type !== 'amount' && type !== 'ask')) return false
  talk.leaveTop()
  return offerAmount(talk, text)
}

function isDigit(text: string): boolean {
  return /^\d$/.test(text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''))
}
