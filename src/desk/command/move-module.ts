import { datesOf } from '../../calendar/cohort-dates.ts'
import { dayOf, localDate } from '../../calendar/local.ts'
import { common } from '../../conversation/common-text.ts'
import { writeDate } from '../../conversation/dates.ts'
import { RequestError } from '../../model/request-error.ts'
import { readDate } from '../../reading/date.ts'
import { calendarOfCohort } from '../../store/people/cohort-dates.ts'
import { cohortsOfStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { expectCohortDate } from '../../office/cohort/cohort-date.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { numbered } from '../numbered.ts'
import type { ModulePlace } from '../prompt.ts'

/** `nueva fecha`: which of the classes to come is held on another day. */
export async function moveModule(tx: Tx, desk: Desk): Promise<Reaction> {
  const { speech } = desk
  const cohorts = await cohortsOfStaff(tx.db, desk.me.id)
  const places: ModulePlace[] = []
  for (const cohort of cohorts) places.push(...(await comingOf(tx, cohort, desk)))
  const shown = places.slice(0, LONGEST_LIST)
  if (shown.length === 0) return answer(common(speech, 'desk-no-module'), { type: 'showPrompt' })
  const lines = shown.map(({ cohort, title, date }) => {
    const name = cohorts.find(({ id }) => id === cohort)?.name ?? ''
    return `${cohorts.length > 1 ? `${name}: ` : ''}${title} (${writeDate(date, speech)})`
  })
  return {
    says: [numbered(common(speech, 'desk-which-module'), lines)],
    effects: [{ type: 'showPrompt', prompt: { type: 'modules', modules: shown } }],
  }
}

type Cohort = Awaited<ReturnType<typeof cohortsOfStaff>>[number]

async function comingOf(tx: Tx, cohort: Cohort, desk: Desk): Promise<readonly ModulePlace[]> {
  const programme = desk.programmes.get(cohort.programme)
  if (!programme) return []
  const today = dayOf(desk.now, programme.zone)
  const dates = datesOf(programme, cohort.start_date, await calendarOfCohort(tx.db, cohort.id))
  return dates
    .filter(({ kind, date }) => kind === 'module' && date >= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap(({ number, date }) => {
      const title = programme.modules[number - 1]?.title
      return title === undefined ? [] : [{ cohort: cohort.id, number, title, date }]
    })
}

/** The class is chosen: to which day? */
export function askModuleDate(module: ModulePlace, { speech }: Desk): Reaction {
  const text = common(speech, 'desk-module-when', { title: module.title })
  return answer(text, { type: 'showPrompt', prompt: { type: 'module-date', module } })
}

/** The day for a class, if her words name one that can be right. */
export async function moveTo(
  tx: Tx,
  module: ModulePlace,
  text: string,
  desk: Desk,
): Promise<Reaction | undefined> {
  const { speech } = desk
  const cohorts = await cohortsOfStaff(tx.db, desk.me.id)
  const cohort = cohorts.find(({ id }) => id === module.cohort)
  const zone = desk.programmes.get(cohort?.programme ?? '')?.zone ?? 'UTC'
  const reading = readDate(text, localDate(desk.now, zone), speech.words, { direction: 'future' })
  if (!cohort || reading.type !== 'date') return undefined
  const to = reading.date.toString()
  if (!isInCohort(to, cohort)) return answer(common(speech, 'desk-module-bad-date'))
  const values = {
    title: module.title,
    from: writeDate(module.date, speech),
    to: writeDate(to, speech),
  }
  return answer(
    common(speech, 'desk-module-moved', values),
    { type: 'moveModule', module, to },
    { type: 'showPrompt' },
  )
}

function isInCohort(date: string, cohort: Pick<Cohort, 'name' | 'start_date'>): boolean {
  try {
    return expectCohortDate(date, cohort) === date
  } catch (error) {
    if (error instanceof RequestError) return false
    throw error
  }
}

const LONGEST_LIST = 9
