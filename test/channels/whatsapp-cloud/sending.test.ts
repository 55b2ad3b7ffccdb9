import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOfError } from '../../../src/channels/whatsapp-cloud/errors.ts'
import type { Templates } from '../../../src/channels/whatsapp-cloud/templates.ts'
import {
  answers,
  badGateway,
  badGatewayAfterwards,
  dropped,
  droppedAfterwards,
  unanswered,
} from '../../graph-api-server/faults.ts'
import { pairRate, rateLimited } from '../../graph-api-server/graph-error.ts'
import { ACCESS_TOKEN, MARIA, setUpCloud, toMaria, type CloudSetup } from './setup.ts'

const TEMPLATES: Templates = [
  {
    name: 'registro_semanal',
    category: 'utility',
    for: ['weekly-check-in/sales'],
    parameters: ['name', 'trainer'],
    texts: {
      es: { status: 'approved', body: 'Hola, {{1}}. Soy el asistente de {{2}}. ¿Cuánto vendió?' },
      es_CO: { status: 'pending', body: 'x' },
    },
  },
  {
    name: 'aviso',
    category: 'utility',
    for: ['alert'],
    parameters: ['text'],
    texts: { es: { status: 'approved', body: 'Aviso: {{1}} Conteste aquí.' } },
  },
  {
    name: 'pausado',
    category: 'utility',
    for: ['goal'],
    parameters: [],
    texts: { es: { status: 'paused', body: 'x' } },
  },
]

