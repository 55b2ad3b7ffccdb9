import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { systemClock } from '../../src/clock.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import type { Person } from '../bot-api-server/person.ts'
import { ACCOUNT, type Classroom } from './classroom.ts'
import type { Crowd } from './crowd.ts'

/** The database as a dead service left it: looked at in a copy, so that the next start finds it untouched. */
export async function autopsy<T>(
  { database }: Classroom,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-autopsy-'))
  try {
    const copy = join(folder, 'micromba.db')
    await copyFile(database, copy)
    if (existsSync(`${database}-wal`)) await copyFile(`${database}-wal`, `${copy}-wal`)
    await using store = await openSqlite(copy, systemClock.now())
    return await work(store)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Update ids that Telegram will not deliver again because they were confirmed, and that no input is of. */
export async function lostUpdates(store: Store, classroom: Classroom, crowd: Crowd) {
  const pending = new Set(classroom.server.updates.pending.map(({ update_id }) => update_id))
  const stored = new Set(await storedUpdates(store))
  return crowd.written.filter(({ update }) => !pending.has(update) && !stored.has(update))
}

export async function storedUpdates(store: Store): Promise<readonly number[]> {
  const rows = await store.read((db) =>
    db.selectFrom('inputs').select('external_id').where('account', '=', ACCOUNT).execute(),
  )
  return rows.map(({ external_id }) => Number(external_id))
}

export async function integrityOf(store: Store): Promise<unknown> {
  const { rows } = await store.read((db) => sql`pragma integrity_check`.execute(db))
  return rows
}

/** The amounts that stand, or stood, for each person's week, in the order they were recorded (quetzales). */
export async function amountsOf(store: Store): Promise<ReadonlyMap<string, readonly number[]>> {
  const figures = await store.read((db) =>
    db
      .selectFrom('figures as f')
      .innerJoin('addresses as a', 'a.contact_id', 'f.contact_id')
      .select(['a.chat', 'f.minor'])
      .execute(),
  )
  const edits = await store.read((db) =>
    db
      .selectFrom('figure_edits as f')
      .innerJoin('addresses as a', 'a.contact_id', 'f.contact_id')
      .select(['a.chat', 'f.minor'])
      .orderBy('f.id')
      .execute(),
  )
  const rows = Map.groupBy([...edits, ...figures], ({ chat }) => chat)
  return new Map(
    [...rows].map(([chat, each]) => [chat, each.map(({ minor }) => (minor ?? 0) / 100)]),
  )
}

/** What each person wrote, in order. */
export function amountsWritten(crowd: Crowd): ReadonlyMap<string, readonly number[]> {
  const written = Map.groupBy(crowd.written, ({ person }) => String(person.chatId))
  return new Map([...written].map(([chat, each]) => [chat, each.map(({ amount }) => amount)]))
}

/** How often a text reached a person, and how often it was to reach her. */
export type Delivery = {
  readonly chat: string
  readonly text: string
  readonly isReminder: boolean
  readonly rows: number
  /** Rows that are marked as sent. */
  readonly sent: number
  readonly received: number
}

export async function deliveries(
  store: Store,
  people: readonly Person[],
): Promise<readonly Delivery[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('messages as m')
      .innerJoin('addresses as a', 'a.id', 'm.address_id')
      .select(['a.chat', 'm.text', 'm.class', 'm.status'])
      .execute(),
  )
  const byText = Map.groupBy(rows, ({ chat, text }) => `${chat} ${text}`)
  const received = new Map<string, number>()
  for (const person of people) {
    for (const { text } of person.received()) {
      const key = `${person.chatId} ${text}`
      received.set(key, (received.get(key) ?? 0) + 1)
    }
  }
  return [...byText].flatMap(([key, same]) => {
    const [first] = same
    if (!first) return []
    return {
      chat: first.chat,
      text: first.text,
      isReminder: same.every((row) => row.class === 'reminder'),
      rows: same.length,
      sent: same.filter(({ status }) => status === 'sent').length,
      received: received.get(key) ?? 0,
    }
  })
}

/** Texts that reached a person for the first time after one that was to reach her later. */
export async function toldOutOfOrder(store: Store, people: readonly Person[]) {
  const rows = await store.read((db) =>
    db
      .selectFrom('messages as m')
      .innerJoin('addresses as a', 'a.id', 'm.address_id')
      .select(['a.chat', 'm.text'])
      .orderBy('m.id')
      .execute(),
  )
  const written = Map.groupBy(rows, ({ chat }) => chat)
  return people.flatMap((person) => {
    const chat = String(person.chatId)
    const texts = (written.get(chat) ?? []).map(({ text }) => text)
    const once = texts.filter((text) => texts.indexOf(text) === texts.lastIndexOf(text))
    const received = person.received().map(({ text }) => text)
    const firsts = once
      .map((text) => ({ chat, text, at: received.indexOf(text) }))
      .filter(({ at }) => at >= 0)
    return firsts.filter(({ at }, index) => at < (firsts[index - 1]?.at ?? 0))
  })
}
