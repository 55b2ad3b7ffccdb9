import { localDate } from '../../calendar/local.ts'
import type { Answer, FlowEvent, Mode, Pending } from '../../flow/machine.ts'
import type { AskStep } from '../../flow/schema.ts'
import type { FigureAnswer, PastFigure } from '../../model/figure.ts'
import { savedFigure } from '../../flow/question.ts'
import { usualWeek } from '../../flow/values.ts'
import { asksBack, hasNothingToTell, saysNothing } from '../../reading/answers/acknowledged.ts'
import { readChoice } from '../../reading/answers/choice.ts'
import { readDayCount } from '../../reading/dates/day-count.ts'
import { readMoney, type MoneyReading } from '../../reading/money/read-money.ts'
import { readNumber } from '../../reading/answers/number.ts'
import { readName } from '../../reading/messages/speaker.ts'
import { readRating } from '../../reading/answers/rating.ts'
import { readText } from '../../reading/answers/text.ts'
import { behindYesNo, readYesNo } from '../../reading/answers/yes-no.ts'
import { candidateLabels, choiceLabels, type Scene } from '../say/render.ts'
import { dayToCome } from './day-to-come.ts'
import { moneyAsked } from './money-asked.ts'
import { isLimited, saysAgain } from './said-yes.ts'

/** The question that is open: its step, and whether it asks, offers amounts, or wants a yes. */
export type OpenQuestion = { readonly step: string; readonly ask: AskStep; readonly mode: Mode }

/** What her words mean to an open question; the facts that guards look at come with the move. */
export type Heard = FlowEvent extends infer Each
  ? Each extends FlowEvent
    ? Omit<Each, 'facts'>
    : never
  : never

const UNCLEAR: Heard = { type: 'unclear' }

/** What her words mean to the open question. */
export function hear(text: string, question: OpenQuestion, scene: Scene): Heard {
  if (question.mode === 'confirming') return hearConfirmation(text, question, scene)
  const { pending } = scene.context
  if (question.mode === 'choosing' && pending?.type === 'choose') {
    const heard = hearAmong(text, pending, question, scene)
    const instead = heard?.type === 'no' ? hearBehindNo(text, question, scene) : undefined
    return instead ?? heard ?? echoed(hearAnswer(text, question, scene), pending)
  }
  return hearAnswer(text, question, scene)
}

function hearConfirmation(text: string, question: OpenQuestion, scene: Scene): Heard {
  const answer = readYesNo(text, scene.speech.words)
  const { pending } = scene.context
  const isAmount = question.ask.ask === 'money' && pending?.type === 'confirm'
  const told = isAmount ? pending.answer.figure?.minor : undefined
  if (told !== undefined && saysAgain(text, told, question, scene)) return { type: 'yes' }
  if (!answer) return hearAnswer(text, question, scene)
  const instead = isAmount && hearInstead(text, answer, question, scene)
  if (instead) return instead
  return { type: told !== undefined && isLimited(text, question, scene) ? 'no' : answer }
}

/** "son 60" after "vendí 60 pupusas": how much money that was may still not be said. */
function echoed(heard: Heard, { why, raw }: Choosing): Heard {
  if (heard.type !== 'given' || why !== 'quantity') return heard
  const isEcho = raw.match(/\d+/g)?.includes(String(heard.answer.value)) ?? false
  return isEcho ? { ...heard, unusual: true } : heard
}

/** "no, 450" where another amount was offered. */
function hearBehindNo(text: string, question: OpenQuestion, scene: Scene): Heard | undefined {
  const rest = behindYesNo(text, scene.speech.words)
  const heard = rest === '' ? undefined : hearAmount(rest, question, scene, text)
  return heard?.type === 'given' ? heard : undefined
}

