import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import {
  onBoth,
  onTelegram,
  onWhatsApp,
  type Chat,
  type FileKind,
  type Networks,
} from './desk-chats.ts'

describe.each([
  { networks: 'both on Telegram', open: onTelegram },
  { networks: 'both on WhatsApp', open: onWhatsApp },
  { networks: 'she on WhatsApp and her trainer on Telegram', open: onBoth },
])("the trainer's desk, $networks", { timeout: 300_000 }, ({ open }) => {
  let town: Networks
  let ana: Chat
  let luis: Chat
  let maria: Chat
  let juana: Chat

  beforeAll(async () => {
    town = await open()
    ana = town.ana
    luis = town.luis
    ;[maria, juana] = town.women
    await takeUp(ana, town.trainerCode, 'Doña Ana')
    await takeUp(luis, town.backupCode, 'Don Luis')
    await join(maria, 'María')
    await join(juana, 'Juana')
  }, 300_000)

  afterAll(() => town?.[Symbol.asyncDispose]())

  async function join(chat: Chat, name: string): Promise<void> {
    await chat.writes(town.classCode)
    await chat.hears('¿Acepta?')
    await chat.writes('sí')
    await chat.hears('¿Cómo le gusta')
    await chat.writes(name)
    await chat.hears('Mucho gusto')
  }

  const ask = (name: string) =>
    town.look(async (store) => {
      const { id: contact } = await store.read((db) =>
        db.selectFrom('contacts').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
      )
      await startFlow(store, { flow: 'weekly-check-in', contact }, systemClock.now())
    })

  it('alert, 1, a talk both ways, cerrar, "¿quedó resuelto?", and her place in the flow', async () => {
    await ask('María')
    await maria.hears('¿Cuánto vendió')
    await maria.writes('ayuda')
    await maria.hears('Ya le avisé a Doña Ana')
    const alert = await ana.hears('María necesita que la busque')
    expect(alert.text).toMatch(/1\. La atiendo ahora\n.*2\. La llamo hoy\n.*3\. No puedo/s)
    await ana.writes('1')
    await ana.hears('Usted atiende a María')
    await maria.hears('Doña Ana ya está aquí')
    await ana.writes('Buenas tardes, ¿qué pasó?')
    expect(await maria.hears('¿qué pasó?')).toMatchObject({
      text: 'Doña Ana: Buenas tardes, ¿qué pasó?',
    })
    await maria.writes('450 me deben')
    await ana.hears('450 me deben')
    await ana.writes('cerrar')
    await ana.hears('Cerré el aviso 1 (María)')
    await maria.hears('¿Quedó resuelto')
    await maria.writes('1')
    await maria.hears('¿Cuánto vendió')
    await maria.writes('450')
    await maria.hears('Anoté Q450')
    await maria.writes('gracias')
    expect(await unclosed()).toEqual([])
  })

  const unclosed = () =>
    town.look((store) =>
      store.read((db) =>
        db.selectFrom('tickets').select('id').where('closed_at', 'is', null).execute(),
      ),
    )

  it('what is written as a reply to an alert, or with its number, goes to whom that is about', async () => {
    await maria.writes('ayuda')
    const first = await ana.hears('María necesita que la busque')
    await juana.writes('ayuda')
    const second = await ana.hears('Juana necesita que la busque')
    await first.answer('1')
    await maria.hears('Doña Ana ya está aquí')
    await second.answer('ya voy, Juana')
    expect((await juana.hears('ya voy')).text).toBe('Doña Ana: ya voy, Juana')
    await ana.writes('2: mañana paso')
    expect((await maria.hears('mañana paso')).text).toBe('Doña Ana: mañana paso')
    await maria.writes('la espero')
    await (await ana.hears('la espero')).answer('a las diez')
    await maria.hears('a las diez')
    expect(juana.texts.filter((text) => /mañana paso|a las diez/.test(text))).toEqual([])
    for (const number of [2, 3]) {
      await ana.writes(`cerrar ${number}`)
      await ana.hears(`Cerré el aviso ${number}`)
    }
    await first.answer('una cosa más')
    await ana.hears('El aviso 2 (María) ya está cerrado')
  })

  it('a voice note and a photo each way in a talk, byte for byte', async () => {
    await maria.writes('ayuda')
    const alert = await ana.hears('María necesita que la busque')
    await alert.answer('1')
    await maria.hears('Doña Ana ya está aquí')
    for (const kind of ['voice', 'photo'] as const)
      for (const [from, to] of [
        [maria, ana],
        [ana, maria],
      ] as const) {
        const bytes = aFile(kind)
        await from.sends(kind, bytes)
        expect(await to.opens(kind)).toEqual(bytes)
      }
    await ana.writes('cerrar')
    await maria.hears('¿Quedó resuelto')
    await maria.writes('1')
  })

  it('2 is a promise that she hears of, and 3 brings the next person at once', async () => {
    await maria.writes('ayuda')
    const alert = await ana.hears('María necesita que la busque')
    await alert.answer('2')
    await ana.hears('usted llama a María')
    await maria.hears('Doña Ana le va a llamar')
    await alert.answer('3')
    await ana.hears('a otra persona')
    const passed = await luis.hears('María necesita que la busque')
    expect(passed.text).toContain('Antes se avisó a: Doña Ana')
    await ana.hears('pasó a Don Luis')
    await passed.answer('1')
    await maria.hears('Don Luis ya está aquí')
    await alert.answer('1')
    await ana.hears('ya lo tiene Don Luis')
    await luis.writes('cerrar')
    await maria.hears('¿Quedó resuelto')
    await maria.writes('1')
    await maria.hears('Me alegra')
  })

  it('a talk is handed over by name, and goes on with who has it', async () => {
    await juana.writes('ayuda')
    const alert = await ana.hears('Juana necesita que la busque')
    await alert.answer('1')
    await juana.hears('Doña Ana ya está aquí')
    await alert.answer('pasar a Don Luis')
    await ana.hears('queda con Don Luis')
    await juana.hears('Doña Ana le pasó su caso a Don Luis')
    const passed = await luis.hears('Juana necesita que la busque')
    await passed.answer('buenas tardes, Juana')
    await juana.hears('Don Luis ya está aquí')
    expect((await juana.hears('buenas tardes')).text).toBe('Don Luis: buenas tardes, Juana')
    await juana.writes('buenas tardes')
    await luis.hears('buenas tardes')
    expect(ana.texts.filter((text) => text.includes('buenas tardes'))).toEqual([])
    await alert.answer('sigo aquí')
    await ana.hears('ya lo tiene Don Luis')
    await luis.writes('cerrar')
    await juana.hears('¿Quedó resuelto')
    expect(await unclosed()).toEqual([])
  })

  it('shows no number, and sends nothing over WhatsApp Web that a phone may not show', () => {
    const chats = [ana, luis, maria, juana]
    const said = chats.flatMap(({ texts }) => texts)
    expect(said.filter((text) => chats.some(({ number }) => text.includes(number)))).toEqual([])
    const kinds = town.kinds()
    const shown = new Set(kinds.length === 0 ? [] : SHOWN)
    expect(new Set(kinds)).toEqual(shown)
  })
})

/** One of the staff joins with her code, and says what she is called. */
async function takeUp(chat: Chat, code: string, name: string): Promise<void> {
  await chat.writes(code)
  await chat.hears('¿Cómo le dicen')
  await chat.writes(name)
  await chat.hears('Gracias')
}

/** What every phone shows that is linked to WhatsApp Web: texts, voice notes and photos. */
const SHOWN = ['extendedTextMessage', 'audioMessage', 'imageMessage']

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
let files = 0

/** A file that is not the same as any other. */
function aFile(kind: FileKind): Buffer<ArrayBuffer> {
  const mark = Buffer.from(`the ${++files}th`)
  return Buffer.concat([kind === 'voice' ? Buffer.from('OggS a recording, ') : PIXEL, mark])
}
