import { dayOf } from '../src/calendar/local.ts'
import type { Library } from '../src/flow/library.ts'
import { createCohort } from '../src/office/cohort/cohort.ts'
import { NEW_CONVERSATION } from '../src/conversation/state.ts'
import type { ContactId } from '../src/model/ids.ts'
import type { Store, Tx } from '../src/store/store.ts'

/** People written in one transaction; a cohort has as many as a class. */
const GROUP = 10_000
const CLASS = 25

/** When the sales of the crowd were told (milliseconds ago). */
const LAST_TIME_MS = 14 * 86_400_000

/** A woman of the crowd, by the chat she writes from. */
export type Member = { readonly id: ContactId; readonly chat: string }

/**
 * Fills a new database with people who take part already, each with an address, a conversation at rest, a message heard
 * and answered and last week's sales, so that tables and indexes are as large as they would be.
 */
export async function addCrowd(
  store: Store,
  library: Library,
  { size, now }: { readonly size: number; readonly now: Date },
): Promise<void> {
  for (let from = 0; from < size; from += GROUP) {
    const people = Math.min(GROUP, size - from)
    const cohorts = await addCohorts(store, library, { people, from, now })
    await store.transact((tx) => addPeople(tx, { people, cohorts, now: now.getTime() }))
  }
}

/** So many of the crowd, spread evenly; nobody where there is none. */
export async function someOf(store: Store, count: number): Promise<readonly Member[]> {
  const ids = await store.read((db) =>
    db.selectFrom('contacts').select('id').orderBy('id').execute(),
  )
  const every = Math.floor(ids.length / count)
  return ids
    .filter((_, nth) => nth % every === 0)
    .slice(0, count)
    .map(({ id }) => ({ id, chat: chatOf(id) }))
}

function chatOf(id: ContactId): string {
  return `chat-${id}`
}

async function addCohorts(
  store: Store,
  library: Library,
  { people, from, now }: { readonly people: number; readonly from: number; readonly now: Date },
): Promise<readonly number[]> {
  const names = Array.from({ length: Math.ceil(people / CLASS) }, (_, nth) => `bench ${from + nth}`)
  await Promise.all(
    names.map((name) =>
      createCohort({ programme: 'fundap', name, startDate: '2026-11-23' }, { store, library, now }),
    ),
  )
  return store.read(async (db) => {
    const rows = await db
      .selectFrom('cohorts')
      .select('id')
      .orderBy('id', 'desc')
      .limit(names.length)
      .execute()
    return rows.map(({ id }) => id)
  })
}

async function addPeople(
  tx: Tx,
  {
    people,
    cohorts,
    now,
  }: { readonly people: number; readonly cohorts: readonly number[]; readonly now: number },
): Promise<void> {
  // the calendar has been through
  const today = dayOf(now, 'America/Guatemala')
  const last = await tx.db
    .selectFrom('contacts')
    .select((q) => q.fn.max('id').as('id'))
    .executeTakeFirst()
  await tx.insertMany(
    'contacts',
    Array.from({ length: people }, (_, nth) => ({
      role: 'entrepreneur',
      status: 'active',
      cohort_id: cohorts[Math.floor(nth / CLASS)] ?? null,
      name: 'Ana',
      planned_on: today,
      consent_text: 'sí',
      consent_version: '1',
      consent_at: now,
      created_at: now,
    })),
  )
  const rows = await tx.db
    .selectFrom('contacts')
    .select(['id', 'cohort_id'])
    .where('id', '>', Number(last?.id ?? 0) as ContactId)
    .orderBy('id')
    .execute()
  await tx.insertMany(
    'addresses',
    rows.map(({ id }) => ({
      contact_id: id,
      channel: 'simulator',
      account: 'simulator',
      chat: chatOf(id),
      status: 'open',
      created_at: now,
    })),
  )
  await addHistory(tx, rows, now)
}

async function addHistory(
  tx: Tx,
  people: readonly { readonly id: ContactId; readonly cohort_id: number | null }[],
  now: number,
): Promise<void> {
  const ids = people.map(({ id }) => id)
  const addresses = await tx.db
    .selectFrom('addresses')
    .select(['id', 'contact_id'])
    .where(tx.among('contact_id', ids))
    .execute()
  await tx.updateMany(
    'contacts',
    ['id'],
    addresses.map(({ id, contact_id }) => ({ id: contact_id, address_id: id })),
  )
  await tx.insertMany(
    'conversations',
    ids.map((contact_id) => ({
      contact_id,
      state: JSON.stringify(NEW_CONVERSATION),
      updated_at: now,
    })),
  )
  const heard = await tx.insertNewIds(
    'inputs',
    ['account', 'external_id'],
    addresses.map(({ id, contact_id }) => ({
      account: 'simulator',
      external_id: `before/${contact_id}`,
      contact_id,
      address_id: id,
      payload: JSON.stringify({ type: 'text', text: 'Q800' }),
      status: 'done',
      attempts: 1,
      heard_at: now,
      done_at: now,
    })),
  )
  const cohortOf = new Map(people.map(({ id, cohort_id }) => [id, cohort_id]))
  await tx.insertMany(
    'figures',
    addresses.map(({ contact_id }, nth) => ({
      contact_id,
      cohort_id: cohortOf.get(contact_id) ?? null,
      figure: 'sales',
      week: '2026-W45',
      minor: 80_000,
      currency: 'GTQ',
      status: 'recorded',
      raw: 'Q800',
      rule: 'numeral',
      approximate: 0,
      method: 'chat',
      recorded_at: now - LAST_TIME_MS,
      input_id: heard[nth] ?? null,
    })),
  )
  await tx.insertMany(
    'messages',
    addresses.map(({ id, contact_id }) => ({
      key: `before/${contact_id}`,
      contact_id,
      address_id: id,
      class: 'reply',
      text: 'Anoté Q800 (ochocientos quetzales) en la semana del lunes 9 al domingo 15.',
      status: 'sent',
      attempts: 1,
      due_at: now,
      created_at: now,
      sent_at: now,
    })),
  )
}
