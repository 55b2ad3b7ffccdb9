import { OFFERED } from './correction.ts'
import { localDate } from '../../calendar/local.ts'
import { isoWeek, weekIndex, type IsoWeek } from '../../calendar/week.ts'
import { WEEKS_BACK } from '../../model/figure.ts'
import { savedFigure } from '../../flow/question.ts'
import { saysSold } from '../../reading/answers/sold.ts'
import type { AskWhy } from '../../reading/money/money-reading.ts'
import { readMoney } from '../../reading/money/read-money.ts'
import { readWeek } from '../../reading/dates/week.ts'
import { understands } from './open-question.ts'
import { weekInHand } from './intent.ts'
import type { Talk } from '../talk.ts'

/**
 * An amount that no question waits for and whose week is recorded, or was not asked: she is asked what to do with it.
 * Returns whether she is: her programme may have no flow for it, and a single digit most likely answers what is over.
 */
export function offerAmount(talk: Talk, text: string, offered?: string): boolean {
  const flow = talk.current(OFFERED)
  if (!flow || isDigit(text)) return false
  const named = weekNamed(talk, text)
  if (named === undefined && isBareZero(talk, text)) return false
  const week = named ?? offered ?? weekInHand(talk)
  talk.start(flow, { week, rest: text })
  return true
}

/**
 * "la semana antepasada vendí 500" while another week's sales are asked: it is hers to say where that goes, and the question
 * comes again. Returns whether she is asked.
 */
export function offersOtherWeek(talk: Talk, text: string): boolean {
  const { question, stack } = talk
  const { top } = stack
  if (!top || top.flow === OFFERED || question?.mode !== 'asking') return false
  if (savedFigure(question.ask, top.context) !== FIGURE) return false
  const named = weekNamed(talk, text)
  if (named === undefined || named === top.context.week) return false
  if (isJustOver(talk, text, top.context.week)) return false
  return saysAmount(talk, text) && offerAmount(talk, text)
}

/**
 * "esta semana vendí 390" where her step or her goal is asked: the sales are hers to note, and the question comes again;
 * "vender 500 a la semana" is an answer. Returns whether she is asked.
 */
export function offersSales(talk: Talk, text: string): boolean {
  const { question } = talk
  const isOfWords = question?.ask.ask === 'text' && question.ask.save !== 'contact.name'
  return isOfWords && tellsSales(talk, text) && offerAmount(talk, text)
}

/** Whether all she says is how much she sold, be it of another week or without its thousand. */
function tellsSales({ speech }: Talk, text: string): boolean {
  if (!speech.country || !saysSold(text, speech.words)) return false
  const reading = readMoney(text, speech.country)
  if (reading.type === 'ask') return STILL_SALES.has(reading.why) && reading.candidates.length > 0
  return reading.type === 'amount' && reading.minor > 0
}

const STILL_SALES: ReadonlySet<AskWhy> = new Set(['scale', 'period'])

/** On Monday and Tuesday "esta semana" is the one that has just ended, where that one is asked. */
function isJustOver({ facts, speech, now }: Talk, text: string, asked: IsoWeek): boolean {
  const today = localDate(now, facts.zone)
  const sunday = today.subtract({ days: today.dayOfWeek })
  if (today.dayOfWeek > LAST_DAY_OVER || isoWeek(sunday) !== asked) return false
  const reading = readWeek(text, sunday, speech.words)
  return reading.type === 'week' && isoWeek(reading.monday) === asked
}

const LAST_DAY_OVER = 2

/** Whether there is an amount in her words, clear or not; "vendí poquito" says none. */
export function saysAmount({ speech }: Talk, text: string): boolean {
  if (!speech.country) return false
  const reading = readMoney(text, speech.country)
  return reading.type === 'amount' || (reading.type === 'ask' && reading.candidates.length > 0)
}

/** "nada" that nobody asked for is no sales; "no vendí nada" is. */
function isBareZero({ speech }: Talk, text: string): boolean {
  if (!speech.country || saysSold(text, speech.words)) return false
  const reading = readMoney(text, speech.country)
  return reading.type === 'amount' && reading.minor === 0
}

/** The figure that the flow is about. */
const FIGURE = 'sales'

/** A week that she names, the present one or one of which figures are known. */
export function weekNamed({ facts, speech, now }: Talk, text: string): IsoWeek | undefined {
  const today = localDate(now, facts.zone)
  const reading = readWeek(text, today, speech.words)
  if (reading.type !== 'week') return undefined
  const week = isoWeek(reading.monday)
  const ago = weekIndex(isoWeek(today)) - weekIndex(week)
  return ago >= 0 && ago < WEEKS_BACK ? week : undefined
}

/**
 * "no, 560", "corregir 560" where it is asked what to do with 550: the other amount takes its place, in the same week.
 * Returns whether it does.
 */
export function offersAnother(talk: Talk, text: string): boolean {
  const { question, stack } = talk
  const isOpen = stack.top?.flow === OFFERED && question?.ask.ask === 'choice'
  if (!isOpen || understands(talk, text) || isDigit(text) || !saysAmount(talk, text)) return false
  const { week } = talk.scene.context
  talk.leaveTop()
  return offerAmount(talk, text, week)
}

function isDigit(text: string): boolean {
  return /^\d$/.test(text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''))
}
