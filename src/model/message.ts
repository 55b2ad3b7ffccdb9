/** The chat networks a person can be reached on. */
export type ChannelName = 'simulator' | 'telegram' | 'whatsapp' | 'whatsapp-cloud'

/** What a person sent: a text, or one of the things that are not text. */
export type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: MediaType; readonly fileId?: string; readonly caption?: string }

const MEDIA_TYPES = [
  'voice',
  'photo',
  'sticker',
  'contact',
  'location',
  'file',
  'call',
  'other',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** Something a channel heard. `externalId` is unique within the account, so that a repeat is dropped. */
export type Incoming = {
  readonly externalId: string
  /** The chat's id on its network: where an answer goes. */
  readonly chat: string
  /** Other ids that the network says are the same person's, now or before. */
  readonly aliases?: readonly string[]
  /** Her phone number as a chat's id, where `chat` is another id. A number can pass to somebody else. */
  readonly phone?: string
  /** The name the person's own profile shows, if any. */
  readonly profileName?: string
  readonly sentAt: Date
  /** The external id of our message that this was written as a reply to. */
  readonly replyTo?: string
  readonly content:
    | Content
    | { readonly type: 'blocked' }
    | { readonly type: 'edited'; readonly text: string }
    /** She said nothing: the network tells that she has a new id, `chat`. */
    | { readonly type: 'moved' }
}

/** Who said something, by the ids that the network knows them under. */
export type Sender = Pick<Incoming, 'chat' | 'aliases' | 'phone'>

/** Each of the ids once. */
export function idsOf({ chat, aliases = [], phone }: Sender): readonly string[] {
  return [...new Set([chat, ...aliases, ...(phone === undefined ? [] : [phone])])]
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

/** A file in memory, on its way from one account to another; it is never stored. */
export type FileBytes = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mime: string }

/** A media whose file was fetched from the account that has it. */
export type Carried = { readonly type: Media['type']; readonly source: FileBytes }

/**
 * A file that was asked for; `retry` where it may be had later (`account`: once this account is there again), `refused` where
 * never.
 */
export type Fetched =
  | { readonly type: 'file'; readonly file: FileBytes }
  | Extract<Outcome, { readonly type: 'retry' | 'refused' }>

/** One message on its way to a chat: a text, or a media of its own. */
export type Outgoing = {
  readonly id: number
  /** Absent: a reply. */
  readonly class?: MessageClass
  readonly chat: string
  readonly text: string
  readonly media?: Media | Carried
  /** Labels a channel may also show as keys; the text is complete without them. */
  readonly choices?: readonly string[]
  /** Set where she has not written for so long that the network takes only a prepared text (`Channel.windowMs`). */
  readonly occasion?: Occasion
}

/** What a message is about and to whom it goes, so that a channel can choose a prepared text for it. */
export type Occasion = {
  /** `weekly-check-in/sales`: the flow, and the step she stands at; else the message's class. */
  readonly topic: string
  readonly language?: string
  readonly name?: string
  readonly trainer?: string
}

/** What became of one attempt to send. */
export type Outcome =
  | { readonly type: 'sent'; readonly externalId: string }
  /**
   * Nothing was sent and nothing may be sent before `retryAfterMs`; `scope` says to whom. `file`: what is to be passed on
   * cannot be had for as long, as the account that it was sent to is away.
   */
  | {
      readonly type: 'retry'
      readonly retryAfterMs?: number
      readonly scope: 'chat' | 'account' | 'file'
      readonly reason: string
      /** Waiting does not help: the account is refused until somebody does something. */
      readonly needsAPerson?: boolean
    }
  /** The network will never take it: the person blocked us, the chat is gone, the text is refused. */
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly detail: string }
  /** The connection was lost after the request left: it may or may not have arrived. */
  | { readonly type: 'unknown'; readonly reason: string }

/**
 * `no-template`: outside the window, and there is no prepared text that may be sent. `window-closed`: the network says that
 * this is outside the window, though it seemed open. `file-gone`, `file-too-large`: what was
 * to be passed on cannot be had from the network that it was sent on.
 */
export type RefusalReason =
  'blocked' | 'gone' | 'invalid' | 'no-template' | 'window-closed' | 'file-gone' | 'file-too-large'

/** What the network says later of a message: `message` is the `Outgoing.id` it was sent with. */
export type Receipt = {
  readonly message: number
  readonly externalId: string
  readonly at: Date
  /** The category it is billed in (`utility`, `service` …), `free` where it is not; absent where nothing was said. */
  readonly billing?: string
} & (
  | { readonly type: 'sent' | 'delivered' | 'read' }
  | {
      readonly type: 'failed'
      readonly outcome: Extract<Outcome, { readonly type: 'refused' | 'retry' }>
    }
)
