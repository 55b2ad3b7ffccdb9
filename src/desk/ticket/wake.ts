import { common } from '../../conversation/say/common-text.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { staffOf, type Staff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { peopleTold, ticketsOfContact, type Ticket } from '../../store/desk/tickets.ts'
import { applyDesk } from '../apply.ts'
import type { Asking } from './asking.ts'
import { isAway, isReachable, nextHelper, todayIn, type Helper } from '../chain.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { tellOwner, ticketValues } from '../tell.ts'
import { alertHelper } from './alert.ts'
import { closeAnswered, isUnderstood } from './close-answered.ts'
import { closeIdle } from './close-idle.ts'
import { idleAt } from './due.ts'
import { abandon } from './leave.ts'
import { overdue } from './overdue.ts'
import { tellWaiting } from './tell-waiting.ts'

/**
 * Looks at a ticket whose time has come: a silent talk is closed, a broken promise shown, and a call unanswered goes on, as
 * does one of who does not answer for its contact any more. What had its turn since may have put it off; then there is
 * nothing to do yet.
 */
export async function wakeTicket(
  tx: Tx,
  messages: NewMessage[],
  asking: Asking,
  id: Ticket['id'],
  now: number,
): Promise<void> {
  const open = await ticketsOfContact(tx.db, asking.contact.id)
  const ticket = open.find((each) => each.id === id)
  if (!ticket || isPutOff(ticket, now)) return
  if (await isUnderstood(tx, ticket))
    return applyDesk(tx, messages, asking, closeAnswered(ticket, asking, now), now)
  const apply = (effects: readonly DeskEffect[]) => applyDesk(tx, messages, asking, effects, now)
  if (ticket.status === 'claimed') {
    const chain = await staffOf(tx.db, asking.contact.cohort_id)
    if (!chain.some(({ id: each }) => each === ticket.owner_id)) {
      await apply(abandon(ticket, now, asking.speech))
      return escalate(tx, messages, asking, { ...ticket, promise: null }, now)
    }
    if (ticket.promise === 'talk' && ticket.hold === 'safety')
      return apply([later(ticket, idleAt(ticket, now, asking.facts.programme))])
    if (ticket.promise === 'talk') return apply(closeIdle(ticket, open, asking, now))
    if (!isOwnerAway(ticket, chain, asking, now)) return apply(overdue(ticket, asking, chain, now))
  }
  return escalate(tx, messages, asking, ticket, now)
}

/** Whoever woke it took its time away: one that lies ahead was set after that. */
function isPutOff({ wake_at }: Ticket, now: number): boolean {
  return wake_at !== null && wake_at > now
}

/** Whoever has promised a call and is away since does not make it: it goes on. */
function isOwnerAway(
  { owner_id }: Ticket,
  chain: readonly Staff[],
  { facts }: Asking,
  now: number,
): boolean {
  const owner = chain.find(({ id }) => id === owner_id)
  return owner !== undefined && isAway(owner, todayIn(facts.programme, now))
}

/** What safeguarding has interrupted goes on when it has decided. */
function later({ id }: Ticket, wake_at: number): DeskEffect {
  return { type: 'changeTicket', ticket: id, change: { wake_at } }
}

/** The ticket goes to whom it was handed, else to the next who has not been told; when all have been, it is overdue. */
async function escalate(
  tx: Tx,
  messages: NewMessage[],
  asking: Asking,
  ticket: Ticket,
  now: number,
): Promise<void> {
  const chain = await staffOf(tx.db, asking.contact.cohort_id)
  const helper = await nextOf(tx, chain, asking, ticket, now)
  if (!helper) return applyDesk(tx, messages, asking, overdue(ticket, asking, chain, now), now)
  await alertHelper(tx, messages, asking, ticket, helper, now)
  if (helper.id !== ticket.owner_id)
    await applyDesk(tx, messages, asking, tellPassedOn(ticket, helper, asking, now), now)
}

async function nextOf(
  tx: Tx,
  chain: readonly Staff[],
  { facts }: Asking,
  ticket: Ticket,
  now: number,
): Promise<Helper | undefined> {
  const today = todayIn(facts.programme, now)
  const chosen = chain.find(({ id }) => id === ticket.owner_id)
  if (ticket.alerted_at === null && chosen && isReachable(chosen)) return chosen
  const told = await peopleTold(tx.db, ticket.id)
  const asked = new Set(told.flatMap(({ person_id }) => person_id ?? []))
  const next = nextHelper(chain, asked, today)
  // everybody has been told: it stays with its owner, unless she has left or is away
  const isKept = chosen && isReachable(chosen) && !isAway(chosen, today)
  return next ?? (isKept ? undefined : nextHelper(chain, new Set(), today))
}

/** The one before hears who has it now; she who asked hears whom to expect. */
function tellPassedOn(
  ticket: Ticket,
  helper: Helper,
  { facts: { programme }, staffSpeech, speech }: Asking,
  now: number,
): readonly DeskEffect[] {
  const values = { ...ticketValues(ticket, staffSpeech), to: helper.name ?? '' }
  const helpers = {
    from: ticket.owner_name ?? '',
    helper: helper.name ?? common(speech, 'helper-unknown'),
    next: 'none',
  }
  // where nobody could be told before, she was told so
  const toHer = common(
    speech,
    ticket.owner_name === null ? 'called' : 'desk-to-her-passed-on',
    helpers,
  )
  return [
    ...tellOwner(ticket, common(staffSpeech, 'desk-passed-on', values)),
    ...tellWaiting(ticket, toHer, programme, now),
  ]
}
