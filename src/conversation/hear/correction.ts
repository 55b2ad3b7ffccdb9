import { savedFigure } from '../../flow/question.ts'
import type { Intent } from '../../reading/messages/intents.ts'
import { answer, answerAtOnce, askOnceMore, understands } from './open-question.ts'
import { questionOf } from '../standing.ts'
import type { Talk } from '../talk.ts'

/**
 * "corregir" is first of what is not on record: an answer that waits for her yes, one of a figure that was not understood
 * or taken back, and one that was given up; but not where she calls another figure by its name. Returns whether it is.
 */
export function corrects(talk: Talk, intent: Intent): boolean {
  if (meansAnother(talk, intent)) return false
  if (isHeld(talk)) return correctPending(talk, intent)
  if (!talk.backToTried()) return mendsUnconfirmed(talk, intent)
  if (isHeld(talk)) return correctPending(talk, intent)
  const { rest } = intent
  if (rest !== undefined && understands(talk, rest)) answer(talk, rest)
  else askOnceMore(talk)
  return true
}

/** "corregir ventas 550" while her profit waits for a yes, or for its correction. */
export function meansAnother(talk: Talk, { figures }: Intent): boolean {
  const figure = figures && figureInMind(talk)
  return figure !== undefined && !figures?.includes(figure)
}

/** The figure a correction would be about that names none, where that is not on record; of what is none, ''. */
function figureInMind(talk: Talk): string | undefined {
  const { question, stack, tried, unconfirmed, flows, facts } = talk
  const isMending = flows.forIntent('correct', facts.programme?.name)?.name === stack.top?.flow
  if (question && (isMending || isHeld(talk)))
    return savedFigure(question.ask, talk.scene.context) ?? ''
  if (tried) {
    const asked = questionOf(flows.pinned(tried.version), tried.value)
    return asked && savedFigure(asked.ask, tried.context)
  }
  const step = unconfirmed && talk.current(unconfirmed.flow)?.script.steps[unconfirmed.step]
  return step && 'ask' in step ? step.save : undefined
}

/** The flow that asks what is done with an amount nobody asked for. */
export const OFFERED = 'offered-amount'

/** Whether an amount waits for her choice or her yes. */
export function isHeld({ question }: Talk): boolean {
  return question !== undefined && question.mode !== 'asking'
}

/**
 * "corregir 30" after an amount that waited for her yes in vain, or could not be read: nothing was recorded, and it is
 * asked about again. Where its flow asks about another week by now, that question comes back: which one she means is hers
 * to say.
 */
function mendsUnconfirmed(talk: Talk, { rest }: Intent): boolean {
  const { unconfirmed } = talk
  const flow = unconfirmed && talk.current(unconfirmed.flow)
  if (!flow) return false
  if (talk.stack.frames.some((frame) => frame.flow === flow.name)) askOnceMore(talk)
  else talk.askAgain(flow, unconfirmed, rest)
  return true
}

/** "corregir" while an amount waits for her yes: the amount is dropped, and what she adds is read instead. */
function correctPending(talk: Talk, intent: Intent): true {
  const before = talk.effects.length
  talk.move({ type: 'no' })
  if (intent.rest) answerAtOnce(talk, intent.rest, before)
  return true
}
