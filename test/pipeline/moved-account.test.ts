import { afterEach, beforeEach, expect, it } from 'vitest'
import { Simulator } from '../../src/channels/simulator.ts'
import { ManualClock } from '../../src/clock.ts'
import { silentLog } from '../../src/log.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { assemble, type Works } from '../../src/pipeline/pipeline.ts'
import { openDatabase } from '../../src/store/open.ts'
import { addAddress } from '../../src/store/people/contacts.ts'
import type { Store } from '../../src/store/store.ts'
import { LIBRARY as library, MORNING } from '../desk/town.ts'
import { newPlace } from '../store/place.ts'

/* Who moves from the pilot's number to the official one with a voice note has sent it to the official one. */

const HER = 'maria'
const TRAINER = 'ana'
const clock = new ManualClock(MORNING)

let store: Store
let pilot: Simulator
let official: Simulator
let works: Works

beforeEach(async () => {
  store = await openDatabase(await newPlace(':memory:'), clock.now())
  pilot = new Simulator(clock, 'whatsapp')
  official = new Simulator(clock, 'whatsapp-cloud')
  works = await assemble({ store, clock, library, channels: [pilot, official], log: silentLog })
  const cohort = { programme: 'fundap', name: 'Grupo 1', startDate: '2026-11-16' }
  const codes = await createCohort(cohort, { store, library, now: clock.now() })
  for (const text of [codes.trainerCode, 'Doña Ana']) await write(TRAINER, text)
  for (const text of [codes.classCode, 'sí', 'María']) await write(HER, text)
})

afterEach(() => store[Symbol.asyncDispose]())

async function write(chat: string, text: string): Promise<void> {
  await pilot.write(chat, text)
  await work()
}

async function work(): Promise<void> {
  while (await works.takeTurns());
  while (await works.deliver()) await works.drain()
  await works.drain()
}

/** Whoever has that chat on the pilot's number sends a voice note to the official one, as her first words there. */
async function moves(chat: string): Promise<void> {
  await store.transact(async (tx) => {
    const { contact_id } = await tx.db
      .selectFrom('addresses')
      .select('contact_id')
      .where('chat', '=', chat)
      .executeTakeFirstOrThrow()
    const address = { channel: official.name, account: official.account, chat, contact_id }
    await addAddress(tx.db, address, MORNING)
  })
  await official.write(chat, { type: 'voice', fileId: 'note' })
  await work()
}

async function mediaIn(table: 'messages' | 'disclosures'): Promise<readonly unknown[]> {
  const rows = await store.read((db) => db.selectFrom(table).select('media').execute())
  return rows.flatMap(({ media }) => (media === null ? [] : [JSON.parse(media) as unknown]))
}

const NOTE = { type: 'voice', source: { account: 'whatsapp-cloud', fileId: 'note' } }

it('the trainer who is alerted of it is sent it from there', async () => {
  await moves(HER)
  expect(await mediaIn('messages')).toEqual([NOTE])
})

it.each([
  ['the trainer who talks with her', HER],
  ['she with whom a trainer talks from there', TRAINER],
])('%s is sent it from there', async (_who, whose) => {
  await write(HER, 'ayuda')
  await write(TRAINER, '1')
  await moves(whose)
  expect(await mediaIn('messages')).toEqual([NOTE])
})

it('what she tells of a danger is kept as of there', async () => {
  await write(HER, 'mi marido me pega')
  await moves(HER)
  expect(await mediaIn('disclosures')).toEqual([NOTE])
})
