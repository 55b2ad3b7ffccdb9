import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MovableClock } from '../../../src/clock.ts'
import type { Media } from '../../../src/model/message.ts'
import { jidOf } from '../../whatsapp-server/account.ts'
import { openMedia } from '../../whatsapp-server/media.ts'
import { startMediaServer } from '../../whatsapp-server/media-server.ts'
import { eventually, MARIA, outgoing, pairedOffice } from './setup.ts'

/* Files go over HTTPS to a media host, encrypted with a key that only the message about them holds. */

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const SOUND = Buffer.from('OggS a recording that is as good as any other to a server')

type Opened = Awaited<ReturnType<typeof withMedia>>

async function withMedia(mediaHost?: string) {
  const [office, media] = await Promise.all([pairedOffice(), startMediaServer()])
  const folder = await mkdtemp(join(tmpdir(), 'micromba-library-'))
  office.server.mediaHost = mediaHost ?? media.host
  const maria = office.server.phone(MARIA, 'María')
  const opened = {
    office,
    media,
    folder,
    maria,
    chat: jidOf(maria.account, 'pn'),
    async [Symbol.asyncDispose]() {
      await office[Symbol.asyncDispose]()
      await media[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
  await office.channel?.stop()
  await office.open({ folder })
  return opened
}

test('recordings and pictures of the library arrive as voice notes and images that her phone can open', async () => {
  await using opened = await withMedia()
  const { office, media, folder, maria, chat } = opened
  const files = { 'sales.ogg': SOUND, 'card.png': PIXEL }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  const voice: Media = { type: 'voice', source: { file: 'sales.ogg' } }
  const photo: Media = { type: 'photo', source: { file: 'card.png' } }
  expect(await office.channel?.send(outgoing(1, chat, '', { media: voice }))).toMatchObject({
    type: 'sent',
  })
  expect(
    await office.channel?.send(outgoing(2, chat, 'Su tarjeta', { media: photo })),
  ).toMatchObject({ type: 'sent' })
  const { audioMessage } = (
    await maria.waitForMessage(({ message }) => Boolean(message.audioMessage))
  ).message
  const { imageMessage } = (
    await maria.waitForMessage(({ message }) => Boolean(message.imageMessage))
  ).message
  expect(audioMessage).toMatchObject({ ptt: true, mimetype: 'audio/ogg; codecs=opus' })
  expect(imageMessage).toMatchObject({ caption: 'Su tarjeta', mimetype: 'image/png' })
  const stored = (path: string | null | undefined) => media.files.get(path ?? '') ?? Buffer.alloc(0)
  expect(openMedia(stored(audioMessage?.directPath), 'Audio', audioMessage ?? {})).toEqual(SOUND)
  expect(openMedia(stored(imageMessage?.directPath), 'Image', imageMessage ?? {})).toEqual(PIXEL)
  expect([...media.files.values()].some((file) => file.includes('a recording'))).toBe(false)
  expect(office.server.unhandled).toEqual([])
})

test('while the media host does not take a file, the message waits, and nothing of it arrives', async () => {
  await using opened = await withMedia()
  const { office, media, folder, maria, chat } = opened
  await writeFile(join(folder, 'sales.ogg'), SOUND)
  media.refusal = 503
  const message = outgoing(1, chat, '', { media: { type: 'voice', source: { file: 'sales.ogg' } } })
  expect(await office.channel?.send(message)).toMatchObject({ type: 'retry', scope: 'chat' })
  expect(maria.received).toEqual([])
  media.refusal = undefined
  expect(await office.channel?.send(message)).toMatchObject({ type: 'sent' })
  await maria.waitForMessage(({ message: { audioMessage } }) => Boolean(audioMessage))
})

test('her voice note and photo are loaded for another account, from WhatsApp’s host and never from an address she names', async () => {
  await using opened = await withMedia()
  const { office, media, maria } = opened
  const elsewhere = { url: 'https://127.0.0.1:1/steal' }
  const sound = { ...media.keep(SOUND, 'Audio'), ...elsewhere, mimetype: 'audio/ogg; codecs=opus' }
  const picture = { ...media.keep(PIXEL, 'Image'), ...elsewhere, mimetype: 'image/png' }
  await maria.sends(office.owner.account, { audioMessage: { ...sound, ptt: true } })
  await maria.sends(office.owner.account, { imageMessage: picture })
  await eventually('both', async () => (await office.inputs()).length === 2)
  const [voice = '', photo = ''] = (await office.inputs()).map(
    ({ payload }) => (JSON.parse(payload) as { fileId: string }).fileId,
  )
  const load = (id: string, most = 1_000_000) => office.channel?.fetch(id, most)
  expect(await load(voice)).toEqual({ type: 'file', file: { bytes: SOUND, mime: sound.mimetype } })
  expect(await load(photo)).toEqual({ type: 'file', file: { bytes: PIXEL, mime: 'image/png' } })
  expect(await load(voice, 10)).toMatchObject({ type: 'refused', reason: 'file-too-large' })
  media.refusal = 503
  expect(await load(voice)).toMatchObject({ type: 'retry', scope: 'chat' })
  media.refusal = undefined
  const other = media.keep(Buffer.from('something else'), 'Audio').directPath
  media.files.set(sound.directPath, media.files.get(other) ?? Buffer.alloc(0))
  expect((await load(voice))?.type).not.toBe('file')
  media.files.clear()
  expect(await load(voice)).toMatchObject({ type: 'refused', reason: 'file-gone' })
})

/** What becomes of her voice notes with these paths. */
async function loadedFrom(opened: Opened, sound: object, paths: readonly string[]) {
  const { office, maria } = opened
  for (const directPath of paths)
    await maria.sends(office.owner.account, { audioMessage: { ...sound, directPath, ptt: true } })
  await eventually('all', async () => (await office.inputs()).length === paths.length)
  const ids = (await office.inputs()).map(
    ({ payload }) => (JSON.parse(payload) as { fileId: string }).fileId,
  )
  return Promise.all(ids.map(async (id) => (await office.channel?.fetch(id, 1_000_000))?.type))
}

test('a path that makes another host of WhatsApp’s is not asked for', async () => {
  await using opened = await withMedia('127.0.0.1')
  const { media } = opened
  const sound = media.keep(SOUND, 'Audio')
  const there = media.host.replace('127.0.0.1', '')
  const paths = [there, `@${media.host}`, `//${media.host}`].map((to) => to + sound.directPath)
  expect(await loadedFrom(opened, sound, paths)).toEqual(paths.map(() => 'refused'))
  expect(media.asked).toEqual([])
})

test('a media host that sends us on is not followed', async () => {
  await using opened = await withMedia()
  const { media } = opened
  const sound = media.keep(SOUND, 'Audio')
  media.sentOn.set('/elsewhere', sound.directPath)
  expect(await loadedFrom(opened, sound, ['/elsewhere'])).toEqual(['retry'])
  expect(media.asked).toEqual(['GET /elsewhere'])
})

/** Sends recordings, one a row, and looks at what is kept of them. */
async function withSender() {
  const opened = await withMedia()
  const { office, folder, maria, chat } = opened
  await writeFile(join(folder, 'sales.ogg'), SOUND)
  return {
    opened,
    sends: async (row: number) => {
      const media: Media = { type: 'voice', source: { file: 'sales.ogg' } }
      expect((await office.channel?.send(outgoing(row, chat, '', { media })))?.type).toBe('sent')
      return maria.waitForMessage(({ message }) => Boolean(message.audioMessage))
    },
    kept: async () => {
      const keys = await office.options.readKeys()
      return keys.flatMap(({ type, id }) => (type === 'sent-media' ? id : [])).toSorted()
    },
    reopened: async (days: number) => {
      await office.channel?.stop()
      const clock = new MovableClock(days * 24 * 3_600_000)
      await office.open({ folder, clock })
    },
    getsAgain: async (id: string) => {
      maria.asksAgain(id, office.owner.account)
      const { message } = await maria.waitForMessage((again) => again.id === id)
      expect(message.audioMessage).toBeTruthy()
    },
  }
}

test('a message about a file is kept for a phone that asks again, as long as one can, and no longer', async () => {
  const { opened, sends, kept, reopened, getsAgain } = await withSender()
  await using _ = opened
  const first = await sends(1)
  await reopened(29)
  const second = await sends(2)
  expect(await kept()).toEqual([first.id, second.id].toSorted())
  await getsAgain(first.id)
  await reopened(31)
  const third = await sends(3)
  expect(await kept()).toEqual([second.id, third.id].toSorted())
  await reopened(60)
  const fourth = await sends(4)
  expect(await kept()).toEqual([third.id, fourth.id].toSorted())
})

test('one that an earlier version kept without its time is read too, and its time counts from the next file', async () => {
  const { opened, sends, kept, reopened, getsAgain } = await withSender()
  await using _ = opened
  const { office } = opened
  const first = await sends(1)
  await office.channel?.stop()
  const keyring = await office.keyring()
  const { message } = keyring.get('sent-media', first.id) as { message: string }
  await keyring.set({ 'sent-media': { [first.id]: message } })
  await reopened(40)
  await getsAgain(first.id)
  const second = await sends(2)
  await reopened(60)
  await getsAgain(first.id)
  const third = await sends(3)
  expect(await kept()).toEqual([first.id, second.id, third.id].toSorted())
  await reopened(71)
  const fourth = await sends(4)
  expect(await kept()).toEqual([third.id, fourth.id].toSorted())
})
