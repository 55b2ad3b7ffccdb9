import { afterEach, beforeEach, expect, it } from 'vitest'
import { BACKUP, CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, HOUR, openTown, ticketsIn } from './town.ts'

/* Somebody else writes the cohort's trainer code, or its backup's. */

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

it('what the backup before had goes to the new one, and both are told; the trainer keeps hers', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.wait(2 * HOUR)
  await stage.write(BACKUP, '1')
  await stage.write('petrona', 'ayuda')
  for (const chat of [CONTACT, TRAINER, BACKUP, 'petrona']) read(chat)

  await stage.write('new', stage.backupCode)
  await stage.wait(60_000)
  expect(read(BACKUP)).toEqual([
    expect.stringMatching(
      /^En el grupo .+ la suplente es desde ahora otra persona, que escribió el código de suplente\. También le pasé el aviso que usted tenía abierto\. Gracias/,
    ),
  ])
  expect(read(CONTACT)).toEqual([expect.stringContaining('Don Luis ya no está en este chat')])
  expect(read('new').filter((text) => text.includes('necesita que la busque'))).toHaveLength(1)
  expect(read(TRAINER)).toEqual([])
  const [her, hers] = [await contactAt(stage, 'new'), await contactAt(stage, TRAINER)]
  expect(await ticketsIn(stage)).toMatchObject([
    { owner_id: her, status: 'open', promise: null },
    { owner_id: hers, status: 'open' },
  ])
  await stage.write(BACKUP, '1: hola')
  expect(read(BACKUP)).toEqual([expect.stringContaining('Usted no tiene un aviso 1')])
})

it('a trainer who also stood in keeps what she has when another becomes backup', async () => {
  await stage.write(TRAINER, stage.backupCode)
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  await stage.write('new', stage.backupCode)
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'claimed', promise: 'talk' }])
})
