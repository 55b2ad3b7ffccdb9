/** The chat networks a person can be reached on. */
export type ChannelName = 'simulator' | 'telegram' | 'whatsapp'

/** What a person sent: a text, or one of the things that are not text. */
export type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: MediaType; readonly fileId?: string; readonly caption?: string }

export const MEDIA_TYPES = [
  'voice',
  'photo',
  'sticker',
  'contact',
  'location',
  'file',
  'other',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** Something a channel heard. `externalId` is unique within the account, so that a repeat is dropped. */
export type Incoming = {
  readonly externalId: string
  /** The chat's id on its network: where an answer goes. */
  readonly chat: string
  /** The name the person's own profile shows, if any. */
  readonly profileName?: string
  readonly sentAt: Date
  /** The external id of our message that this was written as a reply to. */
  readonly replyTo?: string
  readonly content:
    Content | { readonly type: 'blocked' } | { readonly type: 'edited'; readonly text: string }
}

/**
 * How a message may be treated: a reply or an alert may be resent once after an unknown outcome,
 * a reminder or a broadcast never by itself.
 */
export const MESSAGE_CLASSES = ['reply', 'reminder', 'broadcast', 'alert'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

/** A voice note or a photo to send: a file of the library, or what somebody sent to one of our accounts. */
export type Media = {
  readonly type: 'voice' | 'photo'
  readonly source: { readonly file: string } | { readonly account: string; readonly fileId: string }
}

/** One message on its way to a chat: a text, or a media of its own. */
export type Outgoing = {
  readonly id: number
  readonly chat: string
  readonly text: string
  readonly media?: Media
  /** Labels a channel may also show as keys; the text is complete without them. */
  readonly choices?: readonly string[]
}

/** What became of one attempt to send. */
export type Outcome =
  | { readonly type: 'sent'; readonly externalId: string }
  /** Nothing was sent and nothing may be sent before `retryAfterMs`; `scope` says to whom. */
  | {
      readonly type: 'retry'
      readonly retryAfterMs?: number
      readonly scope: 'chat' | 'account'
      readonly reason: string
      /** Waiting does not help: the account is refused until somebody does something. */
      readonly needsAPerson?: boolean
    }
  /** The network will never take it: the person blocked us, the chat is gone, the text is refused. */
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly detail: string }
  /** The connection was lost after the request left: it may or may not have arrived. */
  | { readonly type: 'unknown'; readonly reason: string }

export type RefusalReason = 'blocked' | 'gone' | 'invalid'
