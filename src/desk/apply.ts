import { addCohortDate, keepMove } from '../store/people/cohort-dates.ts'
import type { NewMessage } from '../store/talk/messages.ts'
import { saveDesk } from '../store/desk/desks.ts'
import { askResolved, holdContact, releaseContact } from '../store/desk/holds.ts'
import { wakeCasesOf } from '../store/desk/safety-cases.ts'
import { setAway, setDigest } from '../store/people/staff.ts'
import type { Tx } from '../store/store.ts'
import { changeTicket, isTalkedWith, noteTicketEvent } from '../store/desk/tickets.ts'
import type { ContactId, InputId } from '../model/ids.ts'
import type { DeskEffect, Told } from './desk-effect.ts'
import { putFigure } from './enter-figure.ts'

/** The turn whose effects they are: its input, and who wrote or is concerned. */
export type Occasion = {
  readonly input: { readonly id: InputId }
  readonly contact: { readonly id: ContactId }
}

/** Writes the desk's effects of one turn, in order; what is told goes into `messages`, which the caller queues. */
export async function applyDesk(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  effects: readonly DeskEffect[],
  now: number,
): Promise<void> {
  for (const [index, effect] of effects.entries()) {
    if (effect.type === 'tell')
      messages.push(messageOf(effect, `${occasion.input.id}:${index}`, now))
    else await applyOne(tx, occasion, effect, now)
  }
}

async function applyOne(
  tx: Tx,
  { contact }: Occasion,
  effect: Exclude<DeskEffect, { type: 'tell' }>,
  now: number,
): Promise<void> {
  switch (effect.type) {
    case 'changeTicket': {
      const { ticket, change, event, person, note } = effect
      await changeTicket(tx, ticket, change)
      if (!event) return
      const noted = { ticket_id: ticket, type: event, person_id: person ?? null, at: now }
      return noteTicketEvent(tx, { ...noted, note: note ?? null })
    }
    case 'holdContact':
      return holdContact(tx, effect.contact, 'talk', now)
    case 'releaseContact':
      if (await isTalkedWith(tx.db, effect.contact)) return
      return releaseContact(tx, effect.contact, 'talk', now)
    case 'askResolved':
      return askResolved(tx, effect.contact, effect.ticket ?? null)
    case 'showPrompt':
      return saveDesk(tx, contact.id, effect.prompt ? JSON.stringify(effect.prompt) : null, now)
    case 'setAway':
      return setAway(tx.db, contact.id, effect.until ?? null)
    case 'setDigest':
      return setDigest(tx.db, contact.id, effect.isWanted)
    case 'passCasesOn':
      return wakeCasesOf(tx.db, contact.id, now)
    case 'enterFigure':
      return putFigure(tx, effect.contact, effect.entered, now)
    case 'moveDate':
      return moveDate(tx, effect, contact.id, now)
    case 'openHarvest': {
      const { cohort, number, date } = effect
      return addCohortDate(tx, { cohort_id: cohort, kind: 'harvest', number, date })
    }
    default:
      return effect satisfies never
  }
}

function moveDate(
  tx: Tx,
  { place, to, by }: Extract<DeskEffect, { type: 'moveDate' }>,
  who: ContactId,
  now: number,
): Promise<void> {
  return keepMove(tx, {
    cohort_id: place.cohort,
    kind: place.kind,
    number: place.number,
    date: to,
    moved_from: place.date,
    moved_at: now,
    moved_by: `${by} (${who})`.trim(),
  })
}

function messageOf(told: Told, key: string, now: number): NewMessage {
  return {
    key: `desk:${key}`,
    contact_id: told.to.id,
    address_id: told.to.address_id,
    class: 'alert',
    text: told.text,
    choices: told.choices ? JSON.stringify(told.choices) : null,
    media: told.media ? JSON.stringify(told.media) : null,
    ticket_id: told.ticket ?? null,
    due_at: now,
    created_at: now,
  }
}
