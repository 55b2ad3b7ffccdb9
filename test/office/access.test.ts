import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { giveAccess, takeAccess } from '../../src/office/access/access.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { coordinatorsOf, isReachable, safeguardingOf } from '../../src/store/people/access.ts'
import { CONTACT, Stage, TRAINER } from '../../src/stories/stage.ts'

/** Monday, 23 November 2026, 10:00 in Guatemala. */
const NOW = 1_795_449_600_000

const library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))
let stage: Stage

beforeEach(async () => {
  stage = await Stage.set(library, 'fundap', NOW)
})

afterEach(() => stage[Symbol.asyncDispose]())

const give = (role: string, name?: string) =>
  giveAccess(
    { programme: 'fundap', role, name },
    { store: stage.store, library, now: stage.clock.now() },
  )

const officers = (programme = 'fundap') =>
  stage.store.read(async (db) => ({
    coordinators: await coordinatorsOf(db, programme),
    safeguarding: await safeguardingOf(db, programme),
  }))

it('is hers when she has written the code, and she is told what comes to her chat', async () => {
  const { code } = await give('coordinator', 'Licda. Rosa')
  await stage.write('rosa', `buenas, ${code.toLowerCase()}`)
  expect(stage.unread('rosa')).toEqual([expect.stringMatching(/^Hola, Licda. Rosa. .*FUNDAP/)])
  const { coordinators } = await officers()
  expect(coordinators).toMatchObject([{ name: 'Licda. Rosa', role: 'coordinator', code: null }])
  expect(coordinators.every(isReachable)).toBe(true)
  expect((await officers('fusai')).coordinators).toEqual([])
})

it('works once: the next who writes the code is a stranger', async () => {
  const { code } = await give('coordinator')
  await stage.write('rosa', code)
  await stage.write('thief', code)
  expect(stage.unread('thief')).toEqual([expect.stringContaining('código de su clase')])
  expect((await officers()).coordinators).toHaveLength(1)
})

it('two who write it at once: one has it', async () => {
  const { code } = await give('safeguarding')
  await Promise.all([stage.write('rosa', code), stage.write('thief', code)])
  const said = [...stage.unread('rosa'), ...stage.unread('thief')]
  expect(said.filter((text) => text.includes('protección'))).toHaveLength(1)
  expect((await officers()).safeguarding).toHaveLength(1)
})

it('names the safeguarding person before her deputies', async () => {
  for (const [role, chat] of [
    ['deputy', 'eva'],
    ['safeguarding', 'marta'],
  ] as const) {
    await stage.write(chat, (await give(role, chat)).code)
  }
  const { safeguarding } = await officers()
  expect(safeguarding.map(({ name }) => name)).toEqual(['marta', 'eva'])
})

it('leaves a trainer her groups', async () => {
  await stage.write(TRAINER, stage.trainerCode)
  await stage.write(TRAINER, 'Doña Ana')
  await stage.write(TRAINER, (await give('coordinator')).code)
  expect((await officers()).coordinators).toMatchObject([{ role: 'coordinator' }])
  const trainer = await stage.store.read((db) =>
    db.selectFrom('contacts').select('role').where('name', '=', 'Doña Ana').executeTakeFirst(),
  )
  expect(trainer?.role).toBe('trainer')
})

it.each([
  ['coordinator', 'safeguarding'],
  ['coordinator', 'deputy'],
  ['safeguarding', 'coordinator'],
])('a %s who becomes a %s too answers calls for help', async (first, second) => {
  for (const role of [first, second]) await stage.write('rosa', (await give(role, 'Rosa')).code)
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  await stage.write(CONTACT, 'ayuda')
  await stage.write('rosa', '1')
  expect(stage.unread(CONTACT).at(-1)).toContain('Rosa ya está aquí')
})

it('asks an entrepreneur for another phone, and the code stays good', async () => {
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  stage.unread(CONTACT).length = 0
  const { code } = await give('safeguarding')
  await stage.write(CONTACT, code)
  expect(stage.unread(CONTACT)).toEqual([expect.stringContaining('desde otro teléfono')])
  await stage.write('marta', code)
  expect((await officers()).safeguarding).toHaveLength(1)
})

it('can be taken back, and then it is gone', async () => {
  const { id, code } = await give('coordinator')
  await stage.write('rosa', code)
  const at = { store: stage.store, now: stage.clock.now() }
  await takeAccess(String(id), at)
  expect((await officers()).coordinators).toEqual([])
  await expect(takeAccess(String(id), at)).rejects.toThrow(`there is no access '${id}'`)
})

it('refuses a programme or role that is none', async () => {
  await expect(give('boss')).rejects.toThrow('coordinator, safeguarding, deputy')
  const options = { store: stage.store, library, now: stage.clock.now() }
  await expect(giveAccess({ programme: 'x', role: 'deputy' }, options)).rejects.toThrow("'x'")
})
