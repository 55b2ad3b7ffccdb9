import { afterEach, beforeEach, expect, it } from 'vitest'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { openTown, ticketsIn } from './town.ts'

/* `cerrar` with a note and without a number, and sentences that only begin like it. */

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  for (const chat of [CONTACT, TRAINER]) read(chat)
})

afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0)

it.each([
  ['cerrar', null],
  ['Cerrar.', null],
  ['cerrar: ya hablamos', 'ya hablamos'],
  ['Cerrar, se le enfermó el niño', 'se le enfermó el niño'],
  ['cierro: no puedo más', 'no puedo más'],
  ['cerrar aviso: ya hablamos', 'ya hablamos'],
  ['cerrar\nya hablamos\ny va mejor', 'ya hablamos\ny va mejor'],
  ['cerrar 1 ya hablamos', 'ya hablamos'],
  ['cerrar: 1 ya hablamos', 'ya hablamos'],
  ['1: cerrar: ya hablamos', 'ya hablamos'],
])('%j closes the one she attends to', async (text, note) => {
  await stage.write(TRAINER, text)
  expect(read(TRAINER)).toEqual(['Cerré el aviso 1 (Xiomara). Gracias.'])
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'closed', note }])
  expect(read(CONTACT).join()).not.toContain(note ?? 'cerrar')
})

it.each([
  'cerrar la tienda a las 6 está bien',
  'cerrar temprano, si llueve, conviene',
  'cierro los domingos: es mejor',
  'cerrar :) me parece bien',
])('%j is for her', async (text) => {
  await stage.write(TRAINER, text)
  expect(read(CONTACT)).toEqual([`Doña Ana: ${text}`])
  await stage.write(TRAINER, `1: ${text}`)
  expect(read(CONTACT)).toEqual([`Doña Ana: ${text}`])
  expect(read(TRAINER)).toEqual([])
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'claimed' }])
})

it('with two it asks which, and keeps the note', async () => {
  await stage.write('petrona', 'ayuda')
  await stage.write(TRAINER, '2: 1')
  read(TRAINER)
  await stage.write(TRAINER, 'cerrar: ya hablamos')
  expect(read(TRAINER)).toEqual([expect.stringContaining('¿Cuál cierro?')])
  await stage.write(TRAINER, '2')
  expect(await ticketsIn(stage)).toMatchObject([
    { status: 'claimed', note: null },
    { status: 'closed', note: 'ya hablamos' },
  ])
})

it('while another alert waits, it closes all the same', async () => {
  await stage.write('petrona', 'ayuda')
  read(TRAINER)
  await stage.write(TRAINER, 'cerrar: no puedo más')
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'closed' }, { status: 'open' }])
})
