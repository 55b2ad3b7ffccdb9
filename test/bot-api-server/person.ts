import { SAMPLES, type Kind } from './samples.ts'
import { Waiting } from './waiting.ts'

/** A message as it stands in a person's chat with the bot. */
export type Received = {
  readonly messageId: number
  readonly kind: 'text' | 'voice' | 'photo'
  readonly text: string
  /** The keys that came with it. */
  readonly keys: readonly string[]
  /** Milliseconds by `performance.now()`. */
  readonly at: number
  readonly payload: Readonly<Record<string, unknown>>
  /** What can be heard or seen in it; absent where it was sent to the bot by somebody. */
  readonly file?: File
}

/** What a person needs of the server she is on. */
export type PersonServer = {
  push(kind: string, content: object): number | undefined
  nextMessageId(): number
  /** Seconds since 1970. */
  now(): number
  keepFile(file: File): string
}

const WAIT_MS = 5_000

/** Somebody with Telegram who may write to the bot, and whom the bot answers. */
export class Person {
  readonly chatId: number
  readonly name: string
  /** Whether she ever wrote: before that, the bot cannot find her chat. */
  isKnown = false
  state: 'reachable' | 'blocking' | 'deleted' = 'reachable'
  readonly #server: PersonServer
  readonly #chat = new Waiting<Received>()
  #heard = 0

  constructor(server: PersonServer, chatId: number, name: string) {
    this.#server = server
    this.chatId = chatId
    this.name = name
  }

  /** Sends a text; the id of its update. */
  writes(text: string): number | undefined {
    return this.#message({ text })
  }

  /** Answers a message of the bot by swiping it. */
  replies(to: Received, text: string): number | undefined {
    const answered = { message_id: to.messageId, text: to.text, date: this.#server.now() }
    return this.#message({ text, reply_to_message: answered })
  }

  /** Follows t.me/<bot>?start=<code>. */
  opens(code: string): number | undefined {
    return this.writes(`/start ${code}`)
  }

  /** Sends something that is not a text. */
  sends(kind: Kind, caption?: string): number | undefined {
    return this.#message({ ...SAMPLES[kind], ...(caption !== undefined && { caption }) })
  }

  /** Sends a voice note or a photo of these bytes; the id of its file. */
  sendsFile(kind: 'voice' | 'photo', bytes: Uint8Array<ArrayBuffer>): string {
    const file_id = this.#server.keepFile(new File([bytes], kind))
    const described = { file_id, file_unique_id: file_id, file_size: bytes.length }
    this.#message(
      kind === 'voice'
        ? { voice: { ...described, duration: 3 } }
        : { photo: [{ ...described, width: 1280, height: 960 }] },
    )
    return file_id
  }

  /** Changes a text she sent before. */
  edits(text: string): number | undefined {
    return this.#push('edited_message', { ...this.#header(), edit_date: this.#server.now(), text })
  }

  /** Taps an inline key. */
  taps(data: string): number | undefined {
    const message = { ...this.#header(), text: '…' }
    const id = String(message.message_id)
    return this.#push('callback_query', {
      id,
      from: this.#from(),
      chat_instance: '1',
      message,
      data,
    })
  }

  blocks(): void {
    this.state = 'blocking'
    this.#push('my_chat_member', this.#membership('member', 'kicked'))
  }

  unblocks(): void {
    this.state = 'reachable'
    this.#push('my_chat_member', this.#membership('kicked', 'member'))
  }

  deletesAccount(): void {
    this.state = 'deleted'
  }

  /** Everything the bot sent, from the first on. */
  received(): readonly Received[] {
    return this.#chat.items
  }

  /** The next message that fits, after the one that the last such call returned. */
  waitForMessage(
    fits: (message: Received) => boolean = () => true,
    timeoutMs = WAIT_MS,
  ): Promise<Received> {
    const next = () => {
      const index = this.#chat.items.findIndex((item, at) => at >= this.#heard && fits(item))
      if (index === -1) return undefined
      this.#heard = index + 1
      return this.#chat.items[index]
    }
    return this.#chat.until(next, timeoutMs, () => this.#complaint(timeoutMs))
  }

  /** For the server: a message arrives. */
  receive(message: Received): void {
    this.#chat.add(message)
  }

  #complaint(timeoutMs: number): string {
    const texts = this.#chat.items.slice(this.#heard).map((item) => JSON.stringify(item.text))
    const instead = texts.length > 0 ? texts.join(', ') : 'nothing'
    return `${this.name} waited ${timeoutMs} ms for a message; what came instead: ${instead}`
  }

  #message(content: object): number | undefined {
    return this.#push('message', { ...this.#header(), ...content })
  }

  #push(kind: string, content: object): number | undefined {
    if (kind !== 'my_chat_member' && this.state !== 'reachable') {
      throw new Error(`${this.name} cannot write: she is ${this.state} the bot`)
    }
    this.isKnown = true
    return this.#server.push(kind, content)
  }

  #header() {
    return {
      message_id: this.#server.nextMessageId(),
      from: this.#from(),
      chat: { id: this.chatId, type: 'private', first_name: this.name },
      date: this.#server.now(),
    }
  }

  #from() {
    return { id: this.chatId, is_bot: false, first_name: this.name, language_code: 'es' }
  }

  #membership(before: string, after: string) {
    const { from, chat, date } = this.#header()
    const user = { id: 0, is_bot: true, first_name: 'bot' }
    return {
      chat,
      from,
      date,
      old_chat_member: { user, status: before },
      new_chat_member: { user, status: after },
    }
  }
}
