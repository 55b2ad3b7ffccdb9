import { beforeAll, describe, expect, test } from 'vitest'
import { enterFigure } from '../../src/desk/enter-figure.ts'
import { mergeContact } from '../../src/office/cohort/merge-contact.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { addListed } from '../../src/store/people/listed.ts'
import { shareAddress } from '../../src/store/people/shared-phones.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { Stage, type OpenStore } from '../../src/stories/stage.ts'
import { emptiedDatabase, hasPostgres } from '../store/servers.ts'
import { contactAt, HOUR, LIBRARY, MORNING } from '../desk/town.ts'

const ENGINES = ['SQLite', ...(hasPostgres ? ['PostgreSQL'] : [])] as const
const CHATS = ['first', 'second'] as const

let empty: () => Promise<string>
beforeAll(async () => {
  if (hasPostgres) empty = await emptiedDatabase()
})

const onPostgres: OpenStore = async (now) => openPostgres(await empty(), now)

/** A stage on which one person has joined from two chats, under two names. */
async function openTwice(engine: string): Promise<Stage> {
  const open = engine === 'PostgreSQL' ? onPostgres : undefined
  const stage = await Stage.set(LIBRARY, 'fundap', MORNING, '2026-11-16', undefined, open)
  for (const text of [stage.trainerCode, 'Doña Ana']) await stage.write('trainer', text)
  for (const [index, chat] of CHATS.entries())
    for (const text of [stage.classCode, 'sí', ['Xiomara', 'Petrona'][index] ?? ''])
      await stage.write(chat, text)
  for (const chat of [...CHATS, 'trainer']) stage.unread(chat).length = 0
  return stage
}

async function pairOf(stage: Stage): Promise<{ into: ContactId; from: ContactId }> {
  const [into, from] = await Promise.all(CHATS.map((chat) => contactAt(stage, chat)))
  if (!into || !from) throw new Error('two have joined')
  return { into, from }
}

async function enter(stage: Stage, contact: ContactId, week: string, amount: string) {
  const entry = { contact, figure: 'sales', week, amount, by: 'x', method: 'trainer-call' } as const
  const at = { library: LIBRARY, now: stage.clock.now() }
  await stage.store.transact((tx) => enterFigure(tx, entry, at))
  await stage.settle()
}

function place(stage: Stage) {
  return { store: stage.store, now: stage.clock.now() }
}

function rowsOf(stage: Stage, contact: ContactId) {
  const tables = [
    'figures',
    'figure_edits',
    'tickets',
    'addresses',
    'consents',
    'timers',
    'conversations',
    'occurrences',
    'inputs',
    'messages',
    'address_contacts',
  ] as const
  return stage.store.read(async (db) => {
    const counts = tables.map(async (table) => {
      const rows = await db
        .selectFrom(table)
        .select('contact_id')
        .where('contact_id', '=', contact)
        .execute()
      return [table, rows.length] as const
    })
    return Object.fromEntries(await Promise.all(counts))
  })
}

