import { afterEach, beforeEach, expect, it } from 'vitest'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { HOUR, openTown, queue, ticketsIn } from './town.ts'

/* While a person talks with her. */

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
  await stage.write(CONTACT, 'ayuda')
  stage.unread(TRAINER).length = 0
})

afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0)

it('a reminder that waits in the outbox is not sent, holds nothing up, and goes when the talk is over', async () => {
  await queue(stage, CONTACT, 'reminder', 'un recordatorio', HOUR)
  await queue(stage, CONTACT, 'broadcast', 'un anuncio', HOUR)
  await stage.write(TRAINER, '1')
  read(CONTACT)
  await stage.wait(2 * HOUR)
  await stage.write(TRAINER, 'aquí estoy')
  expect(read(CONTACT)).toEqual(['Doña Ana: aquí estoy'])
  await stage.write(TRAINER, 'cerrar')
  const after = read(CONTACT)
  // the question comes last, so that her answer is to it
  expect(after).toEqual([
    'un recordatorio',
    'un anuncio',
    expect.stringContaining('¿Quedó resuelto'),
  ])
})

it('words of danger do not reach the trainer; the talk waits until safeguarding has decided', async () => {
  await stage.write(TRAINER, '1')
  read(TRAINER)
  read(CONTACT)
  await stage.write(CONTACT, 'mi marido me pega y tengo miedo')
  expect(read(TRAINER)).toEqual([])
  expect(read(CONTACT)).toHaveLength(1)
  await stage.write(TRAINER, '¿sigue ahí?')
  expect(read(TRAINER)).toEqual([expect.stringContaining('otra persona del programa acompaña')])
  await stage.wait(24 * HOUR)
  expect(read(CONTACT)).toEqual([])
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'claimed', promise: 'talk' }])
  const cases = await stage.store.read((db) =>
    db.selectFrom('safety_cases').select('cleared_at').execute(),
  )
  expect(cases).toEqual([{ cleared_at: null }])
})

it('an edited message is passed on as one', async () => {
  await stage.write(TRAINER, '1')
  read(TRAINER)
  await stage.write(CONTACT, { type: 'edited', text: 'quise decir el lunes' } as never)
  expect(read(TRAINER)).toEqual(['Xiomara (1) corrigió: quise decir el lunes'])
})

it('a second call while they talk goes to who talks with her', async () => {
  await stage.write(TRAINER, '1')
  read(TRAINER)
  await stage.write(CONTACT, 'ayuda')
  expect(read(TRAINER)).toEqual(['Xiomara (1): ayuda'])
  expect(await ticketsIn(stage)).toHaveLength(1)
})

it('"gracias" after closing reopens nothing and ends no question: a "sí" behind it is one, a "no" calls again', async () => {
  await stage.write(TRAINER, '1')
  await stage.write(TRAINER, 'cerrar')
  read(CONTACT)
  await stage.write(CONTACT, 'muchas gracias seño')
  expect(read(CONTACT)).toEqual(['Con mucho gusto, Xiomara.'])
  const open = async () => (await ticketsIn(stage)).filter(({ closed_at }) => closed_at === null)
  await stage.write(CONTACT, 'sí')
  await stage.write(CONTACT, 'no')
  expect(await open()).toEqual([])

  await stage.write(CONTACT, 'ayuda')
  for (const text of ['1', 'cerrar']) await stage.write(TRAINER, text)
  for (const text of ['muchas gracias seño', 'no']) await stage.write(CONTACT, text)
  expect(await open()).toHaveLength(1)
})

it('a new trainer has the calls that the one before did not answer', async () => {
  await stage.write('nueva', stage.trainerCode)
  await stage.write('nueva', 'Doña Eva')
  expect(read('nueva').join('\n')).toContain('Xiomara necesita que la busque')
  await stage.write(TRAINER, '1')
  expect(read(TRAINER).at(-1)).toBe(
    'Usted no tiene un aviso 1, así que no mandé nada. Para ver los suyos, escriba: pendientes.',
  )
})
