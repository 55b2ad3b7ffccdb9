import { lastKept } from './last-kept.ts'
import { contactValues } from './contact-values.ts'
import { sayFigure } from './amounts.ts'
import { weekDates, writeDate } from './dates.ts'
import type { Intent } from '../reading/intents.ts'
import { daysOf, weekIndex } from '../calendar/week.ts'
import type { Flow } from '../flow/flow.ts'
import type { Said } from './effect.ts'
import { answer, askOnceMore, understands } from './open-question.ts'
import { saidInCommon } from './said.ts'
import type { Talk } from './talk.ts'

/**
 * Answers a global intent: with the flow bound to it, else with the common text of its name, else not at all (false),
 * and the words go to the open question.
 */
export function answerIntent(talk: Talk, intent: Intent, said: string): boolean {
  if (!isHeardFrom(talk, intent.type)) return false
  if (intent.type === 'correct' && corrects(talk, intent)) return true
  const flow = talk.flows.forIntent(intent.type, talk.facts.programme?.name)
  if (flow) {
    startAsked(talk, flow, restOf(intent, said))
    return true
  }
  const text = intentText(talk, intent.type)
  talk.say(text)
  // what waits for her choice or her yes would be forgotten behind other words
  if (text !== undefined && (isHeld(talk) || intent.type === 'which-week')) askOnceMore(talk)
  return text !== undefined
}

/**
 * "corregir" is first of what is not on record: an answer that waits for her yes, one of a figure that was not understood
 * or taken back, and one that was given up.
 */
function corrects(talk: Talk, intent: Intent): boolean {
  if (isHeld(talk)) return correctPending(talk, intent)
  if (!talk.backToTried()) return mendsUnconfirmed(talk, intent)
  if (isHeld(talk)) return correctPending(talk, intent)
  const { rest } = intent
  if (rest !== undefined && understands(talk, rest)) answer(talk, rest)
  else askOnceMore(talk)
  return true
}

function isHeld({ question }: Talk): boolean {
  return question !== undefined && question.mode !== 'asking'
}

/** Before the consent nothing of her business is asked or kept; a trainer or coordinator has no figures of her own. */
function isHeardFrom({ facts }: Talk, type: Intent['type']): boolean {
  if (facts.role !== 'entrepreneur') return STAFF_INTENTS.has(type)
  return facts.status === 'active' || facts.status === 'stopped' || NEWCOMER_INTENTS.has(type)
}

const STAFF_INTENTS: ReadonlySet<Intent['type']> = new Set(['stop', 'start-again', 'courtesy'])

const NEWCOMER_INTENTS: ReadonlySet<Intent['type']> = new Set([
  'stop',
  'help',
  'human',
  'erase',
  'who-are-you',
  'why',
  'courtesy',
  'greeting',
  'language',
])

/** Starts the flow she asked for; where it is the one that is asking already, its question once more. */
function startAsked(talk: Talk, flow: Flow, rest: string | undefined): void {
  if (talk.stack.top?.flow === flow.name && talk.question) return askOnceMore(talk)
  const about = talk.aboutOf(flow, weekInHand(talk))
  talk.start(flow, { ...about, ...(rest === undefined ? {} : { rest }) })
}

/** The week asked about last, as long as it is the present or the one before it. */
export function weekInHand({ state, week }: Talk): string {
  const asked = state.lastAsked?.week
  return asked !== undefined && weekIndex(week) - weekIndex(asked) <= 1 ? asked : week
}

/** What she said after the words that ask for it; a language is asked for by its name alone. */
function restOf({ type, rest }: Intent, said: string): string | undefined {
  return rest ?? (type === 'language' ? said : undefined)
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
  talk.move({ type: 'no' })
  if (intent.rest) answer(talk, intent.rest)
  return true
}

function intentText(talk: Talk, type: Intent['type']): Said | undefined {
  const { speech, facts } = talk
  const correct = talk.flows.forIntent('correct')
  const last = correct && lastKept(facts.figures, correct.script)
  const more = {
    recorded: last?.minor === undefined ? 'no' : 'yes',
    figure: last?.figure ?? '',
    amount: last?.minor === undefined ? '' : sayFigure(last.minor, last.figure, { facts, speech }),
    'week-end': last ? writeDate(daysOf(last.week).sunday.toString(), speech) : '',
    week: last ? weekDates(last.week, speech) : '',
    'week-asked': weekDates(talk.stack.top?.context.week ?? talk.week, speech),
  }
  return saidInCommon(speech, `intent-${type}`, contactValues(facts, speech, more))
}
