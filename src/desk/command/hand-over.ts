import { common } from '../../conversation/say/common-text.ts'
import { fold } from '../../reading/phrases/fold.ts'
import { contactCohort, staffOf } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { isReachable, type Helper } from '../chain.ts'
import type { Named } from '../prompt.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { numbered } from '../numbered.ts'
import { ticketValues } from '../tell.ts'
import { handOver } from '../ticket/hand-over.ts'
import { ownedElsewhere } from '../ticket/standing.ts'
import { whichTicket } from './which-ticket.ts'

/** `pasar 12 a Don Luis`: another person of the cohort or programme has the ticket; without a name she is asked to whom. */
export async function handOverTicket(tx: Tx, rest: string, desk: Desk): Promise<Reaction> {
  const mine = desk.tickets.filter(({ owner_id }) => owner_id === desk.me.id)
  const found = await whichTicket(tx, 'hand-over', rest, mine, desk)
  if ('says' in found) return found
  const { ticket } = found
  const elsewhere = ownedElsewhere(ticket, desk)
  if (elsewhere) return elsewhere
  const colleagues = await colleaguesFor(tx, ticket, desk)
  const values = ticketValues(ticket, desk.speech)
  if (colleagues.length === 0) return answer(common(desk.speech, 'desk-nobody-else', values))
  const named = colleagues.filter(({ name }) => isNamed(name, found.rest))
  const [only] = named
  if (only && named.length === 1) return handOver(ticket, only, desk)
  const prompt = { type: 'colleagues', ticket: ticket.id, people: colleagues } as const
  const head = common(desk.speech, 'desk-to-whom', values)
  return {
    says: [
      numbered(
        head,
        colleagues.map(({ name }) => name),
      ),
    ],
    effects: [{ type: 'showPrompt', prompt }],
  }
}

/** Who else answers for the contact of a ticket, and can be written to. */
async function colleaguesFor(tx: Tx, ticket: Ticket, { me }: Desk): Promise<readonly Named[]> {
  const people = await staffOf(tx.db, await contactCohort(tx.db, ticket.contact_id))
  return people
    .filter(isReachable)
    .filter(({ id }) => id !== me.id)
    .map(({ id, name }) => ({ id, name: name ?? '…' }))
}

/** Whether what follows `pasar` is a colleague's name and nothing else: "pasar a Don Luis", but not "pasar a verla". */
export async function isToColleague(tx: Tx, rest: string, desk: Desk): Promise<boolean> {
  const words = fold(rest)
  for (const ticket of desk.tickets.filter(({ owner_id }) => owner_id === desk.me.id)) {
    const names = (await colleaguesFor(tx, ticket, desk)).map(({ name }) => fold(name))
    if (names.some((name) => words.endsWith(name) && isArticle(words.slice(0, -name.length))))
      return true
  }
  return false
}

/** "a", "a la", "al": what may stand before a name. */
function isArticle(before: string): boolean {
  return /^(?:\S{1,2} ){0,2}$/.test(before)
}

function isNamed(name: Helper['name'], written: string): boolean {
  const known = fold(name ?? '')
  return known !== '' && ` ${fold(written)} `.includes(` ${known} `)
}
