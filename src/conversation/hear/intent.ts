import { corrects, isHeld, meansAnother } from './correction.ts'
import { aboutOf } from '../about.ts'
import { lastKept } from './last-kept.ts'
import { contactValues } from '../say/contact-values.ts'
import { sayFigure } from '../say/amounts.ts'
import { weekDates, writeDate } from '../say/dates.ts'
import type { Intent } from '../../reading/messages/intents.ts'
import { daysOf, weekIndex } from '../../calendar/week.ts'
import type { Flow } from '../../flow/flow.ts'
import type { Said } from '../effect.ts'
import { askOnceMore } from './open-question.ts'
import { saidInCommon } from '../say/said.ts'
import type { Talk } from '../talk.ts'

/**
 * Answers a global intent: with the flow bound to it, else with the common text of its name, else not at all (false),
 * and the words go to the open question.
 */
export function answerIntent(talk: Talk, intent: Intent, said: string): boolean {
  if (!isHeardFrom(talk, intent.type)) return false
  if (intent.type === 'correct' && corrects(talk, intent)) return true
  const flow = talk.flows.forIntent(intent.type, talk.facts.programme?.name)
  if (flow) {
    startAsked(talk, flow, withRest(intent, said))
    return true
  }
  const text = intentText(talk, intent.type)
  talk.say(text)
  // what waits for her choice or her yes would be forgotten behind other words
  if (text !== undefined && (isHeld(talk) || ABOUT_THE_QUESTION.has(intent.type))) askOnceMore(talk)
  return text !== undefined
}

/** Who asks so has not answered yet: the question comes again behind what she wanted to know. */
const ABOUT_THE_QUESTION: ReadonlySet<Intent['type']> = new Set([
  'who-are-you',
  'why',
  'which-week',
  'next-class',
])

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
function startAsked(talk: Talk, flow: Flow, intent: Intent): void {
  const isAsking = talk.stack.top?.flow === flow.name && talk.question !== undefined
  if (isAsking && !meansAnother(talk, intent)) return askOnceMore(talk)
  const { rest, figures } = intent
  const about = aboutOf(talk.facts.figures, flow, weekInHand(talk), figures)
  talk.start(flow, { ...about, ...(rest === undefined ? {} : { rest }) })
}

/** The week asked about last, as long as it is the present or the one before it. */
export function weekInHand({ state, week }: Talk): string {
  const asked = state.lastAsked?.week
  return asked !== undefined && weekIndex(week) - weekIndex(asked) <= 1 ? asked : week
}

/** With what she said after the words that ask for it; a language is asked for by its name alone. */
function withRest(intent: Intent, said: string): Intent {
  return intent.type === 'language' ? { rest: said, ...intent } : intent
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
