import type { Effect } from '../../conversation/effect.ts'
import { textOf } from '../../conversation/safety/held.ts'
import { readOfficerFacts, readSafetyFacts } from '../../desk/safety/read-facts.ts'
import type { Programme } from '../../model/programme.ts'
import { readSafety } from '../../reading/messages/safety.ts'
import type { Tx } from '../../store/store.ts'
import type { Turn, TurnBase } from './turn.ts'

/** Whether a turn has met words of danger, or a wish for a person of trust. */
export function opensCase(turn: Turn): boolean {
  if (turn.outcome !== 'done') return false
  return turn.decision.effects.some(
    (each) => each.type === 'safety' && each.effect.type === 'openCase',
  )
}

/** A turn with what the safety path has to know: who can be told, how a case stands, what an officer can decide. */
export async function withSafety<Base extends TurnBase>(
  tx: Tx,
  base: Base,
  programmes: ReadonlyMap<string, Programme>,
): Promise<Base> {
  const { contact, facts } = base
  if (contact.role === 'entrepreneur')
    return { ...base, facts: { ...facts, safety: await readSafetyFacts(tx, contact) } }
  const officer = await readOfficerFacts(tx, contact.id, programmes)
  return officer ? { ...base, facts: { ...facts, officer } } : base
}

/**
 * What becomes of words that a broken turn has left unread, where they may be a disclosure: they are kept apart all the
 * same, and no ticket shows them. Undefined where they are none.
 */
export function wordsAfterFailure(base: TurnBase): readonly Effect[] | undefined {
  const { facts } = base
  if (facts.role !== 'entrepreneur' || facts.status === 'new') return undefined
  const keep = { type: 'safety', effect: { type: 'keepWords' } } as const
  if (facts.hold === 'safety') return [keep]
  const danger = dangerIn(base)
  if (danger?.level !== 'full') return undefined
  const { category, urgent: isUrgent } = danger
  const effect = { type: 'openCase', category, isUrgent, stage: 'danger' } as const
  return [{ type: 'safety', effect }, keep]
}

/** The reader itself may be what broke. */
function dangerIn({ payload, speech }: TurnBase) {
  if (payload.type !== 'text' && payload.type !== 'edited' && payload.type !== 'media')
    return undefined
  try {
    return speech.safety && readSafety(textOf(payload), speech.safety)
  } catch {
    return undefined
  }
}
