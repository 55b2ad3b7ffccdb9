import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadLibrary } from '../../src/flow/library.ts'
import { CONTACT, Stage, TRAINER } from '../../src/stories/stage.ts'
import { joinBoth } from './joined.ts'
import { contactAt, HOUR, MORNING, openTown } from './town.ts'

/* A trainer writes down what one of her people sold: of whom, and how much of her words is the amount. */

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
})

afterEach(() => stage[Symbol.asyncDispose]())

function figures() {
  return stage.store.read((db) =>
    db.selectFrom('figures').select(['contact_id', 'minor']).execute(),
  )
}

it.each([
  'anotar la venta… Petrona 450 visita',
  'anotar ventas   450 Petrona visita',
  'anotar *Petrona*: 450 visita',
])('nothing of the amount is taken for her name: %s', async (text) => {
  await stage.write(TRAINER, text)
  const contact_id = await contactAt(stage, 'petrona')
  expect(await figures()).toEqual([{ contact_id, minor: 45_000 }])
})

it('a name that is written with signs is found with them and without', async () => {
  const id = await contactAt(stage, 'petrona')
  await stage.store.transact(async (tx) => {
    await tx.updateMany('contacts', ['id'], [{ id, name: 'Ma. del Carmen (Chita)' }])
  })
  await stage.write(TRAINER, 'anotar Ma. del Carmen (Chita) 450 visita')
  expect(await figures()).toEqual([{ contact_id: id, minor: 45_000 }])
  await stage.write(TRAINER, 'anotar ma del carmen chita 500 visita')
  expect(await figures()).toEqual([{ contact_id: id, minor: 50_000 }])
})

it('what a trainer notes of one is not passed on to another with whom she talks', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  stage.unread(CONTACT).length = 0
  await stage.write(TRAINER, 'anotar Petrona mil')
  expect(stage.unread(CONTACT)).toEqual([])
  await stage.write(TRAINER, '1')
  const contact_id = await contactAt(stage, 'petrona')
  expect(await figures()).toEqual([{ contact_id, minor: 100_000 }])
  await stage.write(TRAINER, 'anotar todo lo que vende le va a servir')
  expect(stage.unread(CONTACT).splice(0)).toEqual([
    'Doña Ana: anotar todo lo que vende le va a servir',
  ])
})

it('an amount belongs to the week that was named, though another is asked about by now', async () => {
  const week = 7 * 24 * HOUR
  await stage.wait(week - 16 * HOUR - 60_000)
  stage.unread(TRAINER).length = 0
  await stage.write(TRAINER, 'anotar Petrona')
  expect(stage.unread(TRAINER).splice(0)).toEqual([
    '¿Cuánto vendió Petrona en la semana del lunes 16 al domingo 22 de noviembre?',
  ])
  await stage.wait(2 * 60_000)
  await stage.write(TRAINER, '450')
  await stage.write(TRAINER, '1')
  expect(stage.unread(TRAINER).at(-1)).toContain('del lunes 16 al domingo 22 de noviembre')
  const weeks = await stage.store.read((db) => db.selectFrom('figures').select('week').execute())
  expect(weeks).toEqual([{ week: '2026-W47' }])
})

it('where the programme asks for a count first, a count is what she notes', async () => {
  const library = loadLibrary(process.cwd())
  const fundap = library.programmes.get('fundap')
  if (!fundap) throw new Error('gone')
  const programme = { ...fundap, figures: { jobs: { kind: 'number' }, ...fundap.figures } } as const
  Object.assign(library, { programmes: new Map([['fundap', programme]]) })
  await using counting = await Stage.set(library, 'fundap', MORNING, '2026-11-16')
  await joinBoth(counting)
  counting.unread(TRAINER).length = 0
  await counting.write(TRAINER, 'anotar María dos')
  expect(counting.unread(TRAINER).splice(0).join()).toMatch(/María: 2\. /)
  await counting.write(TRAINER, '1')
  expect(counting.unread(TRAINER).splice(0).join()).toMatch(/\b2\b/)
  const kept = await counting.store.read((db) =>
    db.selectFrom('figures').select(['figure', 'minor', 'currency', 'rule']).execute(),
  )
  expect(kept).toEqual([{ figure: 'jobs', minor: 200, currency: '', rule: 'number' }])
})
