import { readMoney } from '../../reading/money/read-money.ts'
import type { SafetyReading } from '../../reading/messages/safety.ts'
import { moneyAsked } from '../hear/money-asked.ts'
import { answer, understands, unsay } from '../hear/open-question.ts'
import type { Talk } from '../talk.ts'

/** The flow that asks whether all is well, and the one that condoles. */
const CHECK = 'safety-check'
const CONDOLENCE = 'condolence'

/**
 * Words that may mean more than they say (R44: "ya no aguanto", "renta"): she is asked gently whether all is well, or told
 * that one is sorry, and no more than that happens by itself. What answers the open question is taken as that first.
 * Returns whether she was asked.
 */
export function checkGently(talk: Talk, text: string, worry: SafetyReading): boolean {
  const { facts } = talk
  if (facts.role !== 'entrepreneur' || facts.status !== 'active') return false
  const name = worry.category === 'GRIEF' ? CONDOLENCE : CHECK
  const flow = talk.current(name)
  if (worry.level !== 'soft' || !flow || talk.stack.top?.flow === name) return false
  if (understands(talk, text) && !(name === CONDOLENCE && isZero(talk, text)))
    hearBefore(talk, text)
  talk.start(flow)
  return true
}

/** What would be asked back about her answer waits until she has said whether all is well: two questions have one answer. */
function hearBefore(talk: Talk, text: string): void {
  const before = talk.effects.length
  answer(talk, text)
  if (talk.question && talk.question.mode !== 'asking') unsay(talk, before)
}

/** "no vendí nada, se murió mi papá": who mourns is not asked whether a zero is right. */
function isZero({ speech, question, stack }: Talk, text: string): boolean {
  const { top } = stack
  const asks = question && top ? moneyAsked(question.ask, top.context) : 'sales'
  const reading = speech.country && readMoney(text, speech.country, { asks })
  return reading?.type === 'amount' && reading.minor === 0
}
