import type { Incoming, MediaType } from '../../../model/message.ts'
import { normalizeMessageContent, proto } from '../baileys.ts'

type Content = Incoming['content']

/**
 * What a decrypted message says; undefined for what is no message of a person to us: reactions, deletions, votes, and what
 * the apps tell each other.
 */
export function contentOf(message: proto.IMessage): Content | undefined {
  const edit = editOf(message)
  if (edit) return edit
  const inner = normalizeMessageContent(message)
  if (!inner || SILENT.some((name) => present(inner[name]))) return undefined
  const text = textOf(inner)
  if (text !== undefined) return { type: 'text', text }
  const kind = MEDIA.find(([name]) => present(inner[name]))
  if (kind) return mediaOf(kind[1], inner)
  const isEmpty = Object.entries(inner).every(
    ([name, value]) => !present(value) || CARRIED.has(name),
  )
  return isEmpty ? undefined : { type: 'other' }
}

/**
 * The id of the message that this was written as a reply to, whoever wrote that one: ours are the ids of outbox rows
 * (message-id.ts), which are kept with them.
 */
export function repliedTo(message: proto.IMessage): { readonly replyTo?: string } {
  const inner = normalizeMessageContent(message) ?? {}
  const parts: readonly unknown[] = Object.values(inner)
  const quoted = parts.map(quotedIn).find((id) => id !== undefined)
  return quoted === undefined ? {} : { replyTo: quoted }
}

function quotedIn(part: unknown): string | undefined {
  const { contextInfo } = (part ?? {}) as { contextInfo?: proto.IContextInfo | null }
  return contextInfo?.stanzaId || undefined
}

type Name = keyof proto.IMessage

const SILENT: readonly Name[] = [
  'protocolMessage',
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'keepInChatMessage',
  'pinInChatMessage',
]

/** Parts that come beside a message. */
const CARRIED: ReadonlySet<string> = new Set([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
])

const MEDIA: readonly (readonly [Name, MediaType])[] = [
  ['audioMessage', 'voice'],
  ['imageMessage', 'photo'],
  ['stickerMessage', 'sticker'],
  ['contactMessage', 'contact'],
  ['contactsArrayMessage', 'contact'],
  ['locationMessage', 'location'],
  ['liveLocationMessage', 'location'],
  ['documentMessage', 'file'],
  ['videoMessage', 'file'],
  ['ptvMessage', 'file'],
]

/** The text of a message, or of the button or line she tapped. */
function textOf(inner: proto.IMessage): string | undefined {
  return (
    inner.conversation ||
    inner.extendedTextMessage?.text ||
    inner.buttonsResponseMessage?.selectedDisplayText ||
    inner.templateButtonReplyMessage?.selectedDisplayText ||
    inner.listResponseMessage?.title ||
    undefined
  )
}

/** Old apps wrap an edit, new ones send it bare. */
function editOf(message: proto.IMessage): Content | undefined {
  const protocol = (message.editedMessage?.message ?? message).protocolMessage
  if (protocol?.type !== proto.Message.ProtocolMessage.Type.MESSAGE_EDIT) return undefined
  const text = textOf(normalizeMessageContent(protocol.editedMessage) ?? {})
  return text === undefined ? undefined : { type: 'edited', text }
}

/** Voice notes and photos can be passed on: all that is needed for it is the message without its previews. */
function mediaOf(type: MediaType, inner: proto.IMessage): Content {
  const caption =
    inner.imageMessage?.caption || inner.videoMessage?.caption || inner.documentMessage?.caption
  const said = caption ? { caption } : {}
  if (type !== 'voice' && type !== 'photo') return { type, ...said }
  return { type, fileId: fileIdOf(inner), ...said }
}

/** The message that holds a file, as text: its address, its key and its digests. */
function fileIdOf({ audioMessage, imageMessage }: proto.IMessage): string {
  const file: proto.IMessage = audioMessage
    ? { audioMessage: { ...audioMessage, contextInfo: null } }
    : { imageMessage: { ...imageMessage, jpegThumbnail: null, contextInfo: null, caption: null } }
  return Buffer.from(proto.Message.encode(file).finish()).toString('base64url')
}

/** The message of a file that somebody sent; throws where the text is none. */
export function fileOf(fileId: string): proto.IMessage {
  return proto.Message.decode(Buffer.from(fileId, 'base64url'))
}

const present = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
