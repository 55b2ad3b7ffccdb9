import type { InputPayload } from '../../model/input.ts'
import { readIntent, type Intent } from '../../reading/messages/intents.ts'
import { readSafety, type SafetyReading } from '../../reading/messages/safety.ts'
import type { SafetyFacts } from '../facts.ts'
import { common } from '../say/common-text.ts'
import { contactValues } from '../say/contact-values.ts'
import type { Talk } from '../talk.ts'
import { isGraverThan, type CaseAnswer } from '../../model/safety.ts'
import { emergencyLines, linesFor } from './lines.ts'
import { ask, hearSafety, type SafetyAnswer } from './question.ts'
import type { SafetyEffect } from './effect.ts'
import { toldText } from './told.ts'

type Case = NonNullable<SafetyFacts['case']>

/** What a held person writes or sends is kept apart and answered calmly; no flow hears it. */
export function hearHeld(talk: Talk, input: Written, held: Case): string | undefined {
  talk.effects.push({ type: 'safety', effect: { type: 'keepWords' } })
  const text = textOf(input)
  const danger = dangerIn(talk, text)
  if (danger && isOther(danger, held)) return hearDanger(talk, danger, held)
  const intent = readIntent(text, talk.speech.words)?.type
  if (intent === 'stop') return fallSilent(talk)
  if (talk.facts.status === 'stopped') return hearStopped(talk, held, danger, intent)
  const answer = held.stage === 'told' ? undefined : hearSafety(text, held.stage, talk)
  // she may wish for a person whatever she was asked last
  const wish = !danger && intent === 'human' ? 'call' : undefined
  const said = answer ?? wish
  if (said !== undefined) return hearAnswer(talk, said, held)
  return hearDanger(talk, danger, held)
}

export type Written = Extract<InputPayload, { type: 'text' | 'edited' | 'media' }>

/** What there is of words in something that was written or sent. */
export function textOf(input: Written): string {
  return input.type === 'media' ? (input.caption ?? '') : input.text
}

function hearAnswer(talk: Talk, answer: SafetyAnswer, held: Case): undefined {
  switch (answer) {
    case 'yes':
      if (held.isUrgent) note(talk, 'in-danger')
      else talk.effects.push({ type: 'safety', effect: { type: 'makeUrgent' } })
      say(talk, 'safety-now', { told: toldText(talk), lines: emergencyLines(talk.speech) })
      return goOn(talk)
    case 'no':
      note(talk, 'not-in-danger')
      say(talk, 'safety-not-now')
      return goOn(talk)
    case 'call':
      note(talk, 'wants-call')
      say(talk, 'safety-call', { told: toldText(talk) })
      return goOn(talk)
    case 'trainer':
      tellTrainer(talk)
      return stageTold(talk)
    case 'nobody':
      note(talk, 'only-officer')
      say(talk, 'safety-only-officer', { told: toldText(talk) })
      return stageTold(talk)
    default:
      return answer satisfies never
  }
}

/** Her trainer may have left since she was asked: then that is said. */
function tellTrainer(talk: Talk): void {
  if (!talk.facts.safety?.canTellTrainer)
    return say(talk, 'safety-trainer-gone', { told: toldText(talk) })
  talk.effects.push({ type: 'safety', effect: { type: 'tellTrainer' } })
  say(talk, 'safety-trainer-told')
}

/** Whom to tell besides is hers to say; where her trainer cannot be written to, there is nothing to choose. */
function goOn(talk: Talk): undefined {
  if (!talk.facts.safety?.canTellTrainer) return stageTold(talk)
  talk.effects.push({ type: 'safety', effect: { type: 'askNext', stage: 'whom' } })
  ask(talk, 'whom')
}

function stageTold(talk: Talk): undefined {
  talk.effects.push({ type: 'safety', effect: { type: 'askNext', stage: 'told' } })
}

function dangerIn({ speech }: Talk, text: string): SafetyReading | undefined {
  const reading = speech.safety && readSafety(text, speech.safety)
  return reading?.level === 'full' ? reading : undefined
}

/** Danger of no kind says nothing new of a case that has one. */
function isOther({ category }: SafetyReading, held: Case): boolean {
  return category !== held.category && (category !== 'DANGER' || isGraverThan(category, held))
}

/** Calm, with the lines of what she tells, and no question she has not had; who asked for silence is asked nothing. */
function hearDanger(talk: Talk, danger: SafetyReading | undefined, held: Case): undefined {
  const { speech, facts } = talk
  talk.effects.push({ type: 'safety', effect: noteOf(danger, held) })
  const lines = danger ? linesFor(danger.category, speech) : emergencyLines(speech)
  say(talk, 'safety-held', { told: toldText(talk), lines })
  if (held.stage !== 'told' && facts.status !== 'stopped') ask(talk, held.stage)
  return undefined
}

/** Who attends to her hears that she wrote; of another danger or a graver one, which. */
function noteOf(danger: SafetyReading | undefined, held: Case): SafetyEffect {
  if (danger && isOther(danger, held)) {
    const { category, urgent: isUrgent } = danger
    return { type: 'noteDanger', category, isUrgent }
  }
  return { type: danger?.urgent === true && !held.isUrgent ? 'makeUrgent' : 'noteWords' }
}

/** After her "alto" there is silence, but for words of danger and "empezar" (decision 006). */
function hearStopped(
  talk: Talk,
  held: Case,
  danger: SafetyReading | undefined,
  intent: Intent['type'] | undefined,
): undefined {
  if (danger) return hearDanger(talk, danger, held)
  talk.effects.push({ type: 'safety', effect: { type: 'noteWords' } })
  if (intent !== 'start-again') return undefined
  const status = talk.facts.consented ? 'active' : 'invited'
  talk.effects.push({ type: 'changeContact', status })
  say(talk, 'safety-back', { told: toldText(talk), lines: emergencyLines(talk.speech) })
  return undefined
}

/** "alto" is heard here too: the bot writes no more, and the person who knows goes on. */
function fallSilent(talk: Talk): undefined {
  talk.leaveAll()
  talk.effects.push({ type: 'changeContact', status: 'stopped' })
  note(talk, 'wants-silence')
  say(talk, 'safety-stopped', { told: toldText(talk) })
}

function note({ effects }: Talk, answer: CaseAnswer): void {
  effects.push({ type: 'safety', effect: { type: 'noteAnswer', answer } })
}

function say(talk: Talk, message: string, more: Readonly<Record<string, string>> = {}): void {
  const { facts, speech } = talk
  talk.say({ text: common(speech, message, contactValues(facts, speech, more)) })
}
