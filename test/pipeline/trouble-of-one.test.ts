import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { ContactId } from '../../src/model/ids.ts'
import { library, Town } from './calendar-town.ts'

/* What is wrong with one person, or one piece of the work that the time brings, stops no other. */

const momentAt = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('America/Guatemala').epochMilliseconds

const SUNDAY = momentAt('2026-11-29T12:00')
const MONDAY = momentAt('2026-11-30T19:00')

async function fundap(): Promise<Town> {
  const programme = library.programmes.get('fundap')
  if (!programme) throw new Error('gone')
  return Town.build(programme, { now: SUNDAY, began: ['2026-11-02'] })
}

const askedOf = async (town: Town, contact: number) =>
  (await town.occurrences(contact as ContactId)).filter(({ status }) => status === 'started').length

const incidents = (town: Town) =>
  town.store.read((db) => db.selectFrom('incidents').select(['kind', 'detail']).execute())

test('who has a zone that is none, or fields that are no JSON, is reported, and all others are asked', async () => {
  await using town = await fundap()
  await town.settleIn([{ zone: 'Nowhere/Atall' }, { fields: '{"hour": me pega' }, {}])
  await town.settle()
  town.clock.advance(MONDAY - SUNDAY)
  await town.settle()
  expect(await askedOf(town, 3)).toBe(1)
  const reported = await incidents(town)
  expect(new Set(reported.map(({ kind }) => kind))).toEqual(new Set(['unread-person']))
  for (const contact of [1, 2])
    expect(reported.filter(({ detail }) => detail.includes(`contact ${contact} `))).toHaveLength(2)
  expect(JSON.stringify(reported)).not.toContain('me pega')
})

test('whose fields are damaged after her day was planned is left out, and all others are asked', async () => {
  await using town = await fundap()
  await town.settleIn([{}, {}])
  town.clock.advance(momentAt('2026-11-30T00:01') - SUNDAY)
  await town.settle()
  await town.store.transact(({ db }) =>
    sql`update contacts set fields = 'x' where id = 1`.execute(db),
  )
  town.clock.advance(MONDAY - momentAt('2026-11-30T00:01'))
  await town.settle()
  expect(await askedOf(town, 1)).toBe(0)
  expect(await askedOf(town, 2)).toBe(1)
  expect(await incidents(town)).toMatchObject([{ kind: 'unread-person' }])
})

test('timers that cannot be read stop no reminder, and are told', async () => {
  await using town = await fundap()
  await town.settleIn([{}])
  town.clock.advance(MONDAY - SUNDAY)
  await town.store.transact(({ db }) => sql`alter table timers rename to away`.execute(db))
  await expect(town.settle()).rejects.toThrow('timers')
  expect(await askedOf(town, 1)).toBe(1)
})
