import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../bot-api-server/person.ts'
import { hears, openClassroom, type Classroom } from './classroom.ts'

describe('a message that Telegram does not deliver', { timeout: 120_000 }, () => {
  let classroom: Classroom
  let ana: Person

  beforeAll(async () => {
    classroom = await openClassroom()
    ana = classroom.ana
  })

  afterAll(() => classroom[Symbol.asyncDispose]())

  it.each([
    { name: 'Berta', how: 'she has blocked the bot', why: 'bloqueó el chat' },
    { name: 'Celia', how: 'her account is gone', why: 'su número ya no existe' },
  ])('is told to her trainer, once, with a way to act: $how', async ({ name, why }) => {
    const person = await classroom.entrepreneur(name)
    // without the notice that Telegram sends: only the refused call shows it
    if (name === 'Berta') person.state = 'blocking'
    else person.deletesAccount()
    await classroom.trigger(person)
    const alert = await hears(ana, `${name} necesita que la busque`)
    expect(alert.text).toContain('Motivo: mis mensajes no le llegan; búsquela por otro medio')
    ana.writes(alert.keys[1] ?? '')
    await hears(ana, `llama a ${name}`)
    await expectLists(name, why)
  })

  it('is told apart from silence, in the group, the calls and the visits', async () => {
    const dora = await classroom.entrepreneur('Dora')
    await classroom.ask(dora)
    ana.writes('mi grupo hoy')
    const group = await hears(ana, 'Dora')
    expect(group.text).toContain('Berta (bloqueó el chat)')
    expect(group.text).toContain('Celia (su número ya no existe)')
    expect(group.text).toContain('Dora (no ha contestado)')
    ana.writes('lista de llamadas')
    const calls = await hears(ana, 'por llamar')
    expect(calls.text).not.toContain('Dora')
    ana.writes('lista de visitas')
    const visits = await hears(ana, 'El orden es')
    expect(visits.text).toContain('Berta')
    expect(visits.text).not.toContain('Dora')
  })

  it('is the end of that when she comes back', async () => {
    const berta = classroom.people.find(({ name }) => name === 'Berta') ?? expect.fail()
    berta.unblocks()
    berta.writes('hola')
    await hears(berta, 'Aquí estoy')
    ana.writes('mi grupo hoy')
    expect((await hears(ana, 'Berta')).text).toContain('Berta (no ha contestado)')
  })

  async function expectLists(name: string, why: string): Promise<void> {
    ana.writes('lista de llamadas')
    expect((await hears(ana, 'por llamar')).text).toContain(`${name}: ${why}`)
  }
})
