import { weekDates } from '../../conversation/say/dates.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Tx } from '../../store/store.ts'
import { needsCall } from '../command/call-list.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { readGroup, type Member } from './group.ts'

/** The weekly message about a trainer's groups: who answered, who is to be called, what is open; nothing without people. */
export async function digestOf(tx: Tx, desk: Desk): Promise<Reaction | undefined> {
  const members = await readGroup(tx, desk)
  if (members.length === 0) return undefined
  const groups = [...Map.groupBy(members, ({ cohort_id }) => cohort_id).values()]
  const lines = groups.map((group) => lineOf(group, desk))
  const open = desk.tickets.length
  const overdue = desk.tickets.filter(({ overdue_at }) => overdue_at !== null).length
  const head = common(desk.speech, 'desk-digest-head')
  const foot = common(desk.speech, 'desk-digest-foot', { open, overdue })
  return answer([head, ...lines, foot].join('\n'))
}

function lineOf(group: readonly Member[], desk: Desk): string {
  const [first] = group
  const speech = desk.speechOf(first?.programme ?? null)
  return common(speech, 'desk-digest-line', {
    cohort: first?.cohort_name ?? '',
    week: first ? weekDates(first.week, speech) : '',
    told: group.filter(({ why }) => why === 'told').length,
    count: group.length,
    calls: group.filter(needsCall).length,
  })
}
