import { readMoney } from '../../reading/money/read-money.ts'
import { hear, type Heard } from './hear.ts'
import { moneyAsked } from './money-asked.ts'
import { renderQuestion, renderVariant } from '../say/render.ts'
import { questionOf } from '../standing.ts'
import type { Talk } from '../talk.ts'

/** Reads her words as the answer to the open question, and moves on. */
export function answer(talk: Talk, text: string): void {
  const { question } = talk
  const heard = heardAs(talk, text)
  if (!question || !heard) throw new Error('an answer was heard while no question is open')
  const before = talk.effects.length
  talk.move(heard)
  if (question.ask.options === 'told') answerChosen(talk, before)
}

/** Whether her words answer the open question. */
export function understands(talk: Talk, text: string): boolean {
  const heard = heardAs(talk, text)
  return heard !== undefined && heard.type !== 'unclear'
}

/** Whether her words tell what the open question wants to know, and not only that she does not know or will not say. */
export function tellsAnswer(talk: Talk, text: string): boolean {
  const heard = heardAs(talk, text)
  if (heard?.type === 'candidates')
    return heard.pending.type === 'choose' && heard.pending.candidates.length > 0
  return heard !== undefined && !TELLS_NOTHING.has(heard.type)
}

const TELLS_NOTHING: ReadonlySet<Heard['type']> = new Set(['unclear', 'missing', 'refused'])

/** What her words mean to the open question; read once where several want to know before anything moves. */
function heardAs(talk: Talk, text: string): Heard | undefined {
  const { question, lastHeard } = talk
  const { top } = talk.stack
  if (!question || !top) return undefined
  if (lastHeard?.frame === top && lastHeard.text === text) return lastHeard.heard
  const heard = hear(text, question, talk.scene)
  talk.lastHeard = { frame: top, text, heard }
  return heard
}

/** What she sent is what the open question asked for: a voice note, a photo. */
export function keepFile(talk: Talk, fileId: string): void {
  talk.move({ type: 'given', answer: { value: fileId, raw: fileId }, unusual: false })
}

/** Asks the open question once more. */
export function askOnceMore(talk: Talk): void {
  const { question } = talk
  if (!question) return
  const { scene } = talk
  const { step, mode } = question
  const variant = { asking: undefined, choosing: 'choose', confirming: 'confirm' }[mode]
  talk.say(variant ? renderVariant(scene, step, variant) : renderQuestion(scene, step))
}

/** Says how the open question is answered; nothing moves. */
export function sayRetry(talk: Talk): void {
  const { question } = talk
  if (question) talk.say(renderVariant(talk.scene, question.step, 'retry'))
}

/**
 * If `rest` answers the question that has just been asked, the asking itself (the effects from `before` on) is left
 * unsaid; a choice of figures comes before it.
 */
export function answerAtOnce(talk: Talk, rest: string, before: number): void {
  const { question, stack } = talk
  const { top } = stack
  if (!question || !top) return
  if (question.ask.options === 'told') {
    stack.replace({ ...top, context: { ...top.context, rest } })
    return
  }
  const heard = heardAs(talk, rest)
  if (!heard || heard.type === 'unclear') return
  unsay(talk, before)
  talk.move(heard)
}

/** Takes back what was said from an effect on; what else was done stays. */
export function unsay({ effects }: Talk, from: number): void {
  const done = effects.splice(from)
  effects.push(...done.filter((effect) => effect.type !== 'say'))
}

/** She has chosen the figure that she means: what she wrote at the start answers for it. */
function answerChosen(talk: Talk, before: number): void {
  const { top } = talk.stack
  const rest = top?.context.rest
  if (!top || rest === undefined || talk.question?.ask.options === 'told') return
  talk.stack.replace({ ...top, context: { ...top.context, rest: undefined } })
  answerAtOnce(talk, rest, before)
}

/** An amount that the open choice does not know, and that the question below it waits for: "menú", then "450". */
export function isMeantBelow(talk: Talk, text: string): boolean {
  const { question, stack, flows, speech } = talk
  const below = stack.frames.at(-2)
  if (question?.ask.ask !== 'choice' || !below || understands(talk, text)) return false
  const asked = questionOf(flows.pinned(below.version), below.value)
  if (asked?.ask.ask !== 'money' || !speech.country) return false
  const asks = moneyAsked(asked.ask, below.context)
  return readMoney(text, speech.country, { asks }).type === 'amount'
}
