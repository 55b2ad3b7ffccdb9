import { common } from '../say/common-text.ts'
import { contactValues } from '../say/contact-values.ts'
import type { Talk } from '../talk.ts'
import { emergencyLines } from './lines.ts'

/**
 * Nobody has answered for her case in time: the next is told; who attends to it is asked how it stands. Where everybody
 * has been told without an answer, she hears it honestly, once, with the lines (R40). What had its turn since it was woken may
 * have given it a new time; then there is nothing to do yet.
 */
export function caseWoken(talk: Talk): string | undefined {
  const { facts, speech } = talk
  const { case: open, isLastTold } = facts.safety ?? {}
  if (!open) return 'the case is closed'
  if (open.wakeAt !== undefined && open.wakeAt > talk.now) return 'the case has been put off'
  talk.effects.push({ type: 'safety', effect: { type: 'tellNext' } })
  if (open.isAttended || !isLastTold || facts.status === 'stopped') return undefined
  const values = contactValues(facts, speech, { lines: emergencyLines(speech) })
  talk.say({ text: common(speech, 'safety-nobody-answers', values) })
  return undefined
}
