import { afterEach, expect, it } from 'vitest'
import { silenceOf } from '../../src/desk/group/silence.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { TRAINER, type Stage } from '../../src/stories/stage.ts'
import { HOUR, library, town } from '../safety/town.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

const WEEK = 7 * 24 * HOUR

async function joins(name: string): Promise<void> {
  for (const text of [stage.classCode, 'sí', name]) await stage.write(name, text)
}

async function weekly(answers: Readonly<Record<string, string>>): Promise<void> {
  await startFlow(
    stage.store,
    { flow: 'weekly-check-in', cohort: stage.classCode },
    stage.clock.now(),
  )
  await stage.settle()
  for (const [chat, text] of Object.entries(answers)) await stage.write(chat, text)
  await stage.wait(WEEK)
}

async function rows() {
  const found = await stage.store.transact(async (tx) => {
    const { id } = await tx.db.selectFrom('cohorts').select('id').executeTakeFirstOrThrow()
    const { programmes } = library
    return silenceOf(tx, [id], { programmes, now: stage.clock.now().getTime() })
  })
  return Object.fromEntries(found.map((row) => [row.name, row]))
}

const NAMES = ['Ana', 'Berta', 'Celia', 'Dora', 'Elena', 'Flor']

it('tells no answer, not delivered, blocked, number changed, silence asked for and danger apart', async () => {
  stage = await town()
  for (const name of NAMES) await joins(name)
  await weekly(Object.fromEntries(NAMES.map((name) => [name, '500'])))
  await stage.write('Dora', 'alto')
  await stage.write('Elena', 'mi marido me pega')
  const close = (chat: string, status: 'blocked' | 'gone') =>
    stage.store.transact((tx) =>
      tx.db.updateTable('addresses').set({ status }).where('chat', '=', chat).execute(),
    )
  await close('Berta', 'blocked')
  await close('Celia', 'gone')
  for (let week = 0; week < 3; week += 1) await weekly({ Ana: '500' })
  await stage.store.transact(async (tx) => {
    const { id } = await tx.db
      .selectFrom('contacts')
      .select('id')
      .where('name', '=', 'María')
      .executeTakeFirstOrThrow()
    await tx.db
      .updateTable('messages')
      .set({ status: 'failed' })
      .where('contact_id', '=', id)
      .execute()
  })
  const found = await rows()
  const whys = Object.fromEntries(
    [...NAMES, 'María'].map((name) => [name, [found[name]?.why, found[name]?.needsCall]]),
  )
  expect(whys).toEqual({
    Ana: ['told', false],
    Berta: ['blocked', true],
    Celia: ['gone', true],
    Dora: ['stopped', false],
    Elena: ['silent', false],
    Flor: ['silent', true],
    María: ['undelivered', true],
  })
  expect(found['Flor']).toMatchObject({ bestHour: 10 })
})

it('a message that was lost long ago is no reason once another has arrived', async () => {
  stage = await town()
  await stage.store.transact((tx) =>
    tx.db
      .updateTable('messages')
      .set({ status: 'unknown' })
      .where('text', 'like', '%Mucho gusto%')
      .execute(),
  )
  await weekly({})
  await weekly({})
  expect((await rows())['María']).toMatchObject({ why: 'silent' })
})

it('who is held for her safety is on no list of her trainer, and is not shown as silent', async () => {
  stage = await town()
  for (const name of ['Ana', 'Elena']) await joins(name)
  for (let week = 0; week < 3; week += 1) await weekly({})
  await stage.write('Ana', 'ayuda')
  await stage.write('Elena', 'ayuda')
  await stage.write('Elena', 'mi marido me pega')
  for (const list of ['lista de visitas', 'lista de llamadas', 'mi grupo hoy']) {
    stage.unread(TRAINER).length = 0
    await stage.write(TRAINER, list)
    const shown = stage.unread(TRAINER).join('\n')
    expect(shown).toContain('Ana')
    expect(shown).not.toContain('Elena')
  }
})
