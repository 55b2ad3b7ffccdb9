import { describe, expect, it } from 'vitest'
import { toIncoming } from '../../../src/channels/whatsapp-cloud/incoming.ts'
import { deliverySchema } from '../../../src/channels/whatsapp-cloud/payload.ts'
import { fromEpochMs } from '../../../src/clock.ts'
import { delivery, fromMaria, MARIA, text } from './setup.ts'

const NOW = fromEpochMs(1_764_000_500_000)

function heard(value: object) {
  const { entry } = deliverySchema.parse(JSON.parse(delivery(value)))
  return entry.flatMap(({ changes }) => changes.flatMap((each) => toIncoming(each.value, NOW)))
}

const contentOf = (content: object) => heard(fromMaria(content)).map((each) => each.content)

describe('what a delivery of WhatsApp says', () => {
  it('a text: who, when, and by which ids she is known', () => {
    expect(heard(fromMaria(text('Vendí 450')))).toEqual([
      {
        externalId: 'wamid.1',
        chat: MARIA.userId,
        phone: MARIA.phone,
        profileName: 'María',
        sentAt: fromEpochMs(1_764_000_000_000),
        content: { type: 'text', text: 'Vendí 450' },
      },
    ])
  })

  it('which of our messages it answers', () => {
    const answer = { ...text('Ya la llamé'), context: { from: '1', id: 'wamid.ours' } }
    expect(heard(fromMaria(answer))).toMatchObject([{ replyTo: 'wamid.ours' }])
  })

  const reply = { id: 'Sí, que me llame mañana', title: 'Sí, que me llame ma…' }
  it.each([
    ['a button', { type: 'interactive', interactive: { button_reply: reply } }],
    ['a row of a list', { type: 'interactive', interactive: { list_reply: reply } }],
  ])('%s says the whole text of its choice', (_, content) => {
    expect(contentOf(content)).toEqual([{ type: 'text', text: 'Sí, que me llame mañana' }])
  })

  it.each([
    [
      'a quick reply of a template',
      { type: 'button', button: { text: 'Sí', payload: 'x' } },
      { type: 'text', text: 'Sí' },
    ],
    [
      'a voice note',
      { type: 'audio', audio: { id: '7', voice: true } },
      { type: 'voice', fileId: '7' },
    ],
    [
      'a photo',
      { type: 'image', image: { id: '7', caption: 'mi cuaderno' } },
      { type: 'photo', fileId: '7', caption: 'mi cuaderno' },
    ],
    [
      'a video of 70 MB',
      { type: 'video', video: { id: '7', mime_type: 'video/mp4' } },
      { type: 'file', fileId: '7' },
    ],
    [
      'a document',
      { type: 'document', document: { id: '7', filename: 'a.pdf' } },
      { type: 'file', fileId: '7' },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: '7' } }, { type: 'sticker', fileId: '7' }],
    ['a contact', { type: 'contacts', contacts: [{}] }, { type: 'contact' }],
    ['a place', { type: 'location', location: { latitude: 1 } }, { type: 'location' }],
    [
      'what Meta does not support',
      { type: 'unsupported', errors: [{ code: 131_051 }] },
      { type: 'other' },
    ],
    ['a kind that is not known yet', { type: 'hologram', hologram: {} }, { type: 'other' }],
    ['an empty text', text(''), { type: 'other' }],
  ])('%s', (_, content, expected) => {
    expect(contentOf(content)).toEqual([expected])
  })

  it.each([
    ['a group', { ...text('hola a todas'), group_id: 'g' }],
    ['a reaction', { type: 'reaction', reaction: { emoji: '👍', message_id: 'x' } }],
  ])('%s is ignored politely', (_, content) => {
    expect(contentOf(content)).toEqual([])
  })

  it('somebody who hides her number is known by her id, somebody without an id by her number', () => {
    const { userId, phone } = MARIA
    const message = { id: '1', timestamp: '1764000000', ...text('hola') }
    const hidden = heard({
      contacts: [{ user_id: userId }],
      messages: [{ ...message, from_user_id: userId }],
    })
    expect(hidden).toMatchObject([{ chat: userId }])
    expect(hidden[0]).not.toHaveProperty('phone')
    const old = heard({ contacts: [{ wa_id: phone }], messages: [{ ...message, from: phone }] })
    expect(old).toMatchObject([{ chat: phone }])
    expect(old[0]).not.toHaveProperty('phone')
    expect(heard({ messages: [message] })).toEqual([])
  })

  it('who has a new number keeps what she was, and says nothing', () => {
    const system = {
      type: 'user_changed_number',
      wa_id: '50255550202',
      user_id: 'GT.2',
      previous_user_id: MARIA.userId,
    }
    expect(heard({ messages: [{ from: MARIA.phone, id: '1', type: 'system', system }] })).toEqual([
      {
        externalId: '1',
        chat: 'GT.2',
        phone: '50255550202',
        aliases: [MARIA.userId],
        sentAt: NOW,
        content: { type: 'moved' },
      },
    ])
  })
})
