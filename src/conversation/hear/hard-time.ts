import type { Intent } from '../../reading/messages/intents.ts'
import { sayCommon } from '../say/say-common.ts'
import type { Talk } from '../talk.ts'
import { hearIdle } from './idle.ts'
import { saysAmount } from './offered.ts'
import { answer, tellsAnswer } from './open-question.ts'

/**
 * "Vendí 300, mi hijo está enfermo": what answers the question is taken, behind a wish. Where nothing is answered, the flow
 * of that intent begins. Returns whether it was an answer.
 */
export function answersInHardTime(talk: Talk, intent: Intent, text: string): boolean {
  const { facts, question } = talk
  if (intent.type !== 'hard-time' || facts.role !== 'entrepreneur' || facts.status !== 'active')
    return false
  const isAnswer = question ? tellsAnswer(talk, text) : saysAmount(talk, text)
  if (!isAnswer) return false
  sayCommon(talk, 'hard-time-wish')
  if (question) answer(talk, text)
  else hearIdle(talk, text)
  return true
}
