import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, Received } from '../bot-api-server/person.ts'
import { hears, openClassroom, type Classroom } from './classroom.ts'
import { texts } from './rows.ts'

const voices = (person: Person) => person.received().filter(({ kind }) => kind === 'voice')
const photos = (person: Person) => person.received().filter(({ kind }) => kind === 'photo')

describe("the trainer's desk on Telegram", () => {
  let classroom: Classroom
  let ana: Person

  beforeAll(async () => {
    classroom = await openClassroom()
    ana = classroom.ana
  })

  afterAll(() => classroom[Symbol.asyncDispose]())

  /** Somebody asks for help; resolves with the alert, and the number of its ticket. */
  async function helpFor(name: string): Promise<{ person: Person; alert: Received; key: string }> {
    const person = await classroom.entrepreneur(name)
    person.writes('ayuda')
    await hears(person, 'Ya le avisé a Doña Ana')
    const alert = await hears(ana, `${name} necesita que la busque`)
    return { person, alert, key: alert.keys[0]?.split(':')[0] ?? '' }
  }

  it('is answered with a key, and passes texts, voice notes and photos both ways', async () => {
    const { person: rosa, alert, key } = await helpFor('Rosa')
    expect(alert.keys).toEqual([
      `${key}: La atiendo ahora`,
      `${key}: La llamo hoy`,
      `${key}: No puedo`,
    ])
    ana.writes(alert.keys[0] ?? '')
    await hears(ana, 'Usted atiende a Rosa')
    await hears(rosa, 'Doña Ana ya está aquí')
    ana.writes('Buenas tardes, Rosa')
    expect((await hears(rosa, 'Buenas tardes')).text).toBe('Doña Ana: Buenas tardes, Rosa')
    rosa.sends('voice')
    await hears(ana, `Rosa (${key}) mandó un audio`)
    await ana.waitForMessage(({ kind }) => kind === 'voice')
    ana.sends('voice')
    await hears(rosa, 'Doña Ana le manda un audio')
    await rosa.waitForMessage(({ kind }) => kind === 'voice')
    rosa.sends('photo', 'así quedó el puesto')
    await hears(ana, 'así quedó el puesto')
    await ana.waitForMessage(({ kind }) => kind === 'photo')
    rosa.sends('location')
    await hears(ana, 'mandó algo que no le puedo pasar')
    expect([voices(ana).length, voices(rosa).length, photos(ana).length]).toEqual([1, 1, 1])
    ana.writes('cerrar')
    await hears(ana, `Cerré el aviso ${key} (Rosa)`)
    await hears(rosa, '¿Quedó resuelto')
    rosa.writes('Sí')
    await hears(rosa, 'Me alegra')
  })

  it('finds the person by the message that is replied to, and by number', async () => {
    const { person: lucia, alert: first, key: one } = await helpFor('Lucía')
    const { person: elena, alert: second, key: two } = await helpFor('Elena')
    ana.writes('1')
    await hears(ana, `Tiene 2 avisos sin contestar: ${one} Lucía, ${two} Elena`)
    ana.replies(first, '1')
    await hears(lucia, 'Doña Ana ya está aquí')
    ana.replies(second, 'ya voy, Elena')
    expect((await hears(elena, 'ya voy')).text).toBe('Doña Ana: ya voy, Elena')
    ana.writes('mañana paso')
    await hears(ana, 'Está atendiendo a 2 personas')
    ana.writes(`${one}: mañana paso`)
    expect((await hears(lucia, 'mañana paso')).text).toBe('Doña Ana: mañana paso')
    lucia.writes('la espero')
    const answer = await hears(ana, 'la espero')
    ana.replies(answer, 'a las diez')
    await hears(lucia, 'a las diez')
    expect(texts(elena).filter((text) => /mañana paso|a las diez/.test(text))).toEqual([])
    for (const key of [one, two]) {
      ana.writes(`cerrar ${key}`)
      await hears(ana, `Cerré el aviso ${key}`)
    }
    ana.replies(first, 'una cosa más')
    await hears(ana, `El aviso ${one} (Lucía) ya está cerrado`)
  })

  it('passes on a voice note that nobody could read, and tells her when a message does not arrive', async () => {
    const juana = await classroom.entrepreneur('Juana')
    juana.sends('voice')
    await hears(juana, 'Ya le avisé a Doña Ana')
    const alert = await hears(ana, 'mandó un audio o una foto')
    await ana.waitForMessage(({ kind }) => kind === 'voice')
    ana.writes(alert.keys[0] ?? '')
    await hears(juana, 'Doña Ana ya está aquí')
    juana.blocks()
    await hears(ana, 'A Juana ya no le llegan mis mensajes')
  })

  it('never shows a number of either', () => {
    const numbers = [ana, ...classroom.people].map(({ chatId }) => String(chatId))
    const said = [ana, ...classroom.people].flatMap(texts)
    expect(said.filter((text) => numbers.some((number) => text.includes(number)))).toEqual([])
  })

  it('alerts within a second of the message', async () => {
    const times: number[] = []
    for (const name of ['Ixchel', 'Petrona', 'Candelaria']) {
      const person = await classroom.entrepreneur(name)
      const written = performance.now()
      person.writes('ayuda')
      times.push((await hears(ana, `${name} necesita que la busque`)).at - written)
    }
    expect(Math.min(...times)).toBeLessThan(1_000)
  })
})
