import { afterEach, beforeEach, expect, it } from 'vitest'
import { LONGEST_RELAY } from '../../src/desk/ticket/relay.ts'
import { BACKUP, CONTACT, COORDINATOR, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, HOUR, openTown, ticketsIn } from './town.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
})

afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0)

it('two who claim at once: one has it, the other is told who', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.wait(2 * HOUR)
  read(TRAINER)
  read(BACKUP)
  await Promise.all([stage.write(TRAINER, '1: 1'), stage.write(BACKUP, '1: 1')])
  const said = [...read(TRAINER), ...read(BACKUP)]
  expect(said.filter((text) => text.startsWith('Usted atiende a Xiomara'))).toHaveLength(1)
  const told = said.filter((text) => /ya lo tiene/.test(text))
  expect(told.length).toBeGreaterThan(0)
  expect(new Set(told).size).toBe(1)
  const events = await stage.store.read((db) =>
    db.selectFrom('ticket_events').select('type').where('type', '=', 'claimed').execute(),
  )
  expect(events).toHaveLength(1)
})

it("a ticket of another organisation's people is as unknown as one that never was", async () => {
  await stage.write(CONTACT, 'ayuda')
  read(CONTACT)
  for (const text of [
    '1: hola',
    '1: 1',
    'tomar 1',
    'cerrar 1',
    'pasar 1',
    '77: hola',
    '999999999: x',
  ]) {
    await stage.write('sv-trainer', text)
    const [answer = ''] = read('sv-trainer')
    expect(answer).toMatch(/^Usted no tiene un aviso \d+, así que no mandé nada/)
    expect(answer).not.toContain('Xiomara')
  }
  expect(read(CONTACT)).toEqual([])
})

it('a reply to a closed ticket is not sent, and she hears so', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  await stage.write(TRAINER, 'cerrar')
  read(CONTACT)
  read(TRAINER)
  await stage.write(TRAINER, '1: se me olvidó algo')
  expect(read(TRAINER)).toEqual(['El aviso 1 (Xiomara) ya está cerrado, así que no mandé nada.'])
  expect(read(CONTACT)).toEqual([])
})

it('a message over the limit is refused whole; one at the limit goes', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  read(CONTACT)
  read(TRAINER)
  await stage.write(TRAINER, 'a'.repeat(LONGEST_RELAY + 1))
  expect(read(TRAINER)).toEqual([expect.stringContaining('Su mensaje es muy largo')])
  expect(read(CONTACT)).toEqual([])
  await stage.write(TRAINER, 'a'.repeat(LONGEST_RELAY))
  expect(read(CONTACT)).toEqual([`Doña Ana: ${'a'.repeat(LONGEST_RELAY)}`])
  await stage.write(CONTACT, 'b'.repeat(4 * LONGEST_RELAY))
  expect(read(TRAINER).join('')).toContain('b'.repeat(4 * LONGEST_RELAY))
})

it("a trainer's number is not an entrepreneur's, nor the other way round", async () => {
  await stage.write(TRAINER, stage.classCode)
  expect(read(TRAINER)).toEqual([expect.stringContaining('Este chat es de una capacitadora')])
  await stage.write(CONTACT, stage.trainerCode)
  expect(read(CONTACT)).toEqual([expect.stringContaining('otro teléfono')])
  const roles = await stage.store.read(async (db) => {
    const rows = await db.selectFrom('contacts').select(['id', 'role']).execute()
    return new Map(rows.map(({ id, role }) => [id, role]))
  })
  expect(roles.get(await contactAt(stage, TRAINER))).toBe('trainer')
  expect(roles.get(await contactAt(stage, CONTACT))).toBe('entrepreneur')
})

it('words for whom she talks with answer no other alert; its digit does', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  await stage.wait(60_000)
  await stage.write('petrona', 'ayuda')
  read(CONTACT)
  for (const text of ['no', 'no puedo', 'La llamo hoy', 'son 2 libras'])
    await stage.write(TRAINER, text)
  expect(read(CONTACT)).toEqual([
    'Doña Ana: no',
    'Doña Ana: no puedo',
    'Doña Ana: La llamo hoy',
    'Doña Ana: son 2 libras',
  ])
  expect(await ticketsIn(stage)).toMatchObject([{ promise: 'talk' }, { status: 'open' }])
  await stage.write(TRAINER, '2')
  expect(await ticketsIn(stage)).toMatchObject([{ promise: 'talk' }, { promise: 'call' }])
})

