import { afterEach, expect, it } from 'vitest'
import { Coordination } from '../../src/pipeline/accounts/coordination.ts'
import { Speeches } from '../../src/pipeline/turn/speech.ts'
import { reportIncident, type Incident } from '../../src/store/service/incidents.ts'
import { writeTroubles } from '../../src/store/service/troubles.ts'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { HOUR, library, reads, take, town } from '../safety/town.ts'

const ROSA = 'rosa'
let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

async function happens(kind: Incident['kind'], account = 'bot', programme?: string): Promise<void> {
  const at = stage.clock.now().getTime()
  const incident = { account, kind, detail: '', at, ...(programme ? { programme } : {}) }
  await stage.store.transact((tx) => reportIncident(tx.db, incident))
  await stage.settle()
}

it('a channel that stops is told to the coordinator, once a day for the same cause', async () => {
  stage = await town({ [ROSA]: 'coordinator' })
  reads(stage, ROSA)
  await happens('channel-stopped')
  expect(reads(stage, ROSA)).toEqual([expect.stringContaining('El canal bot tiene un problema')])
  await happens('channel-stopped')
  await stage.wait(HOUR)
  expect(reads(stage, ROSA)).toEqual([])
  await happens('channel-stopped', 'another')
  expect(reads(stage, ROSA)).toHaveLength(1)
  await stage.wait(24 * HOUR)
  await happens('channel-stopped')
  expect(reads(stage, ROSA)).toHaveLength(1)
})

it('a template that Meta has stopped is told, with what does not leave because of it', async () => {
  stage = await town({ [ROSA]: 'coordinator' })
  reads(stage, ROSA)
  await happens('template-stopped')
  expect(reads(stage, ROSA)).toEqual([
    expect.stringContaining('los recordatorios que lo necesitan'),
  ])
})

it('what concerns another programme, or is for the machine room, does not reach her', async () => {
  stage = await town({ [ROSA]: 'coordinator' })
  await take(stage, 'lucia', 'coordinator', 'fusai')
  for (const chat of [ROSA, 'lucia']) reads(stage, chat)
  await happens('case-unanswered', 'safety', 'fundap')
  await happens('dead-input', 'engine')
  expect(reads(stage, 'lucia')).toEqual([])
  expect(reads(stage, ROSA)).toEqual([expect.stringContaining('aviso de protección')])
})

it('a trainer who cannot be written to is told with her group', async () => {
  stage = await town({ [ROSA]: 'coordinator' })
  await stage.store.transact((tx) =>
    tx.db.updateTable('addresses').set({ status: 'blocked' }).where('chat', '=', TRAINER).execute(),
  )
  reads(stage, ROSA)
  await stage.write(CONTACT, 'ayuda')
  const said = reads(stage, ROSA)
  expect(said.filter((text) => text.includes('Grupo 1'))).toHaveLength(1)
})

it('where her own channel is the one that stopped, another chat of hers is written to', async () => {
  stage = await town({ [ROSA]: 'coordinator' })
  const since = stage.clock.now().getTime()
  await stage.store.transact(async (tx) => {
    const { id: contact_id } = await tx.db
      .selectFrom('contacts')
      .select('id')
      .where('role', '=', 'coordinator')
      .executeTakeFirstOrThrow()
    const other = {
      contact_id,
      channel: 'whatsapp',
      account: 'wa',
      chat: '502',
      status: 'open',
    } as const
    await tx.db
      .insertInto('addresses')
      .values({ ...other, created_at: since })
      .execute()
    const trouble = { account: 'simulator', since, trouble: 'gone' }
    await writeTroubles(tx, ['simulator'], [trouble])
  })
  await stage.store.transact((tx) =>
    reportIncident(tx.db, { account: 'simulator', kind: 'channel-stopped', detail: '', at: since }),
  )
  const { store, clock } = stage
  const { programmes } = library
  const speeches = new Speeches(library)
  await new Coordination({ store, clock, programmes, speeches }).tellNews()
  const queued = await stage.store.read((db) =>
    db
      .selectFrom('messages as m')
      .innerJoin('addresses as a', 'a.id', 'm.address_id')
      .select('a.account')
      .where('m.status', '=', 'queued')
      .execute(),
  )
  expect(queued).toEqual([{ account: 'wa' }])
})
