import { writeHour } from '../../conversation/say/moment.ts'
import { common } from '../../conversation/say/common-text.ts'
import { heardFrom } from '../../store/people/group.ts'
import type { Tx } from '../../store/store.ts'
import { bestHour } from '../group/best-hour.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { isHeldForSafety, readGroup, type Member } from '../group/group.ts'
import { nameOf } from '../tell.ts'
import { whyText } from './group-today.ts'

/**
 * `lista de llamadas`: who has been silent for two rounds, or cannot be written to, the longest silence first; with her
 * best hour.
 */
export async function callList(tx: Tx, desk: Desk): Promise<Reaction> {
  const members = (await readGroup(tx, desk)).filter(needsCall)
  const shown = { type: 'showPrompt' } as const
  if (members.length === 0) return answer(common(desk.speech, 'desk-nobody-to-call'), shown)
  const listed = members.toSorted((a, b) => b.weeksSilent - a.weeksSilent).slice(0, LONGEST_LIST)
  const heard = Map.groupBy(
    await heardFrom(
      tx,
      listed.map(({ id }) => id),
      desk.now - HEARD_SINCE,
    ),
    ({ contact_id }) => contact_id,
  )
  const lines = listed.map((each, at) => {
    const times = (heard.get(each.id) ?? []).map(({ heard_at }) => heard_at)
    return lineOf(each, at, bestHour(times, each.programmeOf.zone), desk)
  })
  const rest = members.length - listed.length
  const head = common(desk.speech, 'desk-call-list', { count: members.length })
  return answer(
    [head, ...lines, common(desk.speech, 'desk-call-list-foot', { rest })].join('\n'),
    shown,
  )
}

/** Two rounds without an answer, or no message reaches her; who asked for silence or rest is let be. */
export function needsCall(member: Member): boolean {
  const { why, weeksSilent, weeksAllowed } = member
  if (isHeldForSafety(member)) return false
  if (why === 'told' || why === 'paused' || why === 'stopped' || why === 'not-asked') return false
  return why === 'silent' ? weeksSilent >= weeksAllowed : true
}

function lineOf(member: Member, at: number, hour: number | undefined, desk: Desk): string {
  const speech = desk.speechOf(member.programme)
  const chosen = member.fieldsKnown.hour
  return common(speech, 'desk-call-line', {
    line: at + 1,
    name: nameOf(member, speech),
    why: whyText(member, desk),
    weeks: member.weeksSilent,
    chosen: chosen ?? (hour === undefined ? 'unknown' : 'usual'),
    hour: hour === undefined ? '' : writeHour(hour, 0, speech),
  })
}

const LONGEST_LIST = 10
const HEARD_SINCE = 90 * 24 * 3_600_000