/** "no, eran 450", "no, como 400 o 450": what is right, said at once. "sí, 450" of another amount is confirmed in its turn. */
function hearInstead(
  text: string,
  answer: 'yes' | 'no',
  question: OpenQuestion,
  scene: Scene,
): Heard | undefined {
  const { pending } = scene.context
  const rest = behindYesNo(text, scene.speech.words)
  if (rest === '' || pending?.type !== 'confirm') return undefined
  const heard = hearAmount(rest, question, scene, text)
  if (heard.type === 'given' && heard.answer.value !== pending.answer.value)
    return answer === 'no' ? heard : { ...heard, unusual: true }
  const offered = heard.type === 'candidates' ? heard.pending : undefined
  const isAnyOf = offered?.type === 'choose' && offered.candidates.length > 1
  return answer === 'no' && isAnyOf ? heard : undefined
}

function hearAnswer(text: string, question: OpenQuestion, scene: Scene): Heard {
  const { words } = scene.speech
  switch (question.ask.ask) {
    case 'money': {
      const heard = hearAmount(text, question, scene)
      return heard.type === 'unclear' ? hearDeclined(text, scene) : heard
    }
    case 'choice':
      return hearChoice(text, question, scene)
    case 'yes-no': {
      const answer = readYesNo(text, words)
      return answer ? { type: 'picked', choice: answer } : hearChoice(text, question, scene)
    }
    case 'number': {
      const number = readNumber(text, words)
      if (number.type === 'number') return given({ value: number.value, raw: text })
      return hearDeclined(text, scene)
    }
    case 'rating': {
      const rating = readRating(text, words)
      return rating.type === 'rating' ? given({ value: rating.value, raw: text }) : UNCLEAR
    }
    case 'date':
      return hearDate(text, scene)
    case 'text': {
      const written = readText(text)
      if (hasNothingToTell(text, words))
        return ASKS.test(text) ? UNCLEAR : { type: 'missing', raw: text }
      if (written === '' || saysNothing(text, words) || asksBack(text, words)) return UNCLEAR
      return question.ask.save === 'contact.name'
        ? hearName(text, written, scene)
        : given({ value: written, raw: text })
    }
    case 'audio':
    case 'photo':
      return UNCLEAR
  }
}

/** Where she asked to be asked ("corregir"), a plain "no" leaves it as it is. */
function hearDeclined(text: string, { flow, speech }: Scene): Heard {
  const isHers = flow.script.intents.length > 0
  return isHers && readYesNo(text, speech.words) === 'no' ? { type: 'refused', raw: text } : UNCLEAR
}

/** "¿no?", "¿nada?" ask back. */
const ASKS = /[¿?？]/

/** Who is asked for her name may introduce herself; a plain yes ("sí, acepto" once more) is none, Simón is one. */
function hearName(text: string, written: string, { speech }: Scene): Heard {
  const isYesNo =
    /^\p{L}{1,2}(?!\p{L})/u.test(written) && readYesNo(text, speech.words) !== undefined
  return isYesNo ? UNCLEAR : given({ value: readName(written, speech.speakers), raw: text })
}

function given(answer: Answer, unusual = false): Heard {
  return { type: 'given', answer, unusual }
}

function hearDate(text: string, { facts, speech, now }: Scene): Heard {
  const today = localDate(now, facts.zone)
  const day = dayToCome(text, today, speech.words)
  return day ? given({ value: day.toString(), raw: text }) : UNCLEAR
}

function hearChoice(text: string, { step }: OpenQuestion, scene: Scene): Heard {
  const choice = readChoice(text, choiceLabels(scene, step), scene.speech.words)
  return choice.type === 'choice' ? { type: 'picked', choice: choice.key } : UNCLEAR
}

type Choosing = Extract<Pending, { type: 'choose' }>

/** One of the amounts offered, "another amount", or the days a rate is to be multiplied by. */
function hearAmong(
  text: string,
  pending: Choosing,
  question: OpenQuestion,
  scene: Scene,
): Heard | undefined {
  const [rate] = pending.parts ?? []
  if (pending.why === 'rate' && rate !== undefined) return hearDays(text, rate, pending, scene)
  const chosen = candidateMeant(text, pending, question, scene)
  if (chosen === undefined) return undefined
  const { candidates, raw, why } = pending
  const minor = candidates[chosen]
  if (minor === undefined) return { type: 'no' }
  const isThousand = why === 'scale' && minor === Math.max(...candidates)
  const rule = isThousand ? CHOSEN_THOUSAND : `chosen:${why}`
  return { type: 'chosen', answer: amount({ minor, raw, rule, ...rangeOf(pending) }) }
}

