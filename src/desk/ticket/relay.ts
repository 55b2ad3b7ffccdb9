import { common } from '../../conversation/say/common-text.ts'
import type { InputPayload } from '../../model/input.ts'
import type { Media } from '../../model/message.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import type { Asking } from './asking.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { mediaOf } from '../media-of.ts'
import { isListening, tellContact, tellOwner, ticketValues } from '../tell.ts'
import { idleAt } from './due.ts'

/** What somebody writes or sends in a talk. */
export type Passed = Extract<InputPayload, { type: 'text' | 'media' | 'edited' }>

/** A trainer's words go to the contact of her ticket, in the trainer's name; what cannot be passed is said. */
export function relayToContact(
  ticket: Ticket,
  passed: Passed,
  account: string,
  desk: Desk,
): Reaction {
  const { me, now, speech } = desk
  const values = ticketValues(ticket, speech)
  if (ticket.hold === 'safety') return answer(common(speech, 'desk-safety', values))
  if (!isListening(ticket)) return answer(common(speech, 'desk-not-listening', values))
  const text = textOf(passed)
  if (text.length > LONGEST_RELAY) {
    const limits = { ...values, length: String(text.length), limit: String(LONGEST_RELAY) }
    return answer(common(speech, 'desk-too-long', limits))
  }
  const hers = desk.speechOf(ticket.programme, ticket.language)
  const from = me.name ?? values.owner
  const media = mediaOf(passed, account)
  if (!media && passed.type === 'media' && text === '')
    return answer(common(speech, 'desk-cannot-pass', values))
  const line = passed.type === 'edited' ? 'desk-relay-edited' : relayLine(media, text)
  return {
    says: [],
    effects: [
      ...tellContact(ticket, common(hers, line, { from, text })),
      ...(media ? tellContact(ticket, '', { media }) : []),
      spoken(ticket, now, desk),
    ],
  }
}

function relayLine(media: Media | undefined, text: string): string {
  return media && text === '' ? `desk-relay-${media.type}` : 'desk-relay'
}

/** What she writes while a person talks with her goes to that person, with the ticket's number and never her own. */
export function relayToOwner(ticket: Ticket, asking: Asking, now: number): readonly DeskEffect[] {
  const { payload, input, staffSpeech: speech } = asking
  if (payload.type !== 'text' && payload.type !== 'media' && payload.type !== 'edited') return []
  const text = textOf(payload)
  const media = mediaOf(payload, input.account)
  const line = lineOf(payload, media, text)
  return [
    ...tellOwner(ticket, common(speech, line, { ...ticketValues(ticket, speech), text })),
    ...(media ? tellOwner(ticket, '', { media }) : []),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { relayed_at: now, wake_at: idleAt(ticket, now, asking.facts.programme) },
    },
  ]
}

function lineOf(payload: Passed, media: Media | undefined, text: string): string {
  if (payload.type === 'edited') return 'desk-from-her-edited'
  if (text !== '') return 'desk-from-her'
  return media ? `desk-from-her-${media.type}` : 'desk-from-her-other'
}

/** What is said in it. */
export function textOf(passed: Passed): string {
  return passed.type === 'media' ? (passed.caption ?? '') : passed.text
}

function spoken(ticket: Ticket, now: number, desk: Desk): DeskEffect {
  const wake_at = idleAt(ticket, now, desk.programmes.get(ticket.programme ?? ''))
  const change = { relayed_at: now, wake_at }
  return { type: 'changeTicket', ticket: ticket.id, change }
}

/** As much as is read on a small phone without scrolling for long; longer is refused rather than cut. */
export const LONGEST_RELAY = 1_500
