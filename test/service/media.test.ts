import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hanging } from '../bot-api-server/faults.ts'
import type { Person, Received } from '../bot-api-server/person.ts'
import { ACCESS_TOKEN, APP_SECRET, NUMBER, VERIFY_TOKEN } from '../channels/whatsapp-cloud/setup.ts'
import { startGraphApiServer, type GraphApiServer } from '../graph-api-server/graph-api-server.ts'
import type { WhatsappPerson } from '../graph-api-server/person.ts'
import { eventually, hears, openClassroom, type Classroom } from './classroom.ts'
import { officer } from './officer.ts'
import { texts } from './rows.ts'

const MB = 1024 * 1024

/** "Media upload error": the status of a message with a file that could not be handed on. */
const MEDIA_NOT_DELIVERED = 131_053

/** WhatsApp takes ten messages a minute to one person: what is more waits for the next. */
const MINUTES = 150_000

describe('a talk between WhatsApp and Telegram', { timeout: 300_000 }, () => {
  let graph: GraphApiServer
  let classroom: Classroom
  let ana: Person
  let maria: WhatsappPerson
  let recordings = 0

  beforeAll(async () => {
    graph = await startGraphApiServer({
      phoneNumberId: NUMBER,
      accessToken: ACCESS_TOKEN,
      appSecret: APP_SECRET,
    })
    classroom = await openClassroom({
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: NUMBER,
      WHATSAPP_CLOUD_ACCESS_TOKEN: ACCESS_TOKEN,
      WHATSAPP_CLOUD_APP_SECRET: APP_SECRET,
      WHATSAPP_CLOUD_VERIFY_TOKEN: VERIFY_TOKEN,
      WHATSAPP_CLOUD_API_ROOT: graph.url,
    })
    listen()
    ana = classroom.ana
    maria = graph.person({ phone: '50255550101', userId: 'GT.1', name: 'María' })
    maria.writes(classroom.classCode)
    await maria.hears('¿Acepta?', MINUTES)
    maria.writes('sí')
    await maria.hears('¿Cómo le gusta', MINUTES)
    maria.writes('María')
    await maria.hears('Mucho gusto', MINUTES)
    maria.writes('ayuda')
    const alert = await hears(ana, 'María necesita que la busque', MINUTES)
    ana.writes(alert.keys[0] ?? '')
    await maria.hears('Doña Ana ya está aquí', MINUTES)
  })

  afterAll(async () => {
    await classroom?.[Symbol.asyncDispose]()
    await graph?.[Symbol.asyncDispose]()
  })

  const listen = () => {
    graph.deliveries.url = `${classroom.service?.url}/whatsapp-cloud`
  }

  const restart = async () => {
    await classroom.service?.kill9()
    await classroom.start()
    listen()
  }

  /** Sound that is not the same as any other's. */
  const recorded = () => Buffer.from(`OggS a recording in this test, the ${++recordings}th`)

  function mariaRecords(bytes: Buffer = recorded()): string {
    const id = graph.keep(bytes, 'audio/ogg; codecs=opus')
    maria.sends({ type: 'audio', audio: { id, voice: true } })
    return id
  }

  const atAna = (kind: 'voice' | 'photo') => ana.received().filter((each) => each.kind === kind)
  const atMaria = (kind: string) => maria.received().filter((each) => each.kind === kind)

  const nextAtMaria = (kind: string) => {
    const before = atMaria(kind).length
    return () => eventually(`a ${kind}`, async () => atMaria(kind)[before], MINUTES)
  }

  it('brings her voice note and her photo to her trainer, byte for byte', async () => {
    const sound = recorded()
    mariaRecords(sound)
    await hears(ana, 'mandó un audio', MINUTES)
    expect(await heardBy(ana)).toEqual(sound)
    const picture = Buffer.from('a photo of her stand')
    const id = graph.keep(picture, 'image/jpeg')
    maria.sends({ type: 'image', image: { id, caption: 'mi puesto' } })
    await hears(ana, 'mi puesto', MINUTES)
    const seen = await ana.waitForMessage(({ kind }) => kind === 'photo', MINUTES)
    expect(await bytesOf(seen)).toEqual(picture)
  })

  it("brings her trainer's to her", async () => {
    const [sound, picture] = [recorded(), Buffer.from('a photo of the board')]
    const [voice, photo] = [nextAtMaria('voice'), nextAtMaria('photo')]
    ana.sendsFile('voice', sound)
    expect(await voice()).toMatchObject({ bytes: sound })
    ana.sendsFile('photo', picture)
    expect(await photo()).toMatchObject({ bytes: picture })
  })

  it('says warmly what is too large to be passed on, and passes nothing', async () => {
    const [voices, photos] = [atAna('voice').length, atMaria('photo').length]
    mariaRecords(Buffer.alloc(16 * MB + 1))
    await maria.hears('su audio es muy pesado y no se lo pude pasar a Doña Ana', MINUTES)
    for (const bytes of [16 * MB + 1, 20 * MB + 1]) {
      ana.sendsFile('voice', Buffer.alloc(bytes))
      await hears(ana, 'su audio es muy pesado y no se lo pude pasar a María', MINUTES)
    }
    // a photo of WhatsApp's has 5 MB at the most
    ana.sendsFile('photo', Buffer.alloc(5 * MB + 1))
    await hears(ana, 'su foto es muy pesada', MINUTES)
    expect([atAna('voice').length, atMaria('photo').length]).toEqual([voices, photos])
  })

  it('says what cannot be had any more, and takes it when it is sent again', async () => {
    graph.forget(mariaRecords())
    await maria.hears('su audio no le llegó a Doña Ana, porque ya no lo pude descargar', MINUTES)
    await hears(ana, 'María mandó un audio y no se lo pude pasar a usted', MINUTES)
    classroom.server.forgetFile(ana.sendsFile('voice', recorded()))
    await hears(ana, 'su audio no le llegó a María, porque ya no lo pude descargar', MINUTES)
    await maria.hears('Doña Ana mandó un audio y no se lo pude pasar a usted', MINUTES)
    const sound = recorded()
    mariaRecords(sound)
    expect(await heardBy(ana)).toEqual(sound)
  })

  it('says what WhatsApp has taken and could not deliver after all', async () => {
    graph.nextFileFails(MEDIA_NOT_DELIVERED)
    ana.sendsFile('voice', recorded())
    await hears(ana, 'su audio no le llegó a María. ¿Me lo manda otra vez', MINUTES)
    const before = texts(ana).length
    const sound = recorded()
    const voice = nextAtMaria('voice')
    ana.sendsFile('voice', sound)
    expect(await voice()).toMatchObject({ bytes: sound })
    expect(texts(ana)).toHaveLength(before)
  })

  it('fetches again after a kill, and each arrives once', async () => {
    const { faults } = classroom.server
    const before = { voices: atAna('voice').length, hers: atMaria('voice').length }
    const [sound, answer] = [recorded(), recorded()]
    const calls = (method: string) => classroom.server.calls(method).length
    const [gets, sends] = [calls('getFile'), calls('sendVoice')]
    faults.next('getFile', hanging)
    const voice = nextAtMaria('voice')
    ana.sendsFile('voice', answer)
    await eventually('a fetch', async () => calls('getFile') > gets, MINUTES)
    await restart()
    expect(await voice()).toMatchObject({ bytes: answer })
    faults.next('sendVoice', hanging)
    mariaRecords(sound)
    await eventually('an upload', async () => calls('sendVoice') > sends)
    await restart()
    expect(await heardBy(ana)).toEqual(sound)
    ana.writes('listo')
    await maria.hears('listo', MINUTES)
    const after = { voices: atAna('voice').length, hers: atMaria('voice').length }
    expect(after).toEqual({ voices: before.voices + 1, hers: before.hers + 1 })
  })

  it('tells the safeguarding person which voice note she cannot have', async () => {
    const marta = await officer(classroom, 'safeguarding', 'Licda. Marta')
    maria.writes('mi marido me pega')
    await hears(marta, 'Aviso de protección: caso 1', MINUTES)
    marta.writes('1')
    await hears(marta, 'Usted atiende el caso 1', MINUTES)
    graph.forget(mariaRecords())
    await hears(marta, 'volvió a escribir', MINUTES)
    marta.writes('1')
    await hears(marta, 'mi marido me pega', MINUTES)
    await hears(marta, 'Caso 1: mandó un audio que ya no puedo descargar', MINUTES)
    const heard = maria.texts.length
    const sound = recorded()
    mariaRecords(sound)
    await maria.hears('Aquí estoy', MINUTES)
    marta.writes('caso 1')
    await hears(marta, 'Usted atiende el caso 1', MINUTES)
    marta.writes('1')
    expect(await heardBy(marta)).toEqual(sound)
    expect(maria.texts.slice(heard).join()).not.toContain('audio')
  })

  it('has kept nothing of what was passed on, and shown no token', async () => {
    const files = await readdir(classroom.folder, { recursive: true, withFileTypes: true })
    const contents = await Promise.all(
      files
        .filter((each) => each.isFile())
        .map((each) => readFile(join(each.parentPath, each.name))),
    )
    expect(contents.length).toBeGreaterThan(0)
    expect(contents.filter((each) => each.includes('a recording in this test'))).toEqual([])
    const [, secret = ''] = classroom.environment['TELEGRAM_BOT_TOKEN']?.split(':') ?? []
    for (const hidden of [secret, ACCESS_TOKEN])
      expect(classroom.service?.output).not.toContain(hidden)
  })
})

async function bytesOf({ file }: Received): Promise<Buffer | undefined> {
  return file && Buffer.from(await file.arrayBuffer())
}

async function heardBy(person: Person): Promise<Buffer | undefined> {
  return bytesOf(await person.waitForMessage(({ kind }) => kind === 'voice', MINUTES))
}