/** Which amount is meant, counted from 0; after the last comes "another". Where one is offered, yes and no say it too. */
function candidateMeant(
  text: string,
  { candidates }: Choosing,
  question: OpenQuestion,
  scene: Scene,
): number | undefined {
  const { words } = scene.speech
  const options = candidateLabels(scene).map((label, index) => ({ key: String(index), label }))
  const choice = readChoice(text, options, words)
  if (choice.type === 'choice') return Number(choice.key)
  const [only, second] = candidates
  if (only === undefined || second !== undefined) return undefined
  const said = readYesNo(text, words)
  if (said === 'yes' && isLimited(text, question, scene)) return undefined
  return said && (said === 'yes' ? 0 : 1)
}

/** A range keeps its ends, and what was chosen of it is about right. */
function rangeOf({
  why,
  candidates,
}: Choosing): Pick<FigureAnswer, 'approximate' | 'low' | 'high'> {
  if (why !== 'range') return { approximate: false }
  return { approximate: true, low: Math.min(...candidates), high: Math.max(...candidates) }
}

function hearDays(text: string, rate: number, { raw }: Choosing, scene: Scene): Heard | undefined {
  const days = readDayCount(text, scene.speech.words)
  if (days === undefined) return undefined
  const minor = rate * days
  return given(amount({ minor, raw: `${raw} × ${text}`, rule: 'rate', approximate: true }), true)
}

function hearAmount(
  text: string,
  { ask, step }: OpenQuestion,
  scene: Scene,
  written = text,
): Heard {
  const { facts, speech } = scene
  if (!speech.country) throw new Error('a money question needs a country')
  const figure = savedFigure(ask, scene.context) ?? step
  const usual = usualWeek(facts.figures, figure)
  const previous = previousWeek(scene, figure)
  const shortcut = dropsThousands(facts.figures, figure)
  const reading = readMoney(text, speech.country, {
    asks: moneyAsked(ask, scene.context),
    ...(usual === undefined ? {} : { usual }),
    ...(previous === undefined ? {} : { previous }),
    shortcut,
  })
  return moneyEvent(reading, written)
}

const CHOSEN_THOUSAND = 'chosen:thousand'

/**
 * Whether she has twice confirmed that she leaves the "mil" out, and not corrected a figure since (rule 2): learned of her
 * alone.
 */
function dropsThousands(past: readonly PastFigure[], figure: string): boolean {
  let confirmed = 0
  const latestFirst = past
    .filter((each) => each.figure === figure && each.minor !== undefined)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
  for (const { corrected, rule } of latestFirst) {
    if (corrected) break
    if (rule === CHOSEN_THOUSAND || rule === 'dropped-thousand') confirmed += 1
  }
  return confirmed >= 2
}

function previousWeek({ facts, context }: Scene, figure: string): number | undefined {
  return facts.figures
    .filter(
      (each) => each.figure === figure && each.week < context.week && each.minor !== undefined,
    )
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))[0]?.minor
}

function moneyEvent(reading: MoneyReading, raw: string): Heard {
  switch (reading.type) {
    case 'amount': {
      const { minor, rule, approximate, low, high } = reading
      const range = {
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
      }
      const answer = amount({ minor, raw, rule, approximate, ...range })
      return given(answer, reading.unusual || minor === 0)
    }
    case 'ask': {
      const { why, candidates, parts } = reading
      return {
        type: 'candidates',
        pending: { type: 'choose', raw, why, candidates, ...(parts ? { parts } : {}) },
      }
    }
    case 'unknown':
      return { type: reading.why === 'refuses' ? 'refused' : 'missing', raw }
    case 'none':
      return UNCLEAR
  }
}

function amount(figure: NonNullable<Answer['figure']>): Answer {
  return { value: figure.minor / 100, raw: figure.raw, figure }
}
