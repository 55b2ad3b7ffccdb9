import { badRequest, conflict, forbidden, tooManyRequests } from './api-error.ts'
import type { Bot } from './bot.ts'
import { text, integer, list, type Payload } from './payload.ts'
import type { Person, Received } from './person.ts'

type Method = (bot: Bot, payload: Payload, signal: AbortSignal) => unknown

/** The methods of the Bot API that this server knows (core.telegram.org/bots/api#available-methods). */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: (bot) => bot.me,
  getUpdates,
  setWebhook,
  deleteWebhook: (bot) => bot.deleteWebhook(),
  getWebhookInfo,
  sendMessage: (bot, payload) => {
    const said = text(payload.text) ?? ''
    if (said.trim() === '') throw badRequest('message text is empty')
    if (said.length > 4_096) throw badRequest('message is too long')
    return deliver(bot, payload, 'text', said)
  },
  sendVoice: (bot, payload) => deliverFile(bot, payload, 'voice'),
  sendPhoto: (bot, payload) => deliverFile(bot, payload, 'photo'),
  getFile: (bot, payload) => {
    const id = text(payload.file_id) ?? ''
    const file = bot.contentOf(id)
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
    if (file.size > 20 * 1024 * 1024) throw badRequest('file is too big')
    return {
      file_id: id,
      file_unique_id: id,
      file_size: file.size,
      file_path: bot.pathOf(id, file),
    }
  },
  answerCallbackQuery: (_bot, payload) => {
    if (!text(payload.callback_query_id)) throw badRequest('query is too old and response timeout')
    return true
  },
}

function getUpdates(bot: Bot, payload: Payload, signal: AbortSignal): unknown {
  if (bot.delivery) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  const allowed = list(payload.allowed_updates)
  if (allowed) bot.updates.allowed = allowed
  return bot.longPoll.ask(
    {
      offset: integer(payload.offset) ?? 0,
      limit: Math.min(Math.max(integer(payload.limit) ?? 100, 1), 100),
      seconds: Math.min(integer(payload.timeout) ?? 0, 50),
    },
    signal,
  )
}

function setWebhook(bot: Bot, payload: Payload): true {
  const url = text(payload.url) ?? ''
  if (url === '') return bot.deleteWebhook()
  if (!/^https:|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  }
  const secret = text(payload.secret_token)
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters')
  }
  const allowed = list(payload.allowed_updates)
  if (allowed) bot.updates.allowed = allowed
  const maxConnections = integer(payload.max_connections) ?? 40
  return bot.setWebhook({ url, secret, maxConnections })
}

function getWebhookInfo(bot: Bot): object {
  return {
    url: bot.delivery?.webhook.url ?? '',
    has_custom_certificate: false,
    pending_update_count: bot.updates.pending.length,
    ...(bot.delivery?.lastError && { last_error_message: bot.delivery.lastError }),
  }
}

/** A file is uploaded in the form itself, or under a name that the field says; or Telegram has it already. */
function deliverFile(bot: Bot, payload: Payload, kind: 'voice' | 'photo'): object {
  const given = payload[kind]
  const attached = /^attach:\/\/(.+)$/.exec(text(given) ?? '')?.[1]
  const file = attached === undefined ? given : payload[attached]
  const fileId = file instanceof File ? bot.keepFile(file) : (text(file) ?? '')
  if (file instanceof File && file.size === 0) throw badRequest('file must be non-empty')
  if (!bot.hasFile(fileId)) throw badRequest('wrong file identifier/HTTP URL specified')
  const sent = deliver(bot, payload, kind, text(payload.caption) ?? '', bot.fileOf(fileId))
  const described = { file_id: fileId, file_unique_id: fileId, file_size: bot.fileOf(fileId)?.size }
  return kind === 'voice'
    ? { ...sent, voice: { ...described, duration: 1 } }
    : { ...sent, photo: [{ ...described, width: 1, height: 1 }] }
}

/** Puts a message into a person's chat, or refuses as Telegram does. */
function deliver(
  bot: Bot,
  payload: Payload,
  kind: Received['kind'],
  said: string,
  file?: File,
): object {
  const chat = text(payload.chat_id) ?? ''
  if (chat === '') throw badRequest('chat_id is empty')
  const seconds = bot.flood.secondsToWait(chat, performance.now())
  if (seconds > 0) throw bot.told(tooManyRequests(seconds))
  const person = personWith(bot, chat)
  const keys = keysOf(payload.reply_markup)
  const messageId = bot.nextMessageId()
  const received = { messageId, kind, text: said, keys, at: performance.now(), payload }
  person.receive(file ? { ...received, file } : received)
  return {
    message_id: messageId,
    from: bot.me,
    chat: { id: person.chatId, type: 'private', first_name: person.name },
    date: bot.now(),
    ...(kind === 'text' ? { text: said } : { caption: said }),
  }
}

function personWith(bot: Bot, chat: string): Person {
  const person = bot.people.get(chat)
  if (!person?.isKnown) throw badRequest('chat not found')
  if (person.state === 'blocking') throw forbidden('bot was blocked by the user')
  if (person.state === 'deleted') throw forbidden('user is deactivated')
  return person
}

function keysOf(markup: unknown): readonly string[] {
  if (markup === undefined) return []
  const parsed: unknown = typeof markup === 'string' ? JSON.parse(markup) : markup
  if (typeof parsed !== 'object' || parsed === null)
    throw badRequest('object expected as reply markup')
  const { keyboard = [] } = parsed as { keyboard?: readonly (readonly (string | Key)[])[] }
  const keys = keyboard.flat().map((key) => (typeof key === 'string' ? key : key.text))
  if (keys.some((key) => !key)) throw badRequest('text buttons are unallowed to be empty')
  return keys
}

type Key = { readonly text: string }