describe.each(ENGINES)('two listed people who are one, on %s', (engine) => {
  test('become one, with figures, tickets, chats, consent and the question that is open', async () => {
    await using stage = await openTwice(engine)
    const pair = await pairOf(stage)
    await enter(stage, pair.into, '2026-W46', '500')
    await enter(stage, pair.from, '2026-W47', '450')
    await enter(stage, pair.from, '2026-W46', '500')
    for (const chat of CHATS) await stage.write(chat, 'ayuda')
    await stage.write('second', 'corregir')
    const before = await rowsOf(stage, pair.from)
    expect(before.timers).toBeGreaterThan(0)

    const preview = await mergeContact({ ...pair, isApplied: false }, place(stage))
    expect(preview).toMatchObject({ status: 'active', figures: 1, lost: [{ field: 'name' }] })
    expect(await rowsOf(stage, pair.from)).toEqual(before)

    expect(await mergeContact({ ...pair, isApplied: true }, place(stage))).toEqual(preview)
    const left = Object.values(await rowsOf(stage, pair.from))
    expect(left.every((count) => count === 0)).toBe(true)
    expect(await rowsOf(stage, pair.into)).toMatchObject({
      figures: 2,
      addresses: 2,
      consents: 2,
      tickets: 2,
      timers: before.timers,
    })
    const open = await stage.store.read((db) =>
      db.selectFrom('tickets').select('times').where('closed_at', 'is', null).execute(),
    )
    expect(open).toEqual([{ times: 2 }])

    // the question goes on in the chat it was asked in, and either chat is hers
    for (const chat of CHATS) stage.unread(chat).length = 0
    await stage.write('second', '470')
    expect(stage.unread('second').join()).toContain('Q470')
    await stage.write('first', 'gracias')
    expect(stage.unread('first').join()).toContain('Xiomara')
    const figures = await stage.store.read((db) =>
      db.selectFrom('figures').select(['contact_id', 'week', 'minor']).orderBy('week').execute(),
    )
    expect(figures.map(({ contact_id }) => contact_id)).toEqual([pair.into, pair.into])
    expect(figures.map(({ minor }) => minor)).toEqual([50_000, 47_000])
  })

  test('are refused while a week has two amounts, with what to do', async () => {
    await using stage = await openTwice(engine)
    const pair = await pairOf(stage)
    await enter(stage, pair.into, '2026-W47', '500')
    await enter(stage, pair.from, '2026-W47', '450')
    const merged = mergeContact({ ...pair, isApplied: true }, place(stage))
    await expect(merged).rejects.toThrow(
      /has 500 .* has 450 as sales of 2026-W47: ask her which is right.*figure enter --contact/,
    )
    await enter(stage, pair.from, '2026-W47', '500')
    await mergeContact({ ...pair, isApplied: true }, place(stage))
    expect(await rowsOf(stage, pair.into)).toMatchObject({ figures: 1, figure_edits: 1 })
  })

  test('get each reminder once afterwards', async () => {
    await using stage = await openTwice(engine)
    const pair = await pairOf(stage)
    await mergeContact({ ...pair, isApplied: true }, place(stage))
    for (let hour = 0; hour < 24 * 7; hour += 1) await stage.wait(3_600_000)
    const [first, second] = CHATS.map((chat) =>
      stage.unread(chat).filter((text) => text.includes('¿Cuánto vendió')),
    )
    expect([...(first ?? []), ...(second ?? [])]).toHaveLength(1)
  })

  test('is reminded of an open question also where the same was asked of both before', async () => {
    await using stage = await openTwice(engine)
    const pair = await pairOf(stage)
    const asks = async (contact: ContactId) => {
      const start = { flow: 'weekly-check-in', contact }
      await startFlow(stage.store, start, stage.clock.now())
      await stage.settle()
    }
    await asks(pair.into)
    await stage.wait(25 * HOUR)
    expect(stage.unread('first').splice(0)).toHaveLength(2)
    await stage.write('first', '450')
    await asks(pair.from)
    await mergeContact({ ...pair, isApplied: true }, place(stage))
    stage.unread('first').length = 0
    await stage.wait(25 * HOUR)
    expect(stage.unread('first')).toEqual([expect.stringContaining('¿cuánto vendió')])
  })

  test('who shared a phone with herself is not asked who she is any more', async () => {
    await using stage = await openTwice(engine)
    const { into } = await pairOf(stage)
    const from = await stage.store.transact(async (tx) => {
      const { cohort_id } = await tx.db
        .selectFrom('contacts')
        .select('cohort_id')
        .where('id', '=', into)
        .executeTakeFirstOrThrow()
      if (cohort_id === null) throw new Error('she has a cohort')
      const listed = { phone: '+50255550000', code: 'F-12', language: null, zone: null }
      const more = { name: 'Xiomara P.', fields: null, call_list: 1 } as const
      await addListed(tx, cohort_id, [{ ...listed, ...more }], 0)
      const { id } = await tx.db
        .selectFrom('contacts')
        .select('id')
        .where('code', '=', 'F-12')
        .executeTakeFirstOrThrow()
      const { id: address } = await tx.db
        .selectFrom('addresses')
        .select('id')
        .where('contact_id', '=', into)
        .executeTakeFirstOrThrow()
      await shareAddress(tx, address, [into, id])
      return id
    })
    await mergeContact({ into, from, isApplied: true }, place(stage))
    await stage.write('first', 'gracias')
    expect(stage.unread('first').join()).not.toContain('¿Con quién')
    const known = await stage.store.read((db) =>
      db
        .selectFrom('contacts')
        .select(['phone', 'code', 'call_list', 'status'])
        .where('id', '=', into)
        .executeTakeFirstOrThrow(),
    )
    expect(known).toEqual({ phone: '+50255550000', code: 'F-12', call_list: 0, status: 'active' })
  })

  test('who has stopped in one chat is asked nothing more in the other, and nobody hears that she is silent', async () => {
    await using stage = await openTwice(engine)
    const pair = await pairOf(stage)
    await startFlow(stage.store, { flow: 'weekly-check-in', contact: pair.into }, stage.clock.now())
    await stage.settle()
    await stage.write('second', 'alto')
    await mergeContact({ ...pair, isApplied: true }, place(stage))
    expect(await rowsOf(stage, pair.into)).toMatchObject({ timers: 0 })
    for (const chat of CHATS) stage.unread(chat).length = 0
    await stage.write('first', '450')
    expect(stage.unread('first')).toEqual([])
    await stage.write('first', 'empezar')
    expect(stage.unread('first')).toEqual([expect.stringMatching(/^¡Qué gusto .+ alto\.$/)])
  })

  test('who has stopped in one chat stays stopped, and nobody else can be merged with her', async () => {
    await using stage = await openTwice(engine)
    const pair = await pairOf(stage)
    const { into, from } = pair
    const trainer = await contactAt(stage, 'trainer')
    for (const [wrong, why] of [
      [{ into, from: into }, 'is one person already'],
      [{ into, from: trainer }, 'there is no entrepreneur'],
      [{ into, from: 999 }, 'there is no entrepreneur 999'],
    ] as const)
      await expect(mergeContact({ ...wrong, isApplied: true }, place(stage))).rejects.toThrow(why)
    await stage.write('second', 'ALTO')
    const { status } = await mergeContact({ ...pair, isApplied: true }, place(stage))
    expect(status).toBe('stopped')
    await expect(mergeContact({ ...pair, isApplied: true }, place(stage))).rejects.toThrow(
      `there is no entrepreneur ${from}`,
    )
  })
})
