import { common } from '../../conversation/say/common-text.ts'
import { writeDate } from '../../conversation/say/dates.ts'
import type { Programme } from '../../model/programme.ts'
import { calendarOfCohort } from '../../store/people/cohort-dates.ts'
import { cohortsOfStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { numbered } from '../numbered.ts'
import type { CohortPlace } from '../prompt.ts'
import { OUTSIDE, readDay } from './read-day.ts'

/** Whether a programme sends anything around a harvest. */
export function asksOfHarvests({ schedules }: Programme): boolean {
  return schedules.some((each) => each.type === 'around' && each.kind === 'harvest')
}

/** `cosecha`: a harvest of one of her groups begins; what the programme asks around it is counted from its day. */
export async function openHarvest(tx: Tx, desk: Desk): Promise<Reaction> {
  const { speech, programmes } = desk
  const groups = (await cohortsOfStaff(tx.db, desk.me.id)).flatMap(({ id, name, programme }) => {
    const found = programmes.get(programme)
    return found && asksOfHarvests(found) ? [{ id, name }] : []
  })
  const [only, other] = groups
  if (!only) return answer(common(speech, 'desk-no-harvest'), { type: 'showPrompt' })
  if (!other) return askHarvestDay(only, desk)
  const names = groups.map(({ name }) => name)
  return {
    says: [numbered(common(speech, 'desk-which-harvest'), names)],
    effects: [{ type: 'showPrompt', prompt: { type: 'harvest-groups', groups } }],
  }
}

/** The group is known: on which day does it begin? */
export function askHarvestDay(group: CohortPlace, { speech }: Desk): Reaction {
  const text = common(speech, 'desk-harvest-when', { cohort: group.name })
  return answer(text, { type: 'showPrompt', prompt: { type: 'harvest-day', group } })
}

/** The day on which it begins, if her words name one that can be right; a day that is noted already stays. */
export async function openOn(
  tx: Tx,
  { id, name }: CohortPlace,
  text: string,
  desk: Desk,
): Promise<Reaction | undefined> {
  const { speech } = desk
  const date = await readDay(tx, id, text, desk)
  if (date === undefined) return undefined
  if (date === OUTSIDE) return answer(common(speech, 'desk-bad-date'))
  const kept = await calendarOfCohort(tx.db, id)
  const harvests = kept.filter(({ kind }) => kind === 'harvest')
  const number = 1 + Math.max(0, ...harvests.map((each) => each.number))
  const opened = common(speech, 'desk-harvest-opened', {
    cohort: name,
    date: writeDate(date, speech),
  })
  const isKnown = harvests.some((each) => each.date === date)
  return answer(
    opened,
    ...(isKnown ? [] : [{ type: 'openHarvest', cohort: id, number, date } as const]),
    { type: 'showPrompt' },
  )
}
