import { contactValues, sayMoney, weekDates } from './render.ts'
import type { Intent } from '../reading/intents.ts'
import type { PastFigure } from '../model/figure.ts'
import type { Talk } from './talk.ts'

/**
 * Answers a global intent: with the flow bound to it, else with the common text of its name, else not at all (false),
 * and the words go to the open question.
 */
export function answerIntent(talk: Talk, intent: Intent): boolean {
  if (intent.type === 'correct' && talk.question?.mode !== 'asking' && talk.question)
    return correctPending(talk, intent)
  const flow = talk.flows.forIntent(intent.type)
  if (flow) {
    const last = lastRecorded(talk.facts.figures)
    const asked = talk.state.lastAsked?.week ?? '1970-W01'
    const week = flow.script.week === 'last-recorded' ? (last?.week ?? asked) : asked
    talk.start(flow, { week, ...(intent.rest ? { rest: intent.rest } : {}) })
    return true
  }
  const text = intentText(talk, intent.type)
  talk.say(text)
  return text !== undefined
}

/** "corregir" while an amount waits for her yes: the amount is dropped, and what she adds is read instead. */
function correctPending(talk: Talk, intent: Intent): true {
  talk.retract()
  if (intent.rest) talk.answer(intent.rest)
  return true
}

function intentText(talk: Talk, type: Intent['type']): string | undefined {
  const { speech, facts } = talk
  const last = lastRecorded(facts.figures)
  const more = {
    recorded: last ? 'yes' : 'no',
    amount: last?.minor === undefined ? '' : sayMoney(last.minor, speech.country),
    week: last ? weekDates(last.week, speech) : '',
  }
  return speech.texts.find(
    speech.locale,
    `intent-${type}`,
    undefined,
    contactValues(facts, speech, more),
  )
}

function lastRecorded(figures: readonly PastFigure[]): PastFigure | undefined {
  return figures
    .filter((each) => each.minor !== undefined)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
    .at(0)
}
