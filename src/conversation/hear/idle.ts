import type { Flow } from '../../flow/flow.ts'
import { lateFigure } from '../../flow/question.ts'
import { hasAmount } from '../../flow/values.ts'
import {
  hasNothingToTell,
  isAcknowledged,
  saysNothing,
} from '../../reading/answers/acknowledged.ts'
import { besideCall, type Intent } from '../../reading/messages/intents.ts'
import { readMoney } from '../../reading/money/read-money.ts'
import type { Facts } from '../facts.ts'
import { sayCommon } from '../say/say-common.ts'
import type { Talk } from '../talk.ts'
import { offerAmount, saysAmount, weekNamed } from './offered.ts'
import { answer } from './open-question.ts'

/** Nothing is open: a late figure is still welcome, no amount is lost, and no message meets silence. */
export function hearIdle(talk: Talk, text: string): undefined {
  const { facts } = talk
  if (facts.status === 'invited' || facts.status === 'declined')
    return sayCommon(talk, 'not-joined')
  if (isAcknowledged(text, talk.speech.words)) return sayCommon(talk, 'intent-courtesy')
  if (facts.role !== 'entrepreneur') return sayCommon(talk, `${facts.role}-idle`)
  const asked = talk.state.lastAsked
  const flow = asked && talk.current(asked.flow)
  if (saysAmount(talk, text)) {
    if (
      asked &&
      flow &&
      isMissing(facts, flow, asked.week) &&
      (weekNamed(talk, text) ?? asked.week) === asked.week
    ) {
      talk.start(flow, { week: asked.week, rest: text })
      return
    }
    if (offerAmount(talk, text)) return
  }
  talk.effects.push({ type: 'addToCall' })
  if (facts.call?.helper) return sayCommon(talk, 'added-to-call')
  return sayCommon(talk, tellsSomething(talk, text) ? 'for-trainer' : 'nothing-open')
}

/** "¿Cuánto cobro por mis tamales?", "no me gustó la clase": what a person would want to know, not "mi meta" or "jaja". */
function tellsSomething({ speech }: Talk, text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? []
  return (
    words.length >= LEAST_WORDS &&
    !saysNothing(text, speech.words) &&
    !hasNothingToTell(text, speech.words)
  )
}

const LEAST_WORDS = 3

/** "vendí 450 y necesito ayuda": her trainer is called, and the amount is not lost. */
export function hearBeside(talk: Talk, intent: Intent, text: string): undefined {
  if (intent.type !== 'help' && intent.type !== 'human') return
  const { question, speech, facts } = talk
  if (facts.role !== 'entrepreneur' || facts.status !== 'active') return
  const { country } = speech
  if (!country) return
  const parts = besideCall(text, speech.words)
  const told = parts.find((part) => readMoney(part, country).type === 'amount')
  if (told === undefined) return
  if (!question) return hearIdle(talk, told)
  if (question.ask.ask === 'money' && question.mode === 'asking') answer(talk, told)
}

function isMissing({ figures }: Facts, { script }: Flow, asked: string): boolean {
  const figure = lateFigure(script)
  return figure === undefined || !hasAmount(figures, figure, asked)
}
