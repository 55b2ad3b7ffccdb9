import { afterEach, beforeEach, expect, it } from 'vitest'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, openTown, ticketsIn } from './town.ts'

/* Somebody else writes the cohort's trainer code. */

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
})

afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0)

it('the one before is told, and has nothing more to do with the group', async () => {
  await stage.write('new', stage.trainerCode)
  expect(read(TRAINER)).toEqual([
    expect.stringMatching(
      /^El grupo .+ queda desde ahora con otra capacitadora, que escribió el código del grupo\. Gracias/,
    ),
  ])
  await stage.write('new', 'Doña Berta')
  read('new')
  await stage.write(CONTACT, 'ayuda')
  expect(read('new')).toEqual([expect.stringContaining('Xiomara necesita que la busque')])
  expect(read(TRAINER)).toEqual([])
})

it('a talk, a promised call and an unanswered alert all go over, and both are told', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1: 1')
  await stage.write('petrona', 'ayuda')
  await stage.write(TRAINER, '2: 2')
  await stage.write('petrona', 'borrar mis datos')
  for (const chat of [CONTACT, TRAINER, 'petrona']) read(chat)
  const open = (await ticketsIn(stage)).filter(({ closed_at }) => closed_at === null)
  expect(open.length).toBeGreaterThanOrEqual(2)

  await stage.write('new', stage.trainerCode)
  await stage.wait(60_000)
  expect(read(TRAINER)).toEqual([
    expect.stringContaining(`También le pasé los ${open.length} avisos que usted tenía abiertos`),
  ])
  const alerts = read('new').filter((text) => text.includes('necesita que la busque'))
  expect(alerts).toHaveLength(open.length)
  expect(read(CONTACT)).toEqual([expect.stringContaining('Doña Ana ya no está en este chat')])
  const to = await contactAt(stage, 'new')
  for (const ticket of (await ticketsIn(stage)).filter(({ closed_at }) => closed_at === null))
    expect(ticket).toMatchObject({ owner_id: to, status: 'open', promise: null })

  await stage.write('new', 'Doña Berta')
  await stage.write('new', '1: 1')
  expect(read(CONTACT)).toEqual([expect.stringContaining('Doña Berta ya está aquí')])
  await stage.write(TRAINER, '1: hola')
  expect(read(TRAINER)).toEqual([expect.stringContaining('Usted no tiene un aviso 1')])
})

it('who writes the code of her own group again replaces nobody', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  read(TRAINER)
  await stage.write(TRAINER, stage.trainerCode)
  expect(read(TRAINER).join()).not.toContain('queda desde ahora')
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'claimed', promise: 'talk' }])
})
