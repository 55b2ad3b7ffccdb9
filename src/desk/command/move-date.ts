import { datesOf } from '../../calendar/cohort-dates.ts'
import { dayOf } from '../../calendar/local.ts'
import { common } from '../../conversation/say/common-text.ts'
import { writeDate } from '../../conversation/say/dates.ts'
import { calendarOfCohort } from '../../store/people/cohort-dates.ts'
import { announcedTo } from '../../office/cohort/announced.ts'
import { cohortsOfStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { numbered } from '../numbered.ts'
import type { DatePlace } from '../prompt.ts'
import { OUTSIDE, readDay } from './read-day.ts'

/** `nueva fecha`: which of the classes, visits and harvests to come is on another day. */
export async function moveDate(tx: Tx, desk: Desk): Promise<Reaction> {
  const { speech } = desk
  const cohorts = await cohortsOfStaff(tx.db, desk.me.id)
  const places: DatePlace[] = []
  for (const cohort of cohorts) places.push(...(await comingOf(tx, cohort, desk)))
  const shown = places.slice(0, LONGEST_LIST)
  if (shown.length === 0) return answer(common(speech, 'desk-no-date'), { type: 'showPrompt' })
  const lines = shown.map(({ cohort, title, date }) => {
    const name = cohorts.find(({ id }) => id === cohort)?.name ?? ''
    return `${cohorts.length > 1 ? `${name}: ` : ''}${title} (${writeDate(date, speech)})`
  })
  return {
    says: [numbered(common(speech, 'desk-which-date'), lines)],
    effects: [{ type: 'showPrompt', prompt: { type: 'dates', dates: shown } }],
  }
}

type Cohort = Awaited<ReturnType<typeof cohortsOfStaff>>[number]

async function comingOf(tx: Tx, cohort: Cohort, desk: Desk): Promise<readonly DatePlace[]> {
  const programme = desk.programmes.get(cohort.programme)
  if (!programme) return []
  const today = dayOf(desk.now, programme.zone)
  const dates = datesOf(programme, cohort.start_date, await calendarOfCohort(tx.db, cohort.id))
  return dates
    .filter(({ date }) => date >= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap(({ kind, number, date }) => {
      const title =
        kind === 'module'
          ? programme.modules[number - 1]?.title
          : common(desk.speech, `desk-numbered-${kind}`, { number })
      return title === undefined ? [] : [{ cohort: cohort.id, kind, number, title, date }]
    })
}

/** What is to be moved is chosen: to which day? */
export function askDate(place: DatePlace, { speech }: Desk): Reaction {
  const text = common(speech, 'desk-date-when', { title: place.title })
  return answer(text, { type: 'showPrompt', prompt: { type: 'new-date', place } })
}

/** The day for it, if her words name one that can be right. */
export async function moveTo(
  tx: Tx,
  place: DatePlace,
  text: string,
  desk: Desk,
): Promise<Reaction | undefined> {
  const { speech } = desk
  const to = await readDay(tx, place.cohort, text, desk)
  if (to === undefined) return undefined
  if (to === OUTSIDE) return answer(common(speech, 'desk-bad-date'))
  const values = {
    title: place.title,
    from: writeDate(place.date, speech),
    to: writeDate(to, speech),
  }
  const announced = to === place.date ? undefined : await announcedOf(tx, place, desk)
  return {
    says: [
      { text: common(speech, 'desk-date-moved', values) },
      ...(announced
        ? [{ text: common(speech, 'desk-date-announced', { people: announced.people }) }]
        : []),
    ],
    effects: [{ type: 'moveDate', place, to, by: desk.me.name ?? '' }, { type: 'showPrompt' }],
  }
}

/** Whom the programme has told of the day before: they would come on it. */
async function announcedOf(tx: Tx, place: DatePlace, { me, programmes }: Desk) {
  const cohort = (await cohortsOfStaff(tx.db, me.id)).find(({ id }) => id === place.cohort)
  return announcedTo(tx.db, place.cohort, programmes.get(cohort?.programme ?? ''), place)
}

const LONGEST_LIST = 9
