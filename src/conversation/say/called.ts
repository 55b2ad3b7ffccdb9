import { common } from './common-text.ts'
import type { CallFacts, Facts, Speech } from '../facts.ts'
import { writeMoment } from './moment.ts'

/** "Ya le avisé a Doña Ana.": who has her call for help, or that nobody can be told. */
export function called(facts: Facts, speech: Speech): string {
  return sentence(facts, speech, false)
}

/** The same, with until when she answers and what becomes of it if she does not. */
export function calledBy(facts: Facts, speech: Speech): string {
  return sentence(facts, speech, true)
}

function sentence(facts: Facts, speech: Speech, isFull: boolean): string {
  const { call, programme, trainer, zone } = facts
  if (!call) return common(speech, 'called', { helper: nameOf(trainer, speech), next: 'none' })
  if (!call.helper)
    return common(speech, 'called-nobody', { organisation: programme?.organisation ?? '' })
  const values = {
    helper: nameOf(call.helper.name, speech),
    due: writeMoment(call.dueAt, 'before', { now: call.now, zone, speech }),
  }
  if (call.stands === 'call') return common(speech, 'desk-to-her-call', values)
  if (call.stands === 'overdue') return common(speech, 'called-overdue', values)
  return common(speech, 'called', { ...values, next: isFull ? nextOf(call) : 'none' })
}

function nextOf({ isPassedOn }: CallFacts): 'passed-on' | 'reminded' {
  return isPassedOn ? 'passed-on' : 'reminded'
}

function nameOf(name: string | undefined, speech: Speech): string {
  return name ?? common(speech, 'helper-unknown')
}
