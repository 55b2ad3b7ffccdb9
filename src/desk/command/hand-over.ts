import { common } from '../../conversation/common-text.ts'
import { fold } from '../../reading/fold.ts'
import { contactCohort, staffOf } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { isReachable, type Helper } from '../chain.ts'
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
  const cohort = await contactCohort(tx.db, ticket.contact_id)
  const people = (await staffOf(tx.db, cohort)).filter(isReachable)
  const colleagues = people
    .filter(({ id }) => id !== desk.me.id)
    .map(({ id, name }) => ({ id, name: name ?? '…' }))
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

function isNamed(name: Helper['name'], written: string): boolean {
  const known = fold(name ?? '')
  return known !== '' && ` ${fold(written)} `.includes(` ${known} `)
}
