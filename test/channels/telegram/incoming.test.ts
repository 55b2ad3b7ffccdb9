import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIncoming } from '../../../src/channels/telegram/incoming.ts'
import { updateSchema } from '../../../src/channels/telegram/update.ts'
import { fromEpochMs } from '../../../src/clock.ts'
import type { Incoming } from '../../../src/model/message.ts'
import { SAMPLES, type Kind } from '../../bot-api-server/samples.ts'

const heardAt = fromEpochMs(1_800_000_000_000)
const chat = { id: 7001, type: 'private', first_name: 'María' }
const from = { id: 7001, is_bot: false, first_name: 'María' }
const header = { message_id: 1, date: 1_790_000_000, chat, from }

const read = (update: object) =>
  toIncoming(updateSchema.parse({ update_id: 42, ...update }), heardAt)
const message = (content: object) => read({ message: { ...header, ...content } })?.content

describe('what an update says', () => {
  it('has the update id, the chat, the name of the profile and the time of the message', () => {
    expect(read({ message: { ...header, text: 'Vendí 450' } })).toEqual({
      externalId: '42',
      chat: '7001',
      profileName: 'María',
      sentAt: fromEpochMs(1_790_000_000_000),
      content: { type: 'text', text: 'Vendí 450' },
    } satisfies Incoming)
  })

  it.each([
    ['a text', 'Vendí 450', 'Vendí 450'],
    ['a text of 4,096 characters', 'a'.repeat(4_096), 'a'.repeat(4_096)],
    ['a text of white space, as it is', ' \n', ' \n'],
    ['a plain start', '/start', '/start'],
    ['a start with spaces after it', '/start  ', '/start  '],
    ['a deep link, by its code', '/start MAYA-42', 'MAYA-42'],
    ['a deep link to the bot by name', '/start@micromba_bot MAYA-42', 'MAYA-42'],
    ['a start with more words than a code', '/start quiero entrar', '/start quiero entrar'],
    ['another command', '/ayuda', '/ayuda'],
    ['a word that begins like a start', '/started', '/started'],
  ])('is %s', (_, written, text) => {
    expect(message({ text: written })).toEqual({ type: 'text', text })
  })

  it.each<[kind: Kind, content: Incoming['content']]>([
    ['voice', { type: 'voice', fileId: 'voice-1' }],
    ['audio', { type: 'voice', fileId: 'audio-1' }],
    ['photo', { type: 'photo', fileId: 'photo-large' }],
    ['sticker', { type: 'sticker', fileId: 'sticker-1' }],
    ['contact', { type: 'contact' }],
    ['location', { type: 'location' }],
    ['document', { type: 'file', fileId: 'document-1' }],
    ['video', { type: 'file', fileId: 'video-1' }],
    ['videoNote', { type: 'file', fileId: 'note-1' }],
    ['animation', { type: 'file', fileId: 'gif-1' }],
    ['dice', { type: 'other' }],
    ['poll', { type: 'other' }],
    ['empty', { type: 'other' }],
  ])('is a %s, with its caption', (kind, content) => {
    expect(message(SAMPLES[kind])).toEqual(content)
    expect(message({ ...SAMPLES[kind], caption: 'mi venta' })).toEqual({
      ...content,
      caption: 'mi venta',
    })
  })

  it('knows every kind of sample', () => {
    expect(Object.keys(SAMPLES)).toHaveLength(13)
  })

  it('is the new text of an edited message, at the time of the edit', () => {
    const edited = { ...header, edit_date: 1_790_000_100, text: 'Vendí 540' }
    expect(read({ edited_message: edited })).toMatchObject({
      sentAt: fromEpochMs(1_790_000_100_000),
      content: { type: 'edited', text: 'Vendí 540' },
    })
  })

  it('is the new caption of an edited photo', () => {
    const edited = { ...header, ...SAMPLES.photo, caption: 'mi venta' }
    expect(read({ edited_message: edited })?.content).toEqual({ type: 'edited', text: 'mi venta' })
  })

  it('is that she blocked the bot', () => {
    const change = { chat, from, date: 1_790_000_000, new_chat_member: { status: 'kicked' } }
    expect(read({ my_chat_member: change })).toMatchObject({
      chat: '7001',
      content: { type: 'blocked' },
    })
  })

  it('is the text behind an inline key, now', () => {
    const tap = { id: '1', from, message: header, data: 'sí' }
    expect(read({ callback_query: tap })).toMatchObject({
      chat: '7001',
      sentAt: heardAt,
      content: { type: 'text', text: 'sí' },
    })
  })

  it('is a tap in her own chat where its message is gone', () => {
    expect(read({ callback_query: { id: '1', from, data: 'sí' } })?.chat).toBe('7001')
  })

  it('has no name where the profile has none', () => {
    const nameless = { ...header, from: { ...from, first_name: '' }, text: 'hola' }
    expect(read({ message: nameless })).not.toHaveProperty('profileName')
  })

  const group = { id: -100, type: 'supergroup' }
  it.each([
    ['a message in a group', { message: { ...header, chat: group, text: 'hola' } }],
    [
      'a post in a channel',
      { message: { ...header, chat: { ...group, type: 'channel' }, text: 'x' } },
    ],
    [
      'a tap in a group',
      { callback_query: { id: '1', from, message: { chat: group }, data: 'sí' } },
    ],
    [
      'a message of another bot',
      { message: { ...header, from: { ...from, is_bot: true }, text: 'x' } },
    ],
    [
      'being removed from a group',
      { my_chat_member: { chat: group, from, new_chat_member: { status: 'kicked' } } },
    ],
    ['being unblocked', { my_chat_member: { chat, from, new_chat_member: { status: 'member' } } }],
    ['a live location that moves', { edited_message: { ...header, ...SAMPLES.location } }],
    ['a kind that is not read', { poll: { id: '1' } }],
    ['nothing at all', {}],
    ['a message without a chat', { message: { text: 'hola' } }],
  ])('is nothing in %s', (_, update) => {
    expect(read(update)).toBeUndefined()
  })

  it.each([
    ['a text that is none', { text: 7 }],
    ['an empty text', { text: '' }],
    ['a photo of no sizes', { photo: [] }],
    ['a voice that is none', { voice: 'x' }],
  ])('is something to answer even with %s', (_, content) => {
    expect(message(content)?.type).toMatch(/other|photo/)
  })

  it('is dated by its arrival where its own date is none', () => {
    for (const date of ['x', -1, 1e20, undefined]) {
      expect(read({ message: { ...header, date, text: 'hola' } })?.sentAt).toEqual(heardAt)
    }
  })

  it('throws at no update whatever', () => {
    const key = fc.constantFrom(
      ...Object.keys(updateSchema.shape),
      'chat',
      'from',
      'text',
      'voice',
      'id',
    )
    const anything = fc.anything({ key, maxDepth: 4 })
    const update = fc.dictionary(key, anything).map((parts) => ({ ...parts, update_id: 1 }))
    fc.assert(fc.property(update, (parts) => void read(parts)))
  })
})
