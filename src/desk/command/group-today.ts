import { weekDates } from '../../conversation/say/dates.ts'
import { common } from '../../conversation/say/common-text.ts'
import { formatMoney } from '../../model/money.ts'
import type { Tx } from '../../store/store.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { isHeldForSafety, readGroup, type Member } from '../group/group.ts'
import { nameOf } from '../tell.ts'

/** `mi grupo hoy`: of each cohort who has answered, who has not, and why. */
export async function groupToday(tx: Tx, desk: Desk): Promise<Reaction> {
  const members = await readGroup(tx, desk)
  const shown = { type: 'showPrompt' } as const
  if (members.length === 0) return answer(common(desk.speech, 'desk-no-group'), shown)
  const cohorts = [...Map.groupBy(members, ({ cohort_id }) => cohort_id).values()]
  return answer(cohorts.map((cohort) => cohortText(cohort, desk)).join('\n\n'), shown)
}

function cohortText(members: readonly Member[], desk: Desk): string {
  const [first] = members
  if (!first) return ''
  const speech = desk.speechOf(first.programme)
  const told = members.filter(({ why }) => why === 'told')
  const silent = members.filter((each) => each.why !== 'told' && !isHeldForSafety(each))
  return common(speech, 'desk-group', {
    cohort: first.cohort_name,
    week: weekDates(first.week, speech),
    told: told.length,
    count: members.length,
    amounts:
      told.map((each) => `${nameOf(each, speech)} ${amountOf(each, desk)}`).join(', ') || '—',
    silent:
      silent.map((each) => `${nameOf(each, speech)} (${whyText(each, desk)})`).join(', ') || '—',
  })
}

function amountOf({ told = 0, programme }: Member, desk: Desk): string {
  const { country } = desk.speechOf(programme)
  return country ? formatMoney(told, country.style) : String(told / 100)
}

/** Why a member has not answered, in words. */
export function whyText({ why, programme }: Member, desk: Desk): string {
  return common(desk.speechOf(programme), `desk-why-${why}`)
}
