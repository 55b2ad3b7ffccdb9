import { createHmac } from 'node:crypto'
import type { Channel } from '../../../src/channels/channel.ts'
import type { CloudOptions } from '../../../src/channels/whatsapp-cloud/options.ts'
import { createWhatsappCloud } from '../../../src/channels/whatsapp-cloud/whatsapp-cloud.ts'
import { systemClock } from '../../../src/clock.ts'
import type { Outgoing, Receipt } from '../../../src/model/message.ts'
import { startGraphApiServer } from '../../graph-api-server/graph-api-server.ts'
import { Inbox, Logbook } from '../telegram/setup.ts'

export const NUMBER = '106540352242922'
export const ACCESS_TOKEN = 'EAAJB_a_token_that_must_never_be_shown'
export const APP_SECRET = '0123456789abcdef0123456789abcdef'
export const VERIFY_TOKEN = 'a-verify-token-of-the-webhook'

export const MARIA = { phone: '50255550101', userId: 'GT.1502576394655843', name: 'María' }

/** A channel, not yet started, with its own Graph API server and María on it. */
export async function setUpCloud(options: Partial<CloudOptions> = {}) {
  const server = await startGraphApiServer({
    phoneNumberId: NUMBER,
    accessToken: ACCESS_TOKEN,
    appSecret: APP_SECRET,
  })
  const inbox = new Inbox()
  const log = new Logbook()
  const receipts: Receipt[] = []
  const channel = createWhatsappCloud({
    phoneNumberId: NUMBER,
    accessToken: ACCESS_TOKEN,
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    apiRoot: server.url,
    templates: [],
    listButton: 'Ver opciones',
    clock: systemClock,
    log,
    ...options,
    times: { callMs: 1_000, ...options.times },
  })
  const maria = server.person(MARIA)
  const start = () => channel.start(inbox.receive, async (told) => void receipts.push(...told))
  return { server, inbox, log, receipts, channel, maria, start }
}

export type CloudSetup = Awaited<ReturnType<typeof setUpCloud>>

/** A message to María, as the outbox would send it. */
export function toMaria(text: string, more: Partial<Outgoing> = {}): Outgoing {
  return { id: 41, chat: MARIA.userId, text, ...more }
}

export function sign(body: string | Uint8Array, secret = APP_SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** A delivery about the number, in Meta's envelope. */
export function delivery(value: object, phone_number_id = NUMBER): string {
  const whole = { messaging_product: 'whatsapp', metadata: { phone_number_id }, ...value }
  const entry = [{ id: '1', changes: [{ field: 'messages', value: whole }] }]
  return JSON.stringify({ object: 'whatsapp_business_account', entry })
}

/** Hands a body to the channel's webhook, signed as Meta would unless another signature is given. */
export async function post(
  { webhook }: Channel,
  body: string | Uint8Array<ArrayBuffer>,
  signature: string | undefined = sign(body),
): Promise<Response> {
  if (!webhook) throw new Error('the channel has no webhook')
  const headers = signature === '' ? {} : { 'x-hub-signature-256': signature }
  const url = `http://localhost${webhook.path}`
  return webhook.handle(new Request(url, { method: 'POST', headers, body }))
}

/** Messages of María's as a delivery holds them. */
export function fromMaria(content: object, id = 'wamid.1') {
  const { phone, userId, name } = MARIA
  return {
    contacts: [{ profile: { name }, wa_id: phone, user_id: userId }],
    messages: [{ from: phone, from_user_id: userId, id, timestamp: '1764000000', ...content }],
  }
}

export const text = (body: string) => ({ type: 'text', text: { body } })
