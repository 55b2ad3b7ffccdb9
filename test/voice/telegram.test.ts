import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Media, Outcome } from '../../src/model/message.ts'
import { droppedAfterwards } from '../bot-api-server/faults.ts'
import type { Person } from '../bot-api-server/person.ts'
import { mariaOn, setUp, TOKEN, type Setup } from '../channels/telegram/setup.ts'
import { bytesOf } from './bytes-of.ts'
import { recordedLibrary, VOICE } from './recorded-library.ts'

const FILE = 'locales/quc/audio/weekly-check-in/sales.ogg'
const ACCOUNT = TOKEN.split(':')[0] ?? ''

describe('voice notes and photos on Telegram', () => {
  let the: Setup
  let maria: Person
  let root: string

  beforeEach(async () => {
    root = await recordedLibrary([FILE])
    the = await setUp({ folder: root, times: { callSeconds: 2, pollSeconds: 0.1 } })
    maria = mariaOn(the.server)
  })

  afterEach(async () => {
    await the.channel.stop()
    await the.server.close()
    await rm(root, { recursive: true })
  })

  const send = (media: Media): Promise<Outcome> =>
    the.channel.send({ id: 1, chat: String(maria.chatId), text: '', media })
  const recorded: Media = { type: 'voice', source: { file: FILE } }

  it('uploads a recording, which arrives as it was recorded', async () => {
    const outcome = await send(recorded)
    const message = await maria.waitForMessage()
    expect(outcome).toEqual({ type: 'sent', externalId: String(message.messageId) })
    expect(message.kind).toBe('voice')
    expect(await bytesOf(message)).toEqual(VOICE)
    expect(message.file?.name).toBe('sales.ogg')
  })

  it('uploads it once, and names it from then on', async () => {
    await send(recorded)
    await send(recorded)
    const [first, second] = the.server.calls('sendVoice').map(({ payload }) => payload.voice)
    expect([typeof first, typeof second]).toEqual(['string', 'string'])
    expect(String(first)).toMatch(/^attach:/)
    expect(String(second)).not.toMatch(/^attach:/)
    expect(maria.received()[1]?.file?.size).toBe(VOICE.length)
  })

  it('relays what somebody sent to the same bot', async () => {
    const voice = await send({ type: 'voice', source: { account: ACCOUNT, fileId: 'voice-1' } })
    const photo = await send({ type: 'photo', source: { account: ACCOUNT, fileId: 'photo-large' } })
    expect([voice.type, photo.type]).toEqual(['sent', 'sent'])
    expect(maria.received().map(({ kind }) => kind)).toEqual(['voice', 'photo'])
  })

  it.each([
    ['a file that is not there', { file: 'locales/quc/audio/none/none.ogg' }, 'no file'],
    ['a file of another account', { account: 'whatsapp-1', fileId: 'x' }, 'another account'],
    ['a file that Telegram does not know', { account: ACCOUNT, fileId: 'x' }, 'wrong file'],
  ])('%s is refused, and not tried again', async (_, source, detail) => {
    expect(await send({ type: 'voice', source })).toEqual({
      type: 'refused',
      reason: 'invalid',
      detail: expect.stringContaining(detail) as string,
    })
  })

  it('is unknown where the connection is lost after the upload', async () => {
    the.server.faults.next('sendVoice', droppedAfterwards)
    expect(await send(recorded)).toMatchObject({ type: 'unknown' })
  })
})
