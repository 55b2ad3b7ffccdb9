import { openMedia } from '../whatsapp-server/media.ts'
import { startMediaServer, type MediaServer } from '../whatsapp-server/media-server.ts'
import type { Account } from '../whatsapp-server/account.ts'
import type { Phone } from '../whatsapp-server/phone.ts'
import type { Person } from '../bot-api-server/person.ts'
import { startBotApiServer } from '../bot-api-server/bot-api-server.ts'
import { hears, openClassroom, TOKEN } from './classroom.ts'
import type { Store } from '../../src/store/store.ts'
import { texts } from './rows.ts'
import { openOffice } from './whatsapp-office.ts'

/** A message as its reader sees it, which she can swipe to answer. */
export type Seen = {
  readonly text: string
  /** Writes as a reply to it. */
  answer(text: string): Promise<unknown>
}

export type FileKind = 'voice' | 'photo'

/** Somebody's chat with the bot, whatever network it is on. */
export type Chat = {
  writes(text: string): Promise<unknown>
  /** The next message with these words. */
  hears(words: string): Promise<Seen>
  /** Records a voice note, or takes a photo, of these bytes. */
  sends(kind: FileKind, bytes: Buffer<ArrayBuffer>): Promise<unknown>
  /** The next voice note or photo, as her phone opens it. */
  opens(kind: FileKind): Promise<Buffer>
  readonly texts: readonly string[]
  /** What the network knows her by, and nobody else may see. */
  readonly number: string
}

/** The whole service, a trainer, who stands in for her, and two entrepreneurs; nobody has joined yet. */
export type Networks = AsyncDisposable & {
  readonly ana: Chat
  readonly luis: Chat
  readonly women: readonly [Chat, Chat]
  readonly classCode: string
  readonly trainerCode: string
  readonly backupCode: string
  /** Kinds of what came over WhatsApp Web, by the wire. */
  readonly kinds: () => readonly string[]
  look<T>(work: (store: Store) => Promise<T>): Promise<T>
}

const MINUTES = 120_000

export async function onTelegram(): Promise<Networks> {
  const classroom = await openClassroom()
  const [one, two] = [classroom.stranger('María'), classroom.stranger('Juana')]
  return {
    ana: telegramChat(classroom.server.person(6_000, 'Ana')),
    luis: telegramChat(classroom.server.person(6_001, 'Luis')),
    women: [telegramChat(one), telegramChat(two)],
    classCode: classroom.classCode,
    trainerCode: classroom.trainerCode,
    backupCode: classroom.backupCode,
    kinds: () => [],
    look: (work) => classroom.look(work),
    [Symbol.asyncDispose]: () => classroom[Symbol.asyncDispose](),
  }
}

export async function onWhatsApp(): Promise<Networks> {
  const media = await startMediaServer()
  const office = await openOffice(['fundap'], media.environment)
  office.server.mediaHost = media.host
  const chat = (phone: Phone) => whatsappChat(phone, office.owner().account, media)
  const [ana, luis] = [office.stranger('Ana'), office.stranger('Luis')]
  const [one, two] = [office.stranger('María'), office.stranger('Juana')]
  return {
    ana: chat(ana),
    luis: chat(luis),
    women: [chat(one), chat(two)],
    classCode: office.classCode,
    trainerCode: office.trainerCode,
    backupCode: office.backupCode,
    kinds: () => [ana, luis, one, two].flatMap(kindsAt),
    look: (work) => office.look(work),
    async [Symbol.asyncDispose]() {
      await office[Symbol.asyncDispose]()
      await media[Symbol.asyncDispose]()
    },
  }
}

/** The women and who stands in are on WhatsApp, their trainer is on Telegram. */
export async function onBoth(): Promise<Networks> {
  const telegram = await startBotApiServer({ token: TOKEN })
  const media = await startMediaServer()
  const office = await openOffice(['fundap'], {
    ...media.environment,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
  })
  office.server.mediaHost = media.host
  const chat = (phone: Phone) => whatsappChat(phone, office.owner().account, media)
  const [luis, one, two] = [
    office.stranger('Luis'),
    office.stranger('María'),
    office.stranger('Juana'),
  ]
  return {
    ana: telegramChat(telegram.person(6_000, 'Ana')),
    luis: chat(luis),
    women: [chat(one), chat(two)],
    classCode: office.classCode,
    trainerCode: office.trainerCode,
    backupCode: office.backupCode,
    kinds: () => [luis, one, two].flatMap(kindsAt),
    look: (work) => office.look(work),
    async [Symbol.asyncDispose]() {
      await office[Symbol.asyncDispose]()
      await media[Symbol.asyncDispose]()
      await telegram.close()
    },
  }
}

function telegramChat(person: Person): Chat {
  return {
    writes: async (text) => person.writes(text),
    async hears(words) {
      const seen = await hears(person, words, MINUTES)
      return { text: seen.text, answer: async (text) => person.replies(seen, text) }
    },
    sends: async (kind, bytes) => person.sendsFile(kind, bytes),
    async opens(kind) {
      const { file } = await person.waitForMessage((seen) => seen.kind === kind, MINUTES)
      return Buffer.from(await (file ?? new Blob([])).arrayBuffer())
    },
    get texts() {
      return texts(person)
    },
    number: String(person.chatId),
  }
}

function whatsappChat(phone: Phone, to: Account, media: MediaServer): Chat {
  return {
    writes: (text) => phone.writes(to, text),
    async hears(words) {
      const { id, text } = await phone.hears(words, MINUTES)
      const contextInfo = { stanzaId: id, participant: `${to.pn}@s.whatsapp.net` }
      return {
        text,
        answer: (said) => phone.sends(to, { extendedTextMessage: { text: said, contextInfo } }),
      }
    },
    sends: (kind, bytes) => phone.sends(to, fileMessage(media, kind, bytes)),
    async opens(kind) {
      const part = kind === 'voice' ? 'audioMessage' : 'imageMessage'
      const { message } = await phone.waitForMessage((seen) => Boolean(seen.message[part]), MINUTES)
      const said = message[part] ?? {}
      const sealed = media.files.get(said.directPath ?? '') ?? Buffer.alloc(0)
      return openMedia(sealed, kind === 'voice' ? 'Audio' : 'Image', said)
    },
    get texts() {
      return phone.texts
    },
    number: phone.account.pn,
  }
}

function fileMessage(media: MediaServer, kind: FileKind, bytes: Buffer) {
  return kind === 'voice'
    ? {
        audioMessage: {
          ...media.keep(bytes, 'Audio'),
          ptt: true,
          mimetype: 'audio/ogg; codecs=opus',
        },
      }
    : { imageMessage: { ...media.keep(bytes, 'Image'), mimetype: 'image/png' } }
}

function kindsAt(phone: Phone): readonly string[] {
  return phone.received.flatMap(({ message }) =>
    Object.keys(message).filter((key) => key !== 'messageContextInfo'),
  )
}
