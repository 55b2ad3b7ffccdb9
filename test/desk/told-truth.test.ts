import { afterEach, beforeEach, expect, it } from 'vitest'
import { BACKUP, CONTACT, COORDINATOR, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, HOUR, MORNING, openTown, ticketsIn } from './town.ts'

// what who asks for help is told of it is what is kept of it, whoever of the staff is there

let stage: Stage
beforeEach(async () => {
  stage = await openTown()
})
afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0).join('\n')

const NOBODY =
  'Ahora mismo no puedo avisarle por aquí a nadie de FUNDAP, y prefiero decírselo. Su recado queda anotado y sigo intentando.'

it('where nobody can be written to nobody is named, for any reason', async () => {
  for (const chat of [TRAINER, BACKUP, COORDINATOR]) await stage.write(chat, 'alto')
  await stage.write(CONTACT, 'ayuda')
  expect(read(CONTACT)).toBe(NOBODY)
  await stage.write(CONTACT, { type: 'voice', fileId: 'one' })
  expect(read(CONTACT)).toContain(NOBODY)
})

it('when the last who could be written to leaves, she who waits hears that nobody is left', async () => {
  for (const chat of [BACKUP, COORDINATOR]) await stage.write(chat, 'alto')
  await stage.write(CONTACT, 'ayuda')
  expect(read(CONTACT)).toBe(
    'Ya le avisé a Doña Ana. Si no le contesta hoy antes de las 12:00 del mediodía, se lo recuerdo y se lo digo a usted.',
  )
  await stage.write(TRAINER, 'alto')
  expect(read(CONTACT)).toBe(NOBODY)
  await stage.write(CONTACT, 'ayuda')
  expect(read(CONTACT)).toBe(NOBODY)
})

it('where all are away the first is told at once, and named', async () => {
  for (const chat of [TRAINER, BACKUP, COORDINATOR])
    await stage.write(chat, 'fuera hasta el 30 de noviembre')
  read(TRAINER)
  await stage.write(CONTACT, 'ayuda')
  expect(read(CONTACT)).toContain('Ya le avisé a Doña Ana.')
  expect(read(TRAINER)).toContain('Xiomara necesita que la busque')
  expect(await ticketsIn(stage)).toMatchObject([{ overdue_at: null }])
})

it('the reason does not matter: an unread answer, a step, not resolved name who has them', async () => {
  await stage.write(TRAINER, 'fuera hasta el 30 de noviembre')
  await stage.write(CONTACT, { type: 'photo', fileId: 'one' })
  expect(read(CONTACT)).toContain('Ya le avisé a Don Luis.')
  await stage.write(BACKUP, '1')
  await stage.write(BACKUP, 'cerrar')
  await stage.write(BACKUP, 'fuera hasta el 30 de noviembre')
  read(CONTACT)
  await stage.write(CONTACT, 'no')
  expect(read(CONTACT)).toContain('Gracias por decírmelo. Ya le avisé a Licda. Rosa.')
})

it('a call that was promised and not made by who has gone away since goes on', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '2')
  await stage.write(TRAINER, 'vacaciones hasta el 15')
  read(CONTACT)
  await stage.wait(8 * HOUR)
  expect(read(CONTACT)).toBe(
    'Doña Ana no ha podido contestar. Ya le avisé también a Don Luis, que es del programa.',
  )
  expect(read(BACKUP)).toContain('Antes se avisó a: Doña Ana')
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'open', promise: null }])
})

it('who lives elsewhere hears her own hour of the day on which the staff answers by its working hours', async () => {
  const id = await contactAt(stage, CONTACT)
  await stage.store.transact((tx) =>
    tx.db.updateTable('contacts').set({ zone: 'Europe/Madrid' }).where('id', '=', id).execute(),
  )
  await stage.write(CONTACT, 'ayuda')
  expect(await ticketsIn(stage)).toMatchObject([{ due_at: MORNING + 2 * HOUR }])
  expect(read(TRAINER)).toContain('hoy antes de las 12:00 del mediodía')
  expect(read(CONTACT)).toContain('hoy antes de las 7:00 de la noche')
  await stage.write(TRAINER, '2')
  expect(read(TRAINER)).toContain('hoy antes de las 5:00 de la tarde')
  expect(read(CONTACT)).toContain('mañana antes de las 12:00 de la madrugada')
})
