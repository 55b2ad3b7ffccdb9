import type { CohortId, ContactId } from '../../model/ids.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'

/** An entrepreneur who has accepted, with all that the calendar has to know of her. */
export type CalendarPerson = Awaited<ReturnType<typeof calendarPeople>>[number]

/** The entrepreneurs who have accepted, of one programme, cohort or person. */
export function calendarPeople(
  db: Database,
  whom: {
    readonly programme: string
    readonly cohort?: CohortId | undefined
    readonly contact?: ContactId | undefined
  },
) {
  let people = everybody(db).where('g.programme', '=', whom.programme)
  if (whom.cohort !== undefined) people = people.where('g.id', '=', whom.cohort)
  if (whom.contact !== undefined) people = people.where('c.id', '=', whom.contact)
  return people.orderBy('c.id').execute()
}

export const calendarPeopleById = prepared((tx: Tx, ids: readonly ContactId[]) =>
  everybody(tx.db).where(tx.among('c.id', ids)).orderBy('c.id'),
)

/** Zones that people have instead of their programme's. */
export async function ownZones(tx: Tx): Promise<readonly string[]> {
  return (await zonesOfPeople(tx)).flatMap(({ zone }) => zone ?? [])
}

const zonesOfPeople = prepared((tx: Tx) =>
  tx.db.selectFrom('contacts').select('zone').distinct().where('zone', 'is not', null),
)

/** The local day up to which everybody who has accepted has a plan; undefined where nobody has. */
export async function oldestPlan(tx: Tx): Promise<string | undefined> {
  return (await firstPlan(tx))[0]?.planned_on
}

const firstPlan = prepared((tx: Tx) =>
  tx.db
    .selectFrom('contacts')
    .select('planned_on')
    .where('consent_at', 'is not', null)
    .orderBy('planned_on')
    .limit(1),
)

/** Who lives in a zone (these programmes' people, and others who say so) and has no plan yet for the local day `today`. */
export function peopleWithoutPlan(
  tx: Tx,
  {
    zone,
    programmes,
    today,
    limit,
  }: {
    readonly zone: string
    readonly programmes: readonly string[]
    readonly today: string
    readonly limit: number
  },
) {
  return everybody(tx.db)
    .where('c.planned_on', '<', today)
    .where((q) =>
      q.or([
        q('c.zone', '=', zone),
        q.and([q('c.zone', 'is', null), tx.among('g.programme', programmes)]),
      ]),
    )
    .orderBy('c.planned_on')
    .limit(limit)
    .execute()
}

function everybody(db: Database) {
  return db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('addresses as a', 'a.id', 'c.address_id')
    .select([
      'c.id',
      'c.name',
      'c.status',
      'c.hold',
      'c.fields',
      'c.zone',
      'c.planned_on',
      'c.consent_at',
      'c.cohort_id',
      'g.programme',
      'g.name as cohort_name',
      'g.start_date',
      'g.weekday as cohort_weekday',
      'g.hour as cohort_hour',
      'a.status as address_status',
    ])
    .where('c.role', '=', 'entrepreneur')
    .where('c.consent_at', 'is not', null)
}

/** Plans exist for these people up to a local day. */
export function markPlanned(
  tx: Tx,
  people: readonly { readonly id: ContactId; readonly planned_on: string }[],
): void | Promise<void> {
  return tx.updateMany('contacts', ['id'], people)
}

/** The cohort's calendar has changed: what its people get is planned anew. */
export async function planAgain(tx: Tx, cohort: CohortId): Promise<void> {
  await tx.db
    .updateTable('contacts')
    .set({ planned_on: '' })
    .where('cohort_id', '=', cohort)
    .execute()
}
