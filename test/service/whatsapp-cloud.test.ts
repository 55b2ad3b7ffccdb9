import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { delivery, sign, text, VERIFY_TOKEN } from '../channels/whatsapp-cloud/setup.ts'
import { unanswered } from '../graph-api-server/faults.ts'
import type { WhatsappPerson } from '../graph-api-server/person.ts'
import { eventually } from './classroom.ts'
import { openCloudClassroom, type CloudClassroom } from './cloud-classroom.ts'
import { runService } from './run-service.ts'

const SALES = 'weekly-check-in/sales'
const DAY_MS = 24 * 3_600_000

describe('the service with an official WhatsApp number', () => {
  let classroom: CloudClassroom

  beforeAll(async () => {
    classroom = await openCloudClassroom()
  })

  afterAll(() => classroom[Symbol.asyncDispose]())

  const figures = (person: WhatsappPerson) =>
    classroom.look(async (store) => {
      const id = await classroom.contactOf(store, person)
      return store.read((db) =>
        db.selectFrom('figures').select(['minor', 'status']).where('contact_id', '=', id).execute(),
      )
    })

  const messages = (person: WhatsappPerson) =>
    classroom.look(async (store) => {
      const id = await classroom.contactOf(store, person)
      return store.read((db) =>
        db.selectFrom('messages').selectAll().where('contact_id', '=', id).orderBy('id').execute(),
      )
    })

  const lastMessage = async (person: WhatsappPerson) => (await messages(person)).at(-1)

  const inputs = () =>
    classroom.look((store) =>
      store
        .read((db) => db.selectFrom('inputs').select('id').execute())
        .then((rows) => rows.length),
    )

  /** As if she had last written two days ago. */
  const growSilent = (person: WhatsappPerson) =>
    classroom.look(async (store) => {
      person.wroteAt -= 2 * DAY_MS
      const id = await classroom.contactOf(store, person)
      const before = systemClock.now().getTime() - 2 * DAY_MS
      await store.transact(async (tx) => {
        await tx.db
          .updateTable('inputs')
          .set({ heard_at: before })
          .where('contact_id', '=', id)
          .execute()
      })
    })

  it('answers the challenge of Meta, and nobody else', async () => {
    const url = `${classroom.service?.url}/whatsapp-cloud?hub.mode=subscribe&hub.challenge=7`
    const good = await fetch(`${url}&hub.verify_token=${VERIFY_TOKEN}`)
    expect([good.status, await good.text()]).toEqual([200, '7'])
    expect((await fetch(`${url}&hub.verify_token=x`)).status).toBe(403)
  })

  it('takes the whole weekly check-in: code, consent, name, question, answer, correction', async () => {
    const maria = await classroom.entrepreneur('María')
    expect(maria.received()[0]).toMatchObject({ kind: 'button', keys: ['Sí, acepto', 'No'] })
    await classroom.trigger(maria)
    const question = await maria.hears('¿Cuánto vendió')
    expect(question.text).toContain('Hola, María. Soy el asistente de Doña Ana, de FUNDAP.')
    maria.writes('Q1,500')
    await maria.hears('Anoté Q1,500 (mil quinientos quetzales)')
    maria.writes('corregir 1600')
    await maria.hears('Q1,600')
    expect(await figures(maria)).toMatchObject([{ minor: 160_000, status: 'corrected' }])
    await classroom.server.deliveries.settled()
    expect(await messages(maria)).toEqual(
      maria.received().map(({ id }) =>
        expect.objectContaining({
          status: 'sent',
          external_id: id,
          delivered_at: expect.any(Number),
          read_at: expect.any(Number),
          billing: 'service',
        }),
      ),
    )
  })

  it('takes a digit in place of a tap', async () => {
    const maria = classroom.stranger('María')
    maria.writes(classroom.classCode)
    expect(await maria.hears('¿Acepta?')).toMatchObject({ kind: 'button' })
    maria.writes('1')
    await maria.hears('¿Cómo le gusta')
  })

  it('hears everything once, however often and in whatever order Meta tells it', async () => {
    const { deliveries } = classroom.server
    const maria = await classroom.entrepreneur('María')
    await classroom.trigger(maria)
    await maria.hears('¿Cuánto vendió')
    deliveries.hold()
    maria.writes('Q450')
    await deliveries.release()
    await maria.hears('Anoté Q450')
    await deliveries.settled()
    deliveries.hold()
    maria.writes('gracias')
    await deliveries.release()
    await eventually('an answer', async () => (await lastMessage(maria))?.status === 'sent')
    await deliveries.settled()
    const [before, said] = [await inputs(), maria.received().length]
    await deliveries.repeatAll()
    expect(await inputs()).toBe(before)
    expect(maria.received()).toHaveLength(said)
    expect(await figures(maria)).toMatchObject([{ minor: 45_000 }])
  })

  it('writes statuses down whose order is reversed', async () => {
    const { deliveries } = classroom.server
    const maria = await classroom.entrepreneur('María')
    await deliveries.settled()
    deliveries.hold()
    await classroom.trigger(maria)
    await maria.hears('¿Cuánto vendió')
    await deliveries.release((held) => held.toReversed())
    const last = await lastMessage(maria)
    expect(last).toMatchObject({ status: 'sent', delivered_at: expect.any(Number) })
    expect(last?.read_at).not.toBeNull()
  })

  it('writes nothing that is forged, and answers 401 without a word', async () => {
    const before = await inputs()
    const forged = delivery({
      contacts: [],
      messages: [{ from: '50255559999', id: 'x', timestamp: '1', ...text('Q9') }],
    })
    for (const signature of ['', 'sha256=', sign(`${forged} `), sign(forged, 'another')]) {
      const response = await fetch(`${classroom.service?.url}/whatsapp-cloud`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
        body: forged,
      })
      expect([response.status, await response.text()]).toEqual([401, ''])
    }
    expect(await inputs()).toBe(before)
  })

  it('hears a person who hides her number, and knows her when she shows it', async () => {
    const rosa = classroom.stranger('Rosa')
    rosa.hidesNumber = true
    rosa.writes(classroom.classCode)
    await rosa.hears('¿Acepta?')
    rosa.hidesNumber = false
    rosa.writes('1')
    await rosa.hears('¿Cómo le gusta')
    rosa.writes('Rosa')
    await rosa.hears('Mucho gusto')
    const addresses = await classroom.look((store) =>
      store.read((db) =>
        db
          .selectFrom('addresses')
          .select('contact_id')
          .where('chat', 'in', [rosa.userId, rosa.phone])
          .execute(),
      ),
    )
    expect(addresses).toHaveLength(2)
    expect(addresses[0]).toEqual(addresses[1])
  })

  it('answers what is no text, and ignores groups, politely', async () => {
    const maria = await classroom.entrepreneur('María')
    const [before, said] = [await inputs(), maria.received().length]
    maria.sends({ ...text('hola a todas'), group_id: 'g' })
    maria.sends({ type: 'reaction', reaction: { emoji: '👍' } })
    await classroom.server.deliveries.settled()
    expect(await inputs()).toBe(before)
    expect(maria.received()).toHaveLength(said)
    for (const type of ['video', 'hologram', 'audio']) maria.sends({ type, [type]: { id: '7' } })
    await eventually('three answers', async () => maria.received().length === said + 3)
  })

  it('sends a template to who has been silent for a day, and her answer opens the window', async () => {
    const maria = await classroom.entrepreneur('María')
    await growSilent(maria)
    await classroom.trigger(maria)
    const asked = await maria.hears('Su registro está pendiente')
    expect(asked).toMatchObject({
      kind: 'template',
      text: 'Hola, María. Soy el asistente de Doña Ana. Su registro está pendiente: ¿cuánto vendió?',
    })
    maria.writes('450')
    await maria.hears('Anoté Q450')
    expect(await figures(maria)).toMatchObject([{ minor: 45_000 }])
    await classroom.server.deliveries.settled()
    expect(await messages(maria)).toContainEqual(
      expect.objectContaining({ class: 'reminder', billing: 'utility', status: 'sent' }),
    )
  })

  it('does not send a reminder without an approved template, and says why', async () => {
    const maria = await classroom.entrepreneur('María')
    await growSilent(maria)
    const { length: calls } = classroom.server.sends
    await classroom.look(async (store) => {
      const contact = await classroom.contactOf(store, maria)
      await startFlow(store, { flow: 'module-reminder', contact }, systemClock.now())
    })
    await eventually('a refusal', async () => (await lastMessage(maria))?.status === 'failed')
    const reason = 'no-template: module-reminder: not-approved: recordatorio'
    expect(await lastMessage(maria)).toMatchObject({ class: 'reminder', reason })
    expect(classroom.server.sends).toHaveLength(calls)
  })

  it('sends as a template what Meta refuses because the window has closed meanwhile (131047)', async () => {
    const maria = await classroom.entrepreneur('María')
    // by Meta's clock she has been silent for two days, by ours she has just written
    maria.wroteAt -= 2 * DAY_MS
    await classroom.trigger(maria)
    expect(await maria.hears('Su registro está pendiente')).toMatchObject({ kind: 'template' })
    await classroom.server.deliveries.settled()
    expect(await lastMessage(maria)).toMatchObject({ status: 'sent', attempts: 2, reason: null })
    expect(maria.texts.filter((said) => said.includes('pendiente'))).toHaveLength(1)
  })

  it('does not try a second time what has no template either', async () => {
    const maria = await classroom.entrepreneur('María')
    maria.wroteAt -= 2 * DAY_MS
    await classroom.look(async (store) => {
      const contact = await classroom.contactOf(store, maria)
      await startFlow(store, { flow: 'module-reminder', contact }, systemClock.now())
    })
    await eventually('a refusal', async () => (await lastMessage(maria))?.status === 'failed')
    const reason = 'no-template: module-reminder: not-approved: recordatorio'
    expect(await lastMessage(maria)).toMatchObject({ attempts: 2, reason })
  })

  it('heeds what Meta decides of a template: it does not leave, says why, also after a restart, until it is approved', async () => {
    const { server } = classroom
    const maria = await classroom.entrepreneur('María')
    server.decide('PAUSED', 'registro_semanal', 'es', 'LOW_QUALITY')
    server.decide('REJECTED', 'of_another_program', 'es', 'ABUSIVE_CONTENT')
    await server.deliveries.settled()
    await server.deliveries.repeatAll()
    await classroom.service?.kill9()
    await classroom.start()
    await growSilent(maria)
    await classroom.trigger(maria)
    await eventually('a refusal', async () => (await lastMessage(maria))?.status === 'failed')
    const reason = `no-template: ${SALES}: not-approved: registro_semanal: paused, LOW_QUALITY`
    expect(await lastMessage(maria)).toMatchObject({ class: 'reminder', reason })
    const { stdout } = await classroom.cli('doctor', '--json')
    const { lastIncidents } = JSON.parse(stdout) as { lastIncidents: readonly object[] }
    const stopped = lastIncidents.filter(
      (each) => 'kind' in each && each.kind === 'template-stopped',
    )
    expect(stopped).toMatchObject([
      { detail: expect.stringContaining('registro_semanal (es) is paused by Meta: LOW_QUALITY') },
    ])
    server.decide('APPROVED', 'registro_semanal', 'es')
    await server.deliveries.settled()
    const rosa = await classroom.entrepreneur('Rosa')
    await growSilent(rosa)
    await classroom.trigger(rosa)
    expect(await rosa.hears('Su registro está pendiente')).toMatchObject({ kind: 'template' })
  })

  it('shows a revoked token in /readyz and doctor, keeps what waits, and sends it when it is right again', async () => {
    const maria = await classroom.entrepreneur('María')
    const { accessToken } = classroom.server
    classroom.server.accessToken = 'revoked'
    await classroom.trigger(maria)
    const health = async () => {
      const response = await fetch(`${classroom.service?.url}/readyz`)
      return (await response.json()) as { channels: readonly { trouble: string | null }[] }
    }
    await eventually('trouble', async () => (await health()).channels[0]?.trouble)
    const doctor = await eventually('a doctor that knows', async () => {
      const ran = await classroom.cli('doctor')
      return ran.stdout.includes('190 Error validating access token') && ran
    })
    expect(doctor.code).toBe(1)
    classroom.server.accessToken = accessToken
    // the account rests for a minute after Meta's refusal
    await maria.hears('¿Cuánto vendió', 90_000)
    await eventually('no trouble', async () => (await health()).channels[0]?.trouble === null)
  }, 120_000)

  it('killed between the acceptance of a send and its commit, it does not send again', async () => {
    const { server } = classroom
    const maria = await classroom.entrepreneur('María')
    /** The service dies while it waits for the answer to a send that Meta has taken; the statuses come after. */
    const dieWhileSending = async (begin: () => unknown, words: string) => {
      await server.deliveries.settled()
      server.deliveries.hold(({ body }) => body.includes('"statuses"'))
      server.next(unanswered)
      await begin()
      await maria.hears(words)
      await classroom.service?.kill9()
      expect(await lastMessage(maria)).toMatchObject({ status: 'sending' })
      await classroom.start()
      await eventually('a recovery', async () => (await lastMessage(maria))?.status !== 'sending')
      await server.deliveries.release()
      await server.deliveries.settled()
      expect(await lastMessage(maria)).toMatchObject({ status: 'sent', reason: null })
      expect((await lastMessage(maria))?.read_at).not.toBeNull()
    }
    await dieWhileSending(() => classroom.trigger(maria), '¿Cuánto vendió')
    await dieWhileSending(() => maria.writes('Q450'), 'Anoté Q450')
    await pause(70_000)
    for (const words of ['¿Cuánto vendió', 'Anoté Q450'])
      expect(maria.texts.filter((each) => each.includes(words))).toHaveLength(1)
  }, 150_000)

  it('killed at any moment of a delivery, it hears all that was written, once', async () => {
    const { server } = classroom
    const people = await Promise.all(
      ['Rosa', 'Juana', 'Elena'].map((name) => classroom.entrepreneur(name)),
    )
    for (const person of people) {
      await classroom.trigger(person)
      await person.hears('¿Cuánto vendió')
    }
    for (let kill = 1; kill <= 6; kill++) {
      for (const person of people) person.writes(kill === 1 ? 'Q100' : `corregir Q${kill}00`)
      await pause(kill * 7)
      await classroom.service?.kill9()
      await classroom.start()
      await server.deliveries.settled()
    }
    for (const person of people)
      await eventually('the last amount', async () => (await figures(person))[0]?.minor === 60_000)
    const doubled = await classroom.look((store) =>
      store.read((db) =>
        db
          .selectFrom('inputs')
          .select('external_id')
          .where('account', '=', '106540352242922')
          .groupBy('external_id')
          .having((q) => q.fn.countAll(), '>', 1)
          .execute(),
      ),
    )
    expect(doubled).toEqual([])
  }, 120_000)

  it('tells all that is missing of its configuration at once', async () => {
    const { code, stderr } = await runService({
      DATA_DIR: classroom.folder,
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: 'x',
      WHATSAPP_CLOUD_ACCESS_TOKEN: 'EAAJB_a_token_that_must_never_be_shown',
    })
    expect(code).toBe(1)
    for (const name of ['PHONE_NUMBER_ID', 'APP_SECRET', 'VERIFY_TOKEN'])
      expect(stderr).toContain(`WHATSAPP_CLOUD_${name}: `)
    expect(stderr).not.toContain('EAAJB_a_token')
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})
