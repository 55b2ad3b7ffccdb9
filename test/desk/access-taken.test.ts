import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeAccess } from '../../src/office/access/access.ts'
import { BACKUP, CONTACT, COORDINATOR, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, openTown, ticketsIn } from './town.ts'

/* A role is taken back from who has calls for help in her hands. */

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
  for (const chat of [TRAINER, BACKUP]) await stage.write(chat, 'alto')
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, 'empezar')
  for (const chat of [CONTACT, TRAINER]) read(chat)
})

afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0)

async function takeBack(): Promise<void> {
  const { id } = await stage.store.read((db) =>
    db
      .selectFrom('access')
      .select('id')
      .where('programme', '=', 'fundap')
      .executeTakeFirstOrThrow(),
  )
  await takeAccess(String(id), { store: stage.store, now: stage.clock.now() })
  read(COORDINATOR)
  await stage.wait(1_000)
}

it('a talk of hers ends, and the call is her trainer’s at once', async () => {
  await stage.write(COORDINATOR, '1')
  read(CONTACT)
  await takeBack()
  expect(read(TRAINER)).toEqual([expect.stringContaining('Xiomara necesita que la busque')])
  expect(read(CONTACT)[0]).toContain('Licda. Rosa ya no está en este chat')
  await stage.write(CONTACT, 'mi hija está enferma')
  await stage.write(COORDINATOR, '1: hola')
  expect(read(COORDINATOR).join()).not.toContain('enferma')
  expect(read(CONTACT).join()).not.toContain('hola')
})

it('a call that she has promised is made by another, and nobody reminds her of it', async () => {
  await stage.write(COORDINATOR, '2')
  await takeBack()
  expect(read(TRAINER)).toEqual([expect.stringContaining('Xiomara necesita que la busque')])
  expect(read(COORDINATOR)).toEqual(['El aviso 1 (Xiomara) pasó a Doña Ana.'])
  const owner_id = await contactAt(stage, TRAINER)
  expect(await ticketsIn(stage)).toMatchObject([{ owner_id, status: 'open', promise: null }])
})