describe('sending from an official WhatsApp number', () => {
  let the: CloudSetup

  beforeEach(async () => {
    the = await setUpCloud({
      templates: TEMPLATES,
      folder: join(import.meta.dirname, 'media'),
    })
    the.maria.writes('hola')
    the.server.templates = [
      { name: 'registro_semanal', language: 'es', body: TEMPLATES[0]?.texts['es']?.body ?? '' },
      { name: 'aviso', language: 'es', body: TEMPLATES[1]?.texts['es']?.body ?? '' },
    ]
  })

  afterEach(async () => {
    await the.channel.stop()
    await the.server[Symbol.asyncDispose]()
  })

  const outside = (topic: string, more = {}) =>
    the.channel.send(
      toMaria('Aviso:\n\nMaría pide ayuda', {
        occasion: { topic, language: 'es-CO', name: 'María', trainer: 'Doña Ana', ...more },
      }),
    )

  const lastBody = () => the.server.sends.at(-1)?.body

  it('sends a text as it was written, with our id, to her id', async () => {
    const written = 'Doña *María*, vea https://example.org & 😀'
    const outcome = await the.channel.send(toMaria(written))
    const [message] = the.maria.received()
    expect(message?.text).toBe(written)
    expect(outcome).toEqual({ type: 'sent', externalId: message?.id })
    expect(lastBody()).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      recipient: MARIA.userId,
      type: 'text',
      text: { body: written, preview_url: false },
      biz_opaque_callback_data: '41',
    })
  })

  it('sends to a number where that is all that is known', async () => {
    await the.channel.send(toMaria('hola', { chat: MARIA.phone }))
    expect(lastBody()).toMatchObject({ to: MARIA.phone })
    expect(the.maria.texts).toEqual(['hola'])
  })

  it.each<[what: string, choices: readonly string[], kind: string]>([
    [
      'up to three short choices are buttons',
      ['Sí, que me llame', 'No, gracias', 'Después'],
      'button',
    ],
    ['more are a list', ['Lunes', 'Martes', 'Miércoles', 'Jueves'], 'list'],
    ['one longer than a button is a list', ['Sí, que me llame mañana', 'No'], 'list'],
    [
      'ten with long labels are a list',
      Array.from({ length: 10 }, (_, n) => `${n} `.padEnd(72, 'x')),
      'list',
    ],
    ['one too long for a list is only text', ['x'.repeat(73), 'No'], 'text'],
    ['eleven are only text', Array.from({ length: 11 }, (_, n) => `día ${n}`), 'text'],
    ['two of the same name are only text', ['Sí', 'Sí'], 'text'],
  ])('%s', async (_, choices, kind) => {
    const lines = choices.map((label, index) => `${index + 1}. ${label}`)
    const written = `¿Qué día?\n${lines.join('\n')}`
    expect(await the.channel.send(toMaria(written, { choices }))).toMatchObject({ type: 'sent' })
    const [message] = the.maria.received()
    expect(message).toMatchObject({ text: written, kind, keys: kind === 'text' ? [] : choices })
  })

  it('sends a long text with choices as text: it is complete in itself', async () => {
    await the.channel.send(toMaria('x'.repeat(1_025), { choices: ['Sí', 'No'] }))
    expect(the.maria.received()).toMatchObject([{ kind: 'text' }])
  })

  it('sends 5,000 characters in two parts, our id with the last', async () => {
    const outcome = await the.channel.send(toMaria('Vendió más. '.repeat(420).trim()))
    const [first, second] = the.server.sends.map(({ body }) => body)
    expect(first).not.toHaveProperty('biz_opaque_callback_data')
    expect(second).toHaveProperty('biz_opaque_callback_data', '41')
    expect(outcome).toEqual({ type: 'sent', externalId: the.maria.received()[1]?.id })
  })

  it('does not know what became of a text whose second part was refused', async () => {
    the.server.next(answers(rateLimited()))
    expect(await the.channel.send(toMaria('hola'))).toMatchObject({ type: 'retry' })
    const sending = the.channel.send(toMaria('Vendió más. '.repeat(420)))
    await the.server.calls.until(
      () => the.server.sends[1],
      5_000,
      () => 'no call',
    )
    the.server.next(answers(rateLimited()))
    expect(await sending).toMatchObject({
      type: 'unknown',
      reason: expect.stringMatching(/^after 1 of its parts were sent: 130429/),
    })
  })

  it('can be told what became of every fault, and calls once only', async () => {
    const cases = [
      [dropped, 0, { type: 'unknown', reason: 'no answer (UND_ERR_SOCKET)' }],
      [droppedAfterwards, 1, { type: 'unknown', reason: 'no answer (UND_ERR_SOCKET)' }],
      [badGateway, 0, { type: 'unknown', reason: 'HTTP 502' }],
      [badGatewayAfterwards, 1, { type: 'unknown', reason: 'HTTP 502' }],
      [unanswered, 1, { type: 'unknown', reason: 'no answer in time' }],
      [answers(pairRate()), 0, { type: 'retry', scope: 'chat', retryAfterMs: 60_000 }],
      [answers(rateLimited()), 0, { type: 'retry', scope: 'account', retryAfterMs: 5_000 }],
    ] as const
    for (const [fault, delivered, outcome] of cases) {
      const [received, calls] = [the.maria.received().length, the.server.sends.length]
      the.server.next(fault)
      expect(await the.channel.send(toMaria('Hola'))).toMatchObject(outcome)
      expect(the.maria.received().length - received).toBe(delivered)
      expect(the.server.sends.length - calls).toBe(1)
    }
  })

  it('knows that nothing was sent where no connection came about', async () => {
    await the.server.goDown()
    expect(await the.channel.send(toMaria('Hola'))).toMatchObject({
      type: 'retry',
      scope: 'account',
      reason: 'no connection (ECONNREFUSED)',
    })
  })

  it('shows a token that is revoked as trouble until it is accepted again, and never shows it', async () => {
    await the.start()
    expect(the.channel.trouble?.()).toBeUndefined()
    the.server.accessToken = 'another'
    expect(await the.channel.send(toMaria('Hola'))).toMatchObject({
      type: 'retry',
      scope: 'account',
      needsAPerson: true,
    })
    expect(the.channel.trouble?.()).toContain('190 Error validating access token')
    the.server.accessToken = ACCESS_TOKEN
    await the.channel.send(toMaria('Hola'))
    expect(the.channel.trouble?.()).toBeUndefined()
    expect(the.log.lines.join()).not.toContain(ACCESS_TOKEN)
  })

  it('does not start with a token or a number that Meta does not know', async () => {
    the.server.accessToken = 'another'
    await expect(the.start()).rejects.toThrow(/WHATSAPP_CLOUD_ACCESS_TOKEN is not accepted/)
    const other = await setUpCloud({ phoneNumberId: '999' })
    await expect(other.start()).rejects.toThrow(/WHATSAPP_CLOUD_PHONE_NUMBER_ID is not accepted/)
    await other.server[Symbol.asyncDispose]()
  })

  it('starts while Meta cannot be reached', async () => {
    await the.server.goDown()
    await the.start()
    expect(the.channel.trouble?.()).toContain('ECONNREFUSED')
  })

  describe('outside the window', () => {
    it('sends the approved template of the step, in her language or Spanish', async () => {
      expect(await outside('weekly-check-in/sales')).toMatchObject({ type: 'sent' })
      expect(the.maria.received()).toMatchObject([
        { kind: 'template', text: 'Hola, María. Soy el asistente de Doña Ana. ¿Cuánto vendió?' },
      ])
    })

    it('puts the text itself into a template that takes it, on one line', async () => {
      await outside('alert')
      expect(the.maria.texts).toEqual(['Aviso: Aviso: María pide ayuda Conteste aquí.'])
    })

    it.each([
      ['menu/start', {}, 'menu/start: none'],
      ['goal/ask', {}, 'goal/ask: not-approved: pausado'],
      ['weekly-check-in/sales', { name: '' }, 'weekly-check-in/sales: not-known: name'],
    ])('refuses %s %o and says why, without a call', async (topic, more, detail) => {
      expect(await outside(topic, more)).toEqual({ type: 'refused', reason: 'no-template', detail })
      expect(the.server.sends).toEqual([])
    })

    it('sends no voice note: the text that follows it has the template', async () => {
      const occasion = { topic: 'weekly-check-in/sales' }
      const media = { type: 'voice', source: { file: 'hola.ogg' } } as const
      expect(await the.channel.send(toMaria('', { media, occasion }))).toMatchObject({
        type: 'refused',
        reason: 'no-template',
      })
    })

    it('hears from Meta that a template is not what it was', async () => {
      the.server.templates = []
      expect(await outside('alert')).toMatchObject({ type: 'refused', reason: 'no-template' })
    })
  })

  describe('media', () => {
    it('sends a file of the library as a voice note', async () => {
      const media = { type: 'voice', source: { file: 'hola.ogg' } } as const
      expect(await the.channel.send(toMaria('', { media }))).toMatchObject({ type: 'sent' })
      expect(the.maria.received()).toMatchObject([{ kind: 'voice', bytes: Buffer.from('OggS') }])
      expect(lastBody()).toMatchObject({ audio: { voice: true }, biz_opaque_callback_data: '41' })
    })

    it('passes on a photo that was sent to this number', async () => {
      const fileId = the.server.keep(Buffer.from('a photo'), 'image/jpeg')
      const source = { account: the.channel.account, fileId }
      await the.channel.send(toMaria('', { media: { type: 'photo', source } }))
      expect(the.maria.received()).toMatchObject([{ kind: 'photo', bytes: Buffer.from('a photo') }])
    })

    it.each([
      ['a file that is not there', { file: 'no.ogg' }, 'invalid'],
      ['a file of another account', { account: '1', fileId: '7' }, 'invalid'],
      ['a file that is gone', { account: '106540352242922', fileId: '7' }, 'file-gone'],
    ])('refuses %s', async (_, source, reason) => {
      const outcome = await the.channel.send(toMaria('', { media: { type: 'voice', source } }))
      expect(outcome).toMatchObject({ type: 'refused', reason })
      expect(the.maria.received()).toEqual([])
    })

    it('does not load what is too large', async () => {
      const fileId = the.server.keep(Buffer.alloc(5 * 1024 * 1024 + 1), 'image/jpeg')
      const source = { account: the.channel.account, fileId }
      const outcome = await the.channel.send(toMaria('', { media: { type: 'photo', source } }))
      expect(outcome).toMatchObject({ type: 'refused', detail: 'the media is too large' })
    })
  })
})

