import { common } from '../../conversation/say/common-text.ts'
import { formatMoney } from '../../model/money.ts'
import type { Tx } from '../../store/store.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { reasonText } from '../ticket/alert-text.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { isHeldForSafety, readGroup, type Member, type Why } from '../group/group.ts'
import { nameOf } from '../tell.ts'
import { whyText } from './group-today.ts'

/**
 * `lista de visitas`: the five who most need one, by a rule that stands below the list: 1 she asked for a person; 2 her
 * sales fell by 40 % or more; 3 two rounds without an answer, the longest first; 4 no message reaches her.
 */
export async function visitList(tx: Tx, desk: Desk): Promise<Reaction> {
  const needs = (await readGroup(tx, desk)).flatMap((each) => needOf(each, desk) ?? [])
  const shown = { type: 'showPrompt' } as const
  if (needs.length === 0) return answer(common(desk.speech, 'desk-nobody-to-visit'), shown)
  const lines = needs
    .toSorted((a, b) => a.rank - b.rank || b.weight - a.weight)
    .slice(0, VISITS)
    .map(({ name, reason }, at) => `${at + 1}. ${name}: ${reason}`)
  const head = common(desk.speech, 'desk-visit-list', { count: lines.length })
  return answer([head, ...lines, common(desk.speech, 'desk-visit-rule')].join('\n'), shown)
}

/** As many as fit in one day on the road. */
const VISITS = 5

type Need = {
  readonly name: string
  readonly rank: number
  /** Within a rank the heavier goes first. */
  readonly weight: number
  readonly reason: string
}

function needOf(member: Member, desk: Desk): Need | undefined {
  if (isHeldForSafety(member)) return undefined
  const speech = desk.speechOf(member.programme)
  const name = nameOf(member, speech)
  const asked = desk.tickets.find((each) => each.contact_id === member.id && isAsking(each))
  if (asked) {
    const reason = reasonText(asked.reason, speech)
    return { name, rank: 1, weight: desk.now - asked.opened_at, reason }
  }
  const fall = fallOf(member)
  if (fall >= MARKED_FALL) {
    const [from, to] = [
      amountText(member.before[0], member, desk),
      amountText(member.told, member, desk),
    ]
    return { name, rank: 2, weight: fall, reason: common(speech, 'desk-visit-fall', { from, to }) }
  }
  const { weeksAllowed, weeksSilent, why } = member
  if (why === 'silent' && weeksSilent >= weeksAllowed) {
    const reason = common(speech, 'desk-visit-silent', { weeks: weeksSilent })
    return { name, rank: 3, weight: weeksSilent, reason }
  }
  if (!UNREACHED.has(why)) return undefined
  return { name, rank: 4, weight: weeksSilent, reason: whyText(member, desk) }
}

/** No message of the programme comes to her. */
const UNREACHED: ReadonlySet<Why> = new Set(['no-chat', 'blocked', 'gone', 'undelivered'])

function isAsking({ priority }: Ticket): boolean {
  return priority === 'high'
}

/** By which share this week's figure is below the one before. */
function fallOf({ told, before: [previous] }: Member): number {
  return told === undefined || previous === undefined || previous === 0 ? 0 : 1 - told / previous
}

const MARKED_FALL = 0.4

function amountText(minor: number | undefined, { programme }: Member, desk: Desk): string {
  const { country } = desk.speechOf(programme)
  return minor === undefined || !country ? '' : formatMoney(minor, country.style)
}
