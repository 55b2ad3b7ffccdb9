import { common } from '../../conversation/say/common-text.ts'
import { isCutOff } from '../../conversation/inputs/blocked.ts'
import { calledBy } from '../../conversation/say/called.ts'
import type { Effect } from '../../conversation/effect.ts'
import { readChoice } from '../../reading/answers/choice.ts'
import { readIntent } from '../../reading/messages/intents.ts'
import { readSafety } from '../../reading/messages/safety.ts'
import { readYesNo } from '../../reading/answers/yes-no.ts'
import { yesAndNo } from '../../conversation/say/render.ts'
import type { Tx } from '../../store/store.ts'
import { findTickets, ticketsOfContact, type Ticket } from '../../store/desk/tickets.ts'
import { textOf } from '../../conversation/safety/held.ts'
import type { Asking } from '../ticket/asking.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { isOwnerReachable, tellOwner, ticketValues } from '../tell.ts'
import { abandon } from '../ticket/leave.ts'
import { interrupted } from '../ticket/interrupted.ts'
import { readCall } from '../ticket/read-call.ts'
import { relayToOwner } from '../ticket/relay.ts'
import { talkOf } from '../ticket/standing.ts'

/**
 * What the desk makes of an input of an entrepreneur: `held` waits until nobody holds her; `passed` went to who talks with
 * her; `answered` was her answer to "¿quedó resuelto?"; `flow` is for the conversation, with what the desk does besides.
 */
export type HerTurn =
  | { readonly type: 'held' }
  | { readonly type: 'passed'; readonly effects: readonly DeskEffect[] }
  | {
      readonly type: 'answered'
      readonly isResolved: boolean
      readonly says: readonly Effect[]
      readonly effects: readonly DeskEffect[]
    }
  | {
      readonly type: 'flow'
      /** With what the conversation has decided. */
      after(decided: readonly Effect[]): readonly DeskEffect[]
    }

/** Decides an input of somebody who is held, or was asked whether her call for help is resolved. */
export async function herTurn(tx: Tx, asking: Asking, now: number): Promise<HerTurn> {
  const { contact, payload } = asking
  if (contact.hold !== null) {
    // a start that safeguarding has held up for days would be no news any more
    if (contact.hold === 'safety' && payload.type === 'start') return JUST_FLOW
    if (payload.type === 'timer' || payload.type === 'start' || payload.type === 'migrate')
      return { type: 'held' }
    if (contact.hold === 'safety') return JUST_FLOW
    return talkTurn(asking, talkOf(await ticketsOfContact(tx.db, contact.id)), now)
  }
  if (contact.asked_ticket_id === null) return JUST_FLOW
  const [ticket] = await findTickets(tx, [contact.asked_ticket_id])
  return ticket ? askedTurn(tx, asking, ticket, now) : JUST_FLOW
}

const JUST_FLOW: HerTurn = { type: 'flow', after: () => [] }

/** While a person talks with her: her words go to that person, but words of danger and a wish for silence come first. */
function talkTurn(asking: Asking, talk: Ticket | undefined, now: number): HerTurn {
  const { contact, facts, payload, speech } = asking
  if (!talk) return { type: 'flow', after: () => [{ type: 'releaseContact', contact: contact.id }] }
  if (isCutOff(payload, facts))
    return { type: 'flow', after: () => interrupted(talk, asking, 'blocked', now) }
  if (payload.type === 'undelivered') return { type: 'passed', effects: notDelivered(talk, asking) }
  if (isHeardFirst(asking)) {
    const after = (decided: readonly Effect[]) =>
      decided.some((each) => each.type === 'changeContact' && each.status === 'stopped')
        ? interrupted(talk, asking, 'stopped', now)
        : []
    return { type: 'flow', after }
  }
  if (payload.type !== 'text' && payload.type !== 'media' && payload.type !== 'edited')
    return JUST_FLOW
  if (isOwnerReachable(talk)) return { type: 'passed', effects: relayToOwner(talk, asking, now) }
  return { type: 'passed', effects: abandon(talk, now, speech) }
}

/** Something that was said to her was given up, and her chat is open: it may be the words of who talks with her. */
function notDelivered(talk: Ticket, { staffSpeech }: Asking): readonly DeskEffect[] {
  const values = ticketValues(talk, staffSpeech)
  return tellOwner(talk, common(staffSpeech, 'desk-not-delivered', values))
}

function isHeardFirst({ payload, speech }: Asking): boolean {
  if (payload.type !== 'text' && payload.type !== 'edited' && payload.type !== 'media') return false
  const text = textOf(payload)
  const danger = speech.safety && readSafety(text, speech.safety)
  return danger?.level === 'full' || readIntent(text, speech.words)?.type === 'stop'
}

/** The last question asked is the one that is answered: what a flow asks, or what she writes to one, ends it. */
async function askedTurn(tx: Tx, asking: Asking, ticket: Ticket, now: number): Promise<HerTurn> {
  const { contact, payload, speech } = asking
  const end: DeskEffect = { type: 'askResolved', contact: contact.id }
  const isLate = now - (ticket.closed_at ?? 0) > WAITED_FOR
  const said = payload.type === 'text' && !isLate ? answerTo(payload.text, speech) : undefined
  if (said === undefined) {
    const isHers = payload.type === 'text' || payload.type === 'media'
    const after = (decided: readonly Effect[]) => {
      if (isHers) return isLate || !isBeside(asking, decided) ? [end] : []
      return decided.some(({ type }) => type === 'say') ? [end] : []
    }
    return { type: 'flow', after }
  }
  const isResolved = said === 'yes'
  const change = { resolved: isResolved ? 1 : 0 } as const
  const event = isResolved ? 'resolved' : 'unresolved'
  return {
    type: 'answered',
    isResolved,
    says: isResolved
      ? [{ type: 'say', text: common(speech, 'desk-to-her-resolved') }]
      : await callAgain(tx, asking, now),
    effects: [end, { type: 'changeTicket', ticket: ticket.id, change, event, person: contact.id }],
  }
}

/** "gracias" and words that no flow asks for leave the question open: "no me contestó nada", then "2". */
function isBeside({ payload, speech }: Asking, decided: readonly Effect[]): boolean {
  if (decided.some(({ type }) => type === 'addToCall')) return true
  const intent = payload.type === 'text' ? readIntent(payload.text, speech.words) : undefined
  return intent?.type === 'courtesy' || intent?.type === 'greeting'
}

/** It is not resolved: somebody is called again, and she hears who. */
async function callAgain(tx: Tx, asking: Asking, now: number): Promise<readonly Effect[]> {
  const { facts, speech } = asking
  const call = await readCall(tx, asking, UNRESOLVED, now)
  const told = calledBy({ ...facts, call }, speech)
  return [
    { type: 'say', text: common(speech, 'desk-to-her-unresolved', { called: told }) },
    { type: 'openTicket', reason: UNRESOLVED },
  ]
}

const UNRESOLVED = 'not-resolved'

/** "1", "sí, gracias": yes. What is neither is something else that she wants to say. */
function answerTo(text: string, speech: Asking['speech']): 'yes' | 'no' | undefined {
  const answer = readYesNo(text, speech.words)
  if (answer !== undefined) return answer
  const options = yesAndNo(speech).map((label, at) => ({ key: at === 0 ? 'yes' : 'no', label }))
  const choice = readChoice(text, options, speech.words)
  return choice.type === 'choice' ? (choice.key as 'yes' | 'no') : undefined
}

/** A day after the ticket was closed "sí" means something else. */
const WAITED_FOR = 24 * 3_600_000
