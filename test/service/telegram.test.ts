import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  badGatewayAfterwards,
  broken,
  brokenAfterwards,
  droppedAfterwards,
  droppedUnread,
  rateLimited,
} from '../bot-api-server/faults.ts'
import type { Person } from '../bot-api-server/person.ts'
import { SAMPLES, type Kind } from '../bot-api-server/samples.ts'
import {
  ACCOUNT,
  contactOf,
  eventually,
  hears,
  openClassroom,
  prepareClassroom,
  TOKEN,
  type Classroom,
} from './classroom.ts'
import { addressOf, figuresOf, messagesOf, quiet, sends, texts, timersOf } from './rows.ts'

describe('from a Telegram message to a stored figure', () => {
  it('takes the whole way: codes, consent, name, question, answer, export', async () => {
    await using classroom = await prepareClassroom()
    await classroom.start()
    await classroom.addCohort()
    await classroom.joinTrainer()

    const maria = classroom.stranger('María en Telegram')
    maria.opens(classroom.classCode)
    const invitation = await hears(maria, '¿Acepta?')
    expect(invitation.text).toContain('Doña Ana, de FUNDAP')
    await classroom.look(async (store) => {
      const id = await contactOf(store, maria)
      const before = await store.read((db) =>
        db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      )
      expect(before).toMatchObject({ status: 'invited', name: null, consent_at: null })
    })
    maria.writes('Sí, acepto')
    await hears(maria, '¿Cómo le gusta')
    maria.writes('María')
    await hears(maria, 'Mucho gusto')
    await classroom.look(async (store) => {
      const id = await contactOf(store, maria)
      const after = await store.read((db) =>
        db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      )
      expect(after).toMatchObject({
        status: 'active',
        name: 'María',
        consent_text: invitation.text,
        consent_version: expect.stringMatching(/./),
        consent_at: expect.any(Number),
      })
    })

    const { classCode } = classroom
    const triggered = await classroom.cli('trigger', 'weekly-check-in', '--cohort', classCode)
    expect(triggered).toMatchObject({
      code: 0,
      stdout: 'weekly-check-in: se empezó con una persona\n',
    })
    const question = await hears(maria, '¿Cuánto vendió')
    expect(question.text).toContain('Hola, María. Soy el asistente de Doña Ana, de FUNDAP.')
    const start = await classroom.look((store) =>
      store.read((db) =>
        db
          .selectFrom('inputs')
          .select('heard_at')
          .where('account', '=', 'command')
          .executeTakeFirstOrThrow(),
      ),
    )
    expect(performance.timeOrigin + question.at - start.heard_at).toBeLessThan(1_500)

    maria.writes('Q1,500')
    await hears(maria, 'Anoté Q1,500 (mil quinientos quetzales)')
    const { code, stdout } = await classroom.cli('export', 'figures', '--format', 'csv')
    expect(code).toBe(0)
    const [heading, row, ...more] = stdout.trimEnd().split('\n')
    expect(heading).toBe(
      'contact,organisation,cohort,week,figure,amount,currency,status,raw text,recorded at',
    )
    expect(row).toMatch(
      /^\d+ María,FUNDAP,Grupo 1,\d{4}-W\d{2},sales,1500(\.00)?,GTQ,recorded,"Q1,500",\d{4}-\d{2}-\d{2}T[\d:.]+Z$/,
    )
    expect(more).toEqual([])
    expect(classroom.service?.output).not.toContain(TOKEN.split(':')[1])
    expect(await classroom.service?.stop()).toMatchObject({ code: 0 })
  })
})

