import type { Effect } from '../../conversation/effect.ts'
import { stepOf, type ConversationState } from '../../conversation/state.ts'
import { applySafety } from '../../desk/safety/apply.ts'
import { addToTicket } from '../../desk/ticket/add-to.ts'
import { openTicket } from '../../desk/ticket/open.ts'
import type { ContactId } from '../../model/ids.ts'
import { grantAccess } from '../../office/access/grant-access.ts'
import { reportIncident } from '../../store/service/incidents.ts'
import type { SavedConversation } from '../../store/talk/conversations.ts'
import { closeAddress } from '../../store/talk/messages.ts'
import type { Tx } from '../../store/store.ts'
import type { Answer } from '../outbound/outbox.ts'
import { Batch } from './batch.ts'
import { changeContact, joinCohort, recordConsent, setField } from './change-contact.ts'
import { recordFigure } from './record-figure.ts'
import type { Turn } from './turn.ts'

/**
 * Writes a group of turns: states, figures, timers, tickets, and the inputs done, all or none. Returns what was said, for
 * the outbox to write in the same transaction.
 */
export async function applyTurns(
  tx: Tx,
  turns: readonly Turn[],
  now: number,
): Promise<readonly Answer[]> {
  const batch = new Batch(now)
  for (const turn of turns) await applyTurn(tx, batch, turn)
  await batch.write(tx)
  return [...batch.replies, ...batch.alerts.map((message) => ({ message }))]
}

async function applyTurn(tx: Tx, batch: Batch, turn: Turn): Promise<void> {
  const { input, contact } = turn
  batch.finish(turn)
  if (turn.outcome === 'waiting' || turn.outcome === 'held') return
  const { state, effects } = turn.decision
  if (!turn.unreadable) batch.conversations.push(savedConversation(contact.id, state, batch.now))
  await keepAddress(tx, turn)
  if (isForgotten(turn)) batch.forget(input)
  for (const effect of effects) await applyEffect(tx, batch, turn, effect)
  batch.queueReply(turn, effects)
  if (turn.outcome === 'dead') {
    const detail = `input ${input.id}: ${turn.problem}`
    await reportIncident(tx.db, { account: 'engine', kind: 'dead-input', detail, at: batch.now })
  }
}

function savedConversation(
  contact_id: ContactId,
  state: ConversationState,
  updated_at: number,
): SavedConversation {
  const top = state.frames.at(-1)
  const below = state.frames.slice(0, -1).map((frame) => [frame.flow, frame.version, stepOf(frame)])
  return {
    contact_id,
    state: JSON.stringify(state),
    flow: top?.flow ?? null,
    version: top?.version ?? null,
    step: top ? stepOf(top) : null,
    below: below.length === 0 ? null : JSON.stringify(below),
    updated_at,
  }
}

/** What somebody writes who has not accepted is answered and not kept, but for the words that join or accept. */
function isForgotten({
  facts,
  payload,
  decision,
}: Exclude<Turn, { outcome: 'waiting' | 'held' }>): boolean {
  if (facts.consented) return false
  if (payload.type !== 'text' && payload.type !== 'media' && payload.type !== 'edited') return false
  return !decision.effects.some(({ type }) => type === 'joinCohort' || type === 'recordConsent')
}

/** She is written to where she was last heard, and need not be called; a message from a closed address opens it again. */
async function keepAddress(tx: Tx, { input, contact, payload }: Turn): Promise<void> {
  const address = input.address_id
  if (address === null || payload.type === 'blocked') return
  if (contact.address_id === address && contact.address_status === 'open') return
  await tx.db.updateTable('addresses').set({ status: 'open' }).where('id', '=', address).execute()
  await tx.db
    .updateTable('contacts')
    .set({ address_id: address, call_list: 0 })
    .where('id', '=', contact.id)
    .execute()
}

async function applyEffect(tx: Tx, batch: Batch, turn: Turn, effect: Effect): Promise<void> {
  const { contact, input } = turn
  switch (effect.type) {
    case 'say':
      return
    case 'startTimer':
      batch.timers.set(`${contact.id}/${effect.key}`, {
        contact_id: contact.id,
        key: effect.key,
        due_at: effect.dueAt,
        payload: JSON.stringify(effect.payload),
      })
      return
    case 'cancelTimer':
      batch.cancelTimer({ contact_id: contact.id, key: effect.key })
      return
    case 'recordFigure':
      return recordFigure(batch, turn, effect.record)
    case 'openTicket':
      return openTicket(tx, batch.alerts, turn, effect.reason, batch.now)
    case 'addToCall': {
      const { call } = turn.facts
      return call?.ticket && addToTicket(tx, batch.alerts, turn, call.ticket, batch.now)
    }
    case 'changeContact':
      return changeContact(tx, turn, effect)
    case 'setField':
      return setField(tx, batch, turn, effect)
    case 'recordConsent':
      return recordConsent(tx, batch, turn, effect)
    case 'joinCohort':
      return joinCohort(tx, batch, turn, effect)
    case 'safety':
      if (effect.effect.type === 'keepWords') batch.forget(input)
      return applySafety(tx, batch.alerts, turn, effect.effect, batch.now)
    case 'joinAccess':
      return grantAccess(tx, contact, effect.granting, batch.now)
    case 'closeAddress':
      if (input.address_id === null) return
      return closeAddress(tx, {
        id: input.address_id,
        contact_id: contact.id,
        status: 'blocked',
      })
    default:
      return effect satisfies never
  }
}