it('a trainer who has asked for silence stays one, and is no entrepreneur by a class code', async () => {
  await stage.write(TRAINER, 'alto')
  read(TRAINER)
  await stage.write(TRAINER, stage.classCode)
  expect(read(TRAINER)).toEqual([expect.stringContaining('Este chat es de una capacitadora')])
  await stage.write(TRAINER, 'empezar')
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  expect(read(CONTACT).at(-1)).toContain('Doña Ana ya está aquí')
})

it('more of the same adds to the open ticket', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(CONTACT, 'ayuda por favor')
  await stage.write(CONTACT, 'quiero hablar con doña ana')
  expect(await ticketsIn(stage)).toMatchObject([{ reason: 'asked-for-help', times: 3 }])
  expect(read(TRAINER)).toEqual([
    expect.stringContaining('Xiomara necesita que la busque'),
    'Xiomara agregó al aviso 1: ayuda por favor',
    'Xiomara agregó al aviso 1: quiero hablar con doña ana',
  ])
})

it('where nobody can be written to, the ticket is overdue at once and an incident', async () => {
  for (const chat of [TRAINER, BACKUP, COORDINATOR]) await stage.write(chat, 'alto')
  await stage.write(CONTACT, 'ayuda')
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'open', overdue_at: expect.any(Number) }])
  const incidents = await stage.store.read((db) => db.selectFrom('incidents').selectAll().execute())
  expect(incidents).toMatchObject([{ kind: 'ticket-without-trainer' }])
  await stage.write(BACKUP, 'empezar')
  await stage.wait(48 * HOUR)
  expect(read(BACKUP).join('\n')).toContain('Xiomara necesita que la busque')
})

it('an alert is written once however often her trainer is away, back and away', async () => {
  await stage.write(TRAINER, 'fuera hasta el 30 de noviembre')
  await stage.write(CONTACT, 'ayuda')
  expect(read(BACKUP)).toEqual([expect.stringContaining('Xiomara necesita que la busque')])
  await stage.write(TRAINER, 'de vuelta')
  await stage.write(TRAINER, 'fuera')
  await stage.write(TRAINER, '30 de noviembre')
  await stage.wait(HOUR)
  expect(read(BACKUP)).toEqual([])
})

it('a trainer is away until the day of the week that she names', async () => {
  await stage.write(TRAINER, 'vacaciones hasta el viernes')
  expect(read(TRAINER)).toEqual([expect.stringContaining('hasta el viernes 27 de noviembre')])
  await stage.write(CONTACT, 'ayuda')
  expect(read(BACKUP)).toEqual([expect.stringContaining('Xiomara necesita que la busque')])
  await stage.write(BACKUP, '1')
  read(CONTACT)
  await stage.write(BACKUP, 'estoy fuera hasta el jueves')
  expect(read(CONTACT)).toEqual(['Don Luis: estoy fuera hasta el jueves'])
})

it('a trainer whose holidays are over can take others by the menu', async () => {
  await stage.write(TRAINER, 'fuera hasta el 30 de noviembre')
  await stage.write(TRAINER, 'menú')
  expect(read(TRAINER).at(-1)).toContain('7. De vuelta')
  await stage.wait(7 * 24 * HOUR)
  read(TRAINER)
  for (const text of ['menú', '7', '15 de diciembre']) await stage.write(TRAINER, text)
  expect(read(TRAINER).at(-1)).toContain('hasta el martes 15 de diciembre')
})

it('a trainer who leaves in the very moment in which a ticket is looked at leaves it to the next all the same', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.wait(2 * HOUR)
  await stage.write(BACKUP, 'alto')
  const [ticket] = await ticketsIn(stage)
  expect(ticket).toMatchObject({ owner_id: await contactAt(stage, COORDINATOR) })
  expect(ticket?.wake_at).toBeGreaterThan(stage.clock.now().getTime())
})