describe('an error code of the Cloud API', () => {
  const account = { type: 'retry', scope: 'account' }
  const person = { ...account, needsAPerson: true }
  it.each([
    [131_047, { type: 'refused', reason: 'window-closed' }],
    [132_015, { type: 'refused', reason: 'no-template' }],
    [131_026, { type: 'refused', reason: 'gone' }],
    [130_429, { ...account, retryAfterMs: 5_000 }],
    [80_007, { ...account, retryAfterMs: 60_000 }],
    [131_056, { type: 'retry', scope: 'chat', retryAfterMs: 60_000 }],
    [131_048, { ...person, retryAfterMs: 3_600_000 }],
    [190, person],
    [0, person],
    [10, person],
    [200, person],
    [299, person],
    [368, person],
    [131_031, person],
    [131_042, person],
    [133_010, person],
    [131_000, { type: 'retry', scope: 'chat' }],
    [131_016, { type: 'retry', scope: 'chat' }],
    [100, { type: 'refused', reason: 'invalid', detail: 'why' }],
    [131_051, { type: 'refused', reason: 'invalid', detail: 'why' }],
    [999_999, { type: 'refused', reason: 'invalid', detail: 'why' }],
  ])('%i', (code, expected) => {
    expect(outcomeOfError(code, 'why')).toMatchObject(expected)
  })

  it('rests as long as the answer asks for', () => {
    expect(outcomeOfError(130_429, 'why', 17_000)).toMatchObject({ retryAfterMs: 17_000 })
  })
})
