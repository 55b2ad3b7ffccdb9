import type { InputPayload } from '../../model/input.ts'
import { readIntent } from '../../reading/intents.ts'
import { readSafety } from '../../reading/safety.ts'
import type { SafetyFacts } from '../facts.ts'
import { common, contactValues } from '../render.ts'
import type { Talk } from '../talk.ts'
import { emergencyLines } from './lines.ts'
import { ask, hearSafety, type SafetyAnswer } from './question.ts'
import { toldText } from './told.ts'

type Case = NonNullable<SafetyFacts['case']>

/** What a held person writes or sends is kept apart and answered calmly; no flow hears it. */
export function hearHeld(talk: Talk, input: Written, held: Case): string | undefined {
  talk.effects.push({ type: 'safety', effect: { type: 'keepWords' } })
  const text = textOf(input)
  if (readIntent(text, talk.speech.words)?.type === 'stop') return fallSilent(talk)
  if (talk.facts.status === 'stopped') return noteWords(talk, held, text)
  const answer = held.stage === 'told' ? undefined : hearSafety(text, held.stage, talk)
  if (answer !== undefined) return hearAnswer(talk, answer, held)
  noteWords(talk, held, text)
  say(talk, 'safety-held', { told: toldText(talk), lines: emergencyLines(talk.speech) })
  if (held.stage !== 'told') ask(talk, held.stage)
  return undefined
}

export type Written = Extract<InputPayload, { type: 'text' | 'edited' | 'media' }>

/** What there is of words in something that was written or sent. */
export function textOf(input: Written): string {
  return input.type === 'media' ? (input.caption ?? '') : input.text
}

function hearAnswer(talk: Talk, answer: SafetyAnswer, held: Case): undefined {
  switch (answer) {
    case 'yes':
      if (!held.isUrgent) talk.effects.push({ type: 'safety', effect: { type: 'makeUrgent' } })
      say(talk, 'safety-now', { told: toldText(talk), lines: emergencyLines(talk.speech) })
      return goOn(talk)
    case 'no':
      say(talk, 'safety-not-now')
      return goOn(talk)
    case 'call':
      talk.effects.push({ type: 'safety', effect: { type: 'wantCall' } })
      say(talk, 'safety-call', { told: toldText(talk) })
      return goOn(talk)
    case 'trainer':
      talk.effects.push({ type: 'safety', effect: { type: 'tellTrainer' } })
      say(talk, 'safety-trainer-told')
      return stageTold(talk)
    case 'nobody':
      say(talk, 'safety-only-officer', { told: toldText(talk) })
      return stageTold(talk)
    default:
      return answer satisfies never
  }
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

/** New words may tell of a graver danger; who attends to her hears that she wrote. */
function noteWords({ effects, speech }: Talk, held: Case, text: string): undefined {
  const reading = speech.safety && readSafety(text, speech.safety)
  const isGraver = reading?.urgent === true && !held.isUrgent
  effects.push({ type: 'safety', effect: { type: isGraver ? 'makeUrgent' : 'noteWords' } })
}

/** "alto" is heard here too: the bot writes no more, and the person who knows goes on. */
function fallSilent(talk: Talk): undefined {
  talk.leaveAll()
  talk.effects.push({ type: 'changeContact', status: 'stopped' })
  say(talk, 'safety-stopped')
}

function say(talk: Talk, message: string, more: Readonly<Record<string, string>> = {}): void {
  const { facts, speech } = talk
  talk.say({ text: common(speech, message, contactValues(facts, speech, more)) })
}
