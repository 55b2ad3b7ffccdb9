import { common } from '../../conversation/say/common-text.ts'
import type { TicketId } from '../../model/ids.ts'
import type { Tx } from '../../store/store.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { hersByNumber } from '../turn/hers-by-number.ts'
import { numbered } from '../numbered.ts'
import type { TicketVerb } from '../prompt.ts'
import { leadingNumber } from '../turn/read-line.ts'
import { nameOf } from '../tell.ts'
import { reasonText } from '../ticket/alert-text.ts'

/** The ticket a command is about, with what is written after its number; or the question which one. */
export async function whichTicket(
  tx: Tx,
  verb: TicketVerb,
  rest: string,
  candidates: readonly Ticket[],
  desk: Desk,
): Promise<{ readonly ticket: Ticket; readonly rest: string } | Reaction> {
  const named = leadingNumber(rest)
  if (named) {
    const ticket = await hersByNumber(tx, named.number as TicketId, desk)
    return 'says' in ticket ? ticket : { ticket, rest: named.rest }
  }
  const [only, ...others] = candidates
  if (!only) return answer(common(desk.speech, `desk-none-to-${verb}`))
  if (others.length === 0) return { ticket: only, rest }
  const shown = candidates.slice(0, LONGEST_LIST)
  const lines = shown.map((each) => lineOf(each, desk))
  const prompt = { type: 'tickets', verb, ids: shown.map(({ id }) => id), rest } as const
  return {
    says: [numbered(common(desk.speech, `desk-which-to-${verb}`), lines)],
    effects: [{ type: 'showPrompt', prompt }],
  }
}

/** With the reason, as several may be about one person. */
function lineOf(ticket: Ticket, { speech }: Desk): string {
  return `${ticket.id}: ${nameOf(ticket, speech)}, ${reasonText(ticket.reason, speech)}`
}

const LONGEST_LIST = 9
