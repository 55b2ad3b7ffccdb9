import { repeatQuestion } from '../../conversation/say/repeat-question.ts'
import { NEW_CONVERSATION, type ConversationState } from '../../conversation/state.ts'
import type { Decision, Effect } from '../../conversation/effect.ts'
import { isCutOff } from '../../conversation/inputs/blocked.ts'
import { isForOfficer } from '../../conversation/safety/officer.ts'
import { step, type World } from '../../conversation/step.ts'
import { applyDesk } from '../../desk/apply.ts'
import type { DeskEffect } from '../../desk/desk-effect.ts'
import { isTalking, type Reaction } from '../../desk/desk.ts'
import { digestOf } from '../../desk/group/digest.ts'
import { herTurn } from '../../desk/turn/her-turn.ts'
import { readDesk } from '../../desk/turn/read-desk.ts'
import { staffTurn } from '../../desk/turn/staff-turn.ts'
import { leave } from '../../desk/ticket/leave.ts'
import { wakeTicket } from '../../desk/ticket/wake.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import type { InputPayload } from '../../model/input.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { repliedTicket } from '../../store/talk/messages.ts'
import type { Tx } from '../../store/store.ts'
import { applyTurns } from './apply.ts'
import type { TurnBase } from './turn.ts'
import { takeKnowing } from './call-turn.ts'
import type { Answer } from '../outbound/outbox.ts'
import type { TurnsOptions } from './turns.ts'

/** What a turn of the desk begins with: who, what, and where her conversation stands. */
export type DeskTurn = TurnBase & {
  readonly state: ConversationState | undefined
}

/**
 * Whether an input must see what the one before it has written: what the staff writes, what she writes while a person talks
 * with her, and what becomes of a ticket. Such turns are taken one after the other.
 */
export function isForDesk(contact: KnownContact, payload: InputPayload): boolean {
  return (
    payload.type === 'ticket' ||
    payload.type === 'case' ||
    contact.role !== 'entrepreneur' ||
    contact.hold !== null ||
    contact.asked_ticket_id !== null
  )
}

/** Takes one turn of the desk and writes it; returns what is to be said, for the outbox. */
export async function takeDeskTurn(
  tx: Tx,
  turn: DeskTurn,
  now: number,
  options: TurnsOptions,
): Promise<readonly Answer[]> {
  const { state: _state, ...base } = turn
  const messages: NewMessage[] = []
  const decided = await decide(tx, turn, messages, now, options)
  if (decided.isHeld) return applyTurns(tx, [{ ...base, outcome: 'held', problem: HELD }], now)
  const { decision, effects } = decided
  const answers = await applyTurns(tx, [{ ...base, outcome: 'done', decision }], now)
  await applyDesk(tx, messages, base, effects, now)
  return [...answers, ...messages.map((message) => ({ message }))]
}

const HELD = 'waits: a person talks with her, or has to decide'

type Made =
  | { readonly isHeld: true }
  | {
      readonly isHeld: false
      readonly decision: Decision<ConversationState>
      readonly effects: readonly DeskEffect[]
    }

async function decide(
  tx: Tx,
  turn: DeskTurn,
  messages: NewMessage[],
  now: number,
  options: TurnsOptions,
): Promise<Made> {
  const { contact, payload, state = NEW_CONVERSATION } = turn
  if (payload.type === 'ticket') {
    await wakeTicket(tx, messages, turn, payload.ticket, now)
    return made(state, [], [])
  }
  if (contact.role !== 'entrepreneur') return decideForStaff(tx, turn, now, options)
  const hers = await herTurn(tx, turn, now)
  switch (hers.type) {
    case 'held':
      return { isHeld: true }
    case 'passed':
      return made(state, [], hers.effects)
    case 'answered': {
      const again = hers.isResolved ? repeatQuestion(state, worldOf(turn, now, options)) : []
      return made(state, [...hers.says, ...again], hers.effects)
    }
    case 'flow': {
      const decision = await stepKnowing(tx, turn, now, options)
      return { isHeld: false, decision, effects: hers.after(decision.effects) }
    }
    default:
      return hers satisfies never
  }
}

/** What calls a person for her is decided again, knowing who has the call. */
async function stepKnowing(tx: Tx, turn: DeskTurn, now: number, options: TurnsOptions) {
  const { payload, state = NEW_CONVERSATION } = turn
  const take = (known: DeskTurn) => {
    if (known.unreadable) throw known.unreadable
    return step(state, payload, worldOf(known, now, options))
  }
  return takeKnowing(tx, turn, now, take, ({ effects }) => effects)
}

/** The desk first, unless she is in a flow (joining, say) or has left; what is not for the desk is for the conversation. */
async function decideForStaff(
  tx: Tx,
  turn: DeskTurn,
  now: number,
  options: TurnsOptions,
): Promise<Made> {
  const { contact, payload, state = NEW_CONVERSATION } = turn
  const desk = await readDesk(tx, contact, now, options)
  if (payload.type === 'digest') {
    const digest = desk && contact.status === 'active' ? await digestOf(tx, desk) : undefined
    return made(state, saysOf(digest), [])
  }
  const isHeard = payload.type === 'text' || payload.type === 'media' || payload.type === 'edited'
  const { joining, granting } = turn.facts
  const isBusy = state.frames.length > 0 || joining !== undefined || granting !== undefined
  const isDesk = contact.role === 'trainer' || contact.role === 'coordinator'
  const how = { speech: turn.speech, isTalking: desk !== undefined && isTalking(desk) }
  const isOfficers = payload.type === 'text' && isForOfficer(payload.text, turn.facts.officer, how)
  if (desk && isDesk && isHeard && !isOfficers && !isBusy && contact.status === 'active') {
    const input = await staffInput(tx, turn, payload)
    const reaction = await staffTurn(tx, input, desk)
    if (reaction) return made(state, saysOf(reaction), reaction.effects)
  }
  if (turn.unreadable) throw turn.unreadable
  const decision = step(state, payload, worldOf(turn, now, options))
  const hasLeft =
    isCutOff(payload, turn.facts) ||
    decision.effects.some((each) => each.type === 'changeContact' && each.status === 'stopped')
  return { isHeld: false, decision, effects: hasLeft && desk ? leave(desk) : [] }
}

function saysOf(reaction: Reaction | undefined): readonly Effect[] {
  return (reaction?.says ?? []).map((said): Effect => ({ type: 'say', ...said }))
}

async function staffInput(
  tx: Tx,
  { input }: DeskTurn,
  passed: Extract<InputPayload, { type: 'text' | 'media' | 'edited' }>,
) {
  const replyTo = passed.type === 'edited' ? undefined : passed.replyTo
  const replied =
    replyTo === undefined || input.address_id === null
      ? undefined
      : await repliedTicket(tx.db, input.address_id, replyTo)
  return { passed, account: input.account, ...(replied === undefined ? {} : { replied }) }
}

function made(
  state: ConversationState,
  says: readonly Effect[],
  effects: readonly DeskEffect[],
): Made {
  return { isHeld: false, decision: { state, effects: says }, effects }
}

function worldOf(
  { facts, speech, input }: DeskTurn,
  now: number,
  { library }: TurnsOptions,
): World {
  return { facts, flows: library, speech, now, writtenAt: input.heard_at }
}