describe('the service on Telegram', () => {
  let classroom: Classroom

  beforeAll(async () => {
    classroom = await openClassroom()
  })

  afterAll(() => classroom[Symbol.asyncDispose]())

  it("shows a call for help in the trainer's own chat", async () => {
    const maria = await classroom.entrepreneur('María')
    await classroom.ask(maria)
    maria.writes('ayuda')
    await hears(maria, 'Ya le avisé a Doña Ana')
    const alert = await hears(classroom.ana, 'María necesita que la busque')
    expect(alert.text).toContain('«ayuda»')
  })

  it('says nothing more after alto, until empezar', async () => {
    const maria = await classroom.entrepreneur('María')
    await classroom.ask(maria)
    maria.writes('alto')
    await hears(maria, 'ya no le voy a escribir')
    const before = texts(maria).length
    const contact = await classroom.look((store) => contactOf(store, maria))
    const refused = await classroom.cli('trigger', 'weekly-check-in', '--contact', String(contact))
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('is not taking part (entrepreneur, stopped)')
    maria.writes('450')
    maria.sends('photo')
    await quiet(classroom)
    expect(texts(maria)).toHaveLength(before)
    expect(await classroom.look((store) => timersOf(store, maria))).toEqual([])
    maria.writes('empezar')
    await hears(maria, 'de vuelta')
    await classroom.ask(maria)
  })

  it('hears a repeated update once', async () => {
    const maria = await classroom.entrepreneur('María')
    await classroom.ask(maria)
    const update = maria.writes('Q450') ?? 0
    await hears(maria, 'Anoté Q450')
    await classroom.server.waitUntilConfirmed(30_000)
    classroom.server.updates.repeat(update)
    maria.writes('gracias')
    await hears(maria, 'gusto')
    await quiet(classroom)
    expect(texts(maria).filter((text) => text.includes('Anoté'))).toHaveLength(1)
    await classroom.look(async (store) => {
      expect(await figuresOf(store, maria)).toMatchObject([{ minor: 45_000, raw: 'Q450' }])
      const rows = await store.read((db) =>
        db.selectFrom('inputs').selectAll().where('external_id', '=', String(update)).execute(),
      )
      expect(rows).toMatchObject([{ account: ACCOUNT, status: 'done' }])
    })
  })

  it('hears two quick messages, both and in their order', async () => {
    const maria = await classroom.entrepreneur('María')
    await classroom.ask(maria)
    maria.writes('Q450')
    maria.writes('perdón, me equivoqué, eran 540')
    await hears(maria, 'Anoté Q450')
    await hears(maria, 'Corregido: anoté Q540')
    expect(await classroom.look((store) => figuresOf(store, maria))).toMatchObject([
      { minor: 54_000, status: 'corrected' },
    ])
  })

  describe('answers', () => {
    let maria: Person
    beforeAll(async () => {
      maria = await classroom.entrepreneur('María')
    })

    it.each(Object.keys(SAMPLES) as Kind[])('a message with %s', async (kind) => {
      const before = texts(maria).length
      maria.sends(kind)
      await maria.waitForMessage(undefined, 30_000)
      expect(texts(maria).slice(before)).toEqual([expect.stringContaining('Gracias')])
    })

    it.each([
      ['5,000 characters', 'Vendí bien, gracias a Dios. '.repeat(179).slice(0, 5_000)],
      ['5,000 digits', '9'.repeat(5_000)],
      ['5,000 words', 'mil '.repeat(5_000)],
      ['an empty text', ''],
      ['only spaces', '   \n  '],
      ['only emoji', '🙏🙏🙏'],
      ['characters that are none', '\u{0}\u{fffe}\u{202e}'],
      ['what looks like SQL and markup', `'; drop table inputs; -- <b>*_[x](y)`],
    ])('%s', async (_, text) => {
      for (const isAsked of [false, true]) {
        if (isAsked) await classroom.ask(maria)
        const before = texts(maria).length
        maria.writes(text)
        await maria.waitForMessage(undefined, 30_000)
        await quiet(classroom)
        expect(texts(maria).length).toBeGreaterThan(before)
      }
      expect(await classroom.look((store) => figuresOf(store, maria))).toEqual([])
    })

    it('a correction of a message and a tap on a key', async () => {
      maria.edits('450')
      await hears(maria, 'Vi que cambió un mensaje')
      maria.taps('hola')
      await hears(maria, 'Aquí estoy')
    })

    it('a stranger, whatever she sends', async () => {
      const rosa = classroom.stranger('Rosa')
      rosa.sends('sticker')
      await hears(rosa, 'escríbame el código de su clase')
      rosa.writes('')
      await hears(rosa, 'escríbame el código de su clase')
    })
  })

  it('keeps quiet for as long as a 429 asks, then sends the message once', async () => {
    const { server } = classroom
    const [maria, rosa] = [
      await classroom.entrepreneur('María'),
      await classroom.entrepreneur('Rosa'),
    ]
    await quiet(classroom)
    const before = sends(classroom, maria).length
    server.faults.next('sendMessage', rateLimited(2))
    maria.writes('hola')
    const refused = await eventually('a 429', async () =>
      sends(classroom, maria).find(({ status }) => status === 429),
    )
    rosa.writes('hola')
    const [toMaria, toRosa] = [await hears(maria, 'Aquí estoy'), await hears(rosa, 'Aquí estoy')]
    await quiet(classroom)
    expect(Math.min(toMaria.at, toRosa.at) - refused.at).toBeGreaterThanOrEqual(2_000)
    expect(server.callsTooEarly).toBe(0)
    expect(sends(classroom, maria).slice(before)).toMatchObject([{ status: 429 }, { status: 200 }])
    expect(texts(maria).filter((text) => text.includes('Aquí estoy'))).toHaveLength(1)
  })

  it.each(['the next message is refused', 'Telegram says so'])(
    'writes no more to who blocked the bot, once %s, until she writes again',
    async (how) => {
      const maria = await classroom.entrepreneur('María')
      await classroom.ask(maria)
      expect(await classroom.look((store) => timersOf(store, maria))).not.toEqual([])
      if (how === 'Telegram says so') maria.blocks()
      else {
        maria.writes('hola')
        maria.state = 'blocking'
      }
      await classroom.look((store) =>
        eventually('the address to be closed', async () => {
          const address = await addressOf(store, maria)
          return address?.status === 'blocked'
        }),
      )
      expect(await classroom.look((store) => timersOf(store, maria))).toEqual([])

      const calls = sends(classroom, maria).length
      await classroom.trigger(maria)
      await quiet(classroom)
      expect(sends(classroom, maria)).toHaveLength(calls)
      expect(await classroom.look((store) => messagesOf(store, maria))).toContainEqual(
        expect.objectContaining({ class: 'reminder', status: 'cancelled', reason: 'blocked' }),
      )

      maria.unblocks()
      maria.writes('hola')
      await hears(maria, 'Aquí estoy')
      expect(await classroom.look((store) => addressOf(store, maria))).toMatchObject({
        status: 'open',
      })
      await classroom.ask(maria)
    },
  )

  it('goes on after a second program took its updates', async () => {
    const { server } = classroom
    const maria = await classroom.entrepreneur('María')
    await quiet(classroom)
    for (let time = 1; time <= 2; time++) {
      const other = await fetch(`${server.url}/bot${TOKEN}/getUpdates?timeout=0`)
      expect(other.status).toBe(200)
      const polls = server.calls('getUpdates').length
      await server.waitForCall('getUpdates', undefined, polls + 1, 30_000)
    }
    expect(server.calls('getUpdates').filter(({ status }) => status === 409)).not.toEqual([])
    maria.writes('hola')
    await hears(maria, 'Aquí estoy')
  })

  describe.each([
    ['the connection is lost after sending', droppedAfterwards],
    ['the answer is a 500 after sending', brokenAfterwards],
    ['a gateway answers 502 after sending', badGatewayAfterwards],
  ])('when %s', (_, fault) => {
    it('sends a reply once more, and never a third time', async () => {
      const maria = await classroom.entrepreneur('María')
      await quiet(classroom)
      classroom.server.faults.next('sendMessage', fault, 2)
      maria.writes('hola')
      await hears(maria, 'Aquí estoy')
      await quiet(classroom)
      expect(texts(maria).filter((text) => text.includes('Aquí estoy'))).toHaveLength(2)
      const [last] = (await classroom.look((store) => messagesOf(store, maria))).slice(-1)
      expect(last).toMatchObject({ class: 'reply', status: 'unknown', attempts: 2 })
    })

    it('shows a reminder as unknown, and never sends it twice', async () => {
      const maria = await classroom.entrepreneur('María')
      await quiet(classroom)
      const before = await unknownIn(classroom)
      classroom.server.faults.next('sendMessage', fault)
      await classroom.ask(maria)
      await quiet(classroom)
      expect(texts(maria).filter((text) => text.includes('¿Cuánto vendió'))).toHaveLength(1)
      const [last] = (await classroom.look((store) => messagesOf(store, maria))).slice(-1)
      expect(last).toMatchObject({ class: 'reminder', status: 'unknown', attempts: 1 })
      expect(await unknownIn(classroom)).toBe(before + 1)
    })
  })

  it('sends an alert once more when its answer is lost', async () => {
    const maria = await classroom.entrepreneur('Lucía')
    await quiet(classroom)
    classroom.server.faults.next('sendMessage', droppedAfterwards, 2)
    maria.writes('ayuda')
    await hears(classroom.ana, 'Lucía necesita que la busque')
    await quiet(classroom)
    const alerts = texts(classroom.ana).filter((text) => text.startsWith('Lucía necesita'))
    expect(alerts.length).toBeLessThanOrEqual(2)
  })

  it('never sends a reminder again whose fate is not known, even where it did not arrive', async () => {
    const maria = await classroom.entrepreneur('María')
    await quiet(classroom)
    classroom.server.faults.next('sendMessage', droppedUnread)
    await classroom.trigger(maria)
    await quiet(classroom)
    expect(texts(maria).filter((text) => text.includes('¿Cuánto vendió'))).toEqual([])
    const [last] = (await classroom.look((store) => messagesOf(store, maria))).slice(-1)
    expect(last).toMatchObject({ class: 'reminder', status: 'unknown' })
  })

  it('sends everything once when Telegram can be reached again', async () => {
    const { server } = classroom
    const maria = await classroom.entrepreneur('María')
    await quiet(classroom)
    await server.goDown()
    await classroom.trigger(maria)
    await classroom.look((store) =>
      eventually('a try that reached nobody', async () => {
        const [last] = (await messagesOf(store, maria)).slice(-1)
        return last?.class === 'reminder' && last.attempted_at !== null && last.status === 'queued'
      }),
    )
    await server.goUp()
    await hears(maria, '¿Cuánto vendió')
    await quiet(classroom)
    expect(texts(maria).filter((text) => text.includes('¿Cuánto vendió'))).toHaveLength(1)
  })

  it('tells a person what is unknown', async () => {
    const maria = await classroom.entrepreneur('María')
    await quiet(classroom)
    classroom.server.faults.next('sendMessage', broken)
    await classroom.trigger(maria)
    await quiet(classroom)
    const { code, stdout } = await classroom.cli('doctor')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^unknownMessages +[1-9]/m)
  })
})

async function unknownIn({ service }: Classroom): Promise<number> {
  const response = await fetch(`${service?.url}/readyz`)
  const { unknownMessages } = (await response.json()) as { unknownMessages: number }
  return unknownMessages
}
