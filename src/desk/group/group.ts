import { localDate } from '../../calendar/local.ts'
import { askedFrom, CATCH_UP, CHECK_IN, weekLastAsked } from '../../calendar/last-asked.ts'
import { weekAsked, weekIndex, weeksBefore } from '../../calendar/week.ts'
import type { ContactFields } from '../../model/contact.ts'
import { WEEKS_BACK } from '../../model/figure.ts'
import type { CohortId, ContactId } from '../../model/ids.ts'
import type { Programme } from '../../model/programme.ts'
import { recentFigures } from '../../store/talk/figures.ts'
import { membersOf, undelivered } from '../../store/people/group.ts'
import { writtenSince } from '../../store/talk/occurrences.ts'
import { cohortsOfStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import type { Desk } from '../desk.ts'

/** One of a trainer's people, and what of her matters for a call or a visit. */
export type Member = Row & {
  readonly fieldsKnown: ContactFields
  readonly programmeOf: Programme
  /** The week that is asked about now; its figure where she has told it (minor units). */
  readonly week: string
  readonly told: number | undefined
  /** The figures before it, the latest first (minor units). */
  readonly before: readonly number[]
  /** Weeks asked about since her last figure, counted from when she accepted. */
  readonly weeksSilent: number
  /** From so many on the weeks without an answer are no accident: two rounds of the check-in. */
  readonly weeksAllowed: number
  readonly why: Why
}

type Row = Awaited<ReturnType<typeof membersOf>>[number]

/** Why somebody has not answered, told apart; `not-asked`: the week's question has not gone to her. */
export type Why =
  | 'told'
  | 'stopped'
  | 'paused'
  | 'no-chat'
  | 'blocked'
  | 'gone'
  | 'undelivered'
  | 'not-asked'
  | 'silent'

/** Whether she is held for her safety: a matter of other people, so she is on no list and not shown as silent. */
export function isHeldForSafety({ hold }: Member): boolean {
  return hold === 'safety'
}

/** Her people: those of the cohorts she is trainer or backup of, and nobody else's. */
export async function readGroup(tx: Tx, desk: Desk): Promise<readonly Member[]> {
  const cohorts = await cohortsOfStaff(tx.db, desk.me.id)
  return readMembers(
    tx,
    cohorts.map(({ id }) => id),
    desk,
  )
}

/** The people of some cohorts, with why each has not answered. */
export async function readMembers(
  tx: Tx,
  cohorts: readonly CohortId[],
  { programmes, now }: Pick<Desk, 'programmes' | 'now'>,
): Promise<readonly Member[]> {
  const rows = await membersOf(tx, cohorts)
  const ids = rows.map(({ id }) => id)
  const since = weeksBefore(localDate(now, 'UTC'), WEEKS_BACK)
  const figures = Map.groupBy(await recentFigures(tx, ids, since), (row) => row.contact_id)
  const lost = await undelivered(tx, ids)
  const asked = await lastAsked(tx, ids, now)
  return rows.flatMap((row) => {
    const programme = programmes.get(row.programme)
    return programme
      ? [memberOf(row, programme, figures.get(row.id) ?? [], { lost, asked }, now)]
      : []
  })
}

/** When each was last asked for the week's figure (milliseconds since 1970), of the last two weeks. */
async function lastAsked(
  tx: Tx,
  ids: readonly ContactId[],
  now: number,
): Promise<ReadonlyMap<ContactId, number>> {
  const written = await writtenSince(tx, ids, now - TWO_WEEKS)
  const asking = written.filter(({ said_by }) => said_by !== null && ASKS.test(said_by))
  return new Map(
    [...Map.groupBy(asking, ({ contact_id }) => contact_id)].map(([id, rows]) => [
      id,
      Math.max(...rows.map(({ sent_at, created_at }) => sent_at ?? created_at)),
    ]),
  )
}

const TWO_WEEKS = 14 * 24 * 3_600_000
const ASKS = new RegExp(`"(${CHECK_IN}|${CATCH_UP})@`)

/** What became of the messages to a group. */
type Reached = {
  readonly lost: ReadonlySet<ContactId>
  readonly asked: ReadonlyMap<ContactId, number>
}

type Figure = Awaited<ReturnType<typeof recentFigures>>[number]

function memberOf(
  row: Row,
  programme: Programme,
  figures: readonly Figure[],
  { lost, asked }: Reached,
  now: number,
): Member {
  const today = localDate(now, programme.zone)
  const week = weekLastAsked(programme, now)
  const [main] = Object.keys(programme.figures)
  const amounts = figures
    .filter((each) => each.figure === main && each.programme === row.programme)
    .flatMap(({ minor, week: of }) => (minor === null ? [] : [{ minor, week: of }]))
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
  const told = amounts.find((each) => each.week === week)?.minor
  const fieldsKnown = row.fields === null ? {} : (JSON.parse(row.fields) as ContactFields)
  const begun = weekAsked(localDate(row.consent_at ?? now, programme.zone))
  const last = amounts[0]?.week ?? begun
  const wasAsked = (asked.get(row.id) ?? 0) >= askedFrom(week, programme.zone)
  const weeks = weekIndex(week) - weekIndex(last) - (wasAsked || told !== undefined ? 0 : 1)
  const weeksSilent = Math.max(0, weeks)
  const weeksAllowed = 2 * checkInEvery(programme)
  const silent = wasAsked || weeksSilent >= weeksAllowed ? 'silent' : 'not-asked'
  const isPaused = today.toString() < (fieldsKnown['paused-until'] ?? '')
  return {
    ...row,
    fieldsKnown,
    programmeOf: programme,
    week,
    told,
    before: amounts.filter((each) => each.week < week).map(({ minor }) => minor),
    weeksSilent,
    weeksAllowed,
    why: told === undefined ? (hindrance(row, isPaused, lost) ?? silent) : 'told',
  }
}

/** What keeps her from answering, besides herself. */
function hindrance(row: Row, isPaused: boolean, lost: ReadonlySet<ContactId>): Why | undefined {
  if (row.status === 'stopped') return 'stopped'
  if (row.call_list === 1 || row.address_status === null) return 'no-chat'
  if (row.address_status !== 'open') return row.address_status
  if (isPaused) return 'paused'
  return lost.has(row.id) ? 'undelivered' : undefined
}

/** Every how many weeks the programme asks, in its first months. */
function checkInEvery({ schedules }: Programme): number {
  const asking = schedules.find(
    (each) => each.flow === CHECK_IN && 'weekday' in each && (each.fromWeek ?? 1) <= 2,
  )
  return asking && 'weekday' in asking ? (asking.every ?? 1) : 1
}
