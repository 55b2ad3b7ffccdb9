import { afterEach, beforeEach, expect, it } from 'vitest'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, HOUR, openTown, ticketsIn } from './town.ts'

/* She goes from one organisation to another: each knows of her what was told to it. */

const HER = 'sv-entrepreneur'
let stage: Stage

beforeEach(async () => {
  stage = await openTown()
  const contact = await contactAt(stage, HER)
  await startFlow(stage.store, { flow: 'weekly-check-in', contact }, stage.clock.now())
  await stage.settle()
  await stage.write(HER, '87')
  expect(read(HER).at(-1)).toContain('$87')
})

afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0)

async function move(): Promise<void> {
  for (const text of ['alto', stage.classCode, 'sí', 'Guadalupe']) await stage.write(HER, text)
}

it('her figures stay with whom she told them to', async () => {
  await move()
  for (const chat of [TRAINER, 'sv-trainer']) read(chat)
  await stage.write(HER, 'ayuda')
  for (const text of ['mi grupo hoy', 'lista de visitas', 'lista de llamadas', 'pendientes'])
    await stage.write(TRAINER, text)
  const heard = read(TRAINER).join('\n')
  expect(heard).toContain('Guadalupe necesita que la busque')
  expect(heard).not.toContain('87')
  await stage.write('sv-trainer', 'mi grupo hoy')
  expect(read('sv-trainer').join()).not.toContain('Guadalupe')
})

it('she is asked by whom she comes to, and what she asked of the one before ends there', async () => {
  await stage.write(HER, 'ayuda')
  for (const chat of [HER, 'sv-trainer']) read(chat)
  await move()
  const invited = read(HER)[1]
  expect(invited).toContain('Doña Ana, de FUNDAP')
  expect(invited).not.toContain('FUSAI')
  expect(read('sv-trainer')).toEqual([
    'Guadalupe ya no está en su grupo, así que cerré el aviso 1.',
  ])
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'closed', closed_by: null }])
  await stage.wait(3 * HOUR)
  await stage.write(TRAINER, 'pendientes')
  expect(read(TRAINER)).toEqual(['No tiene avisos pendientes.'])
  await stage.write('sv-trainer', '1: hola')
  expect(read(HER)).toEqual([])
})

it('what she does not know where she comes to takes no amount away from whom she told it to', async () => {
  await move()
  await stage.wait(HOUR)
  const contact = await contactAt(stage, HER)
  await startFlow(stage.store, { flow: 'weekly-check-in', contact }, stage.clock.now())
  await stage.settle()
  await stage.write(HER, 'no quiero decir')
  const figures = await stage.store.read((db) =>
    db.selectFrom('figures').select(['minor', 'status']).execute(),
  )
  expect(figures).toEqual([{ minor: 8700, status: 'recorded' }])
})
