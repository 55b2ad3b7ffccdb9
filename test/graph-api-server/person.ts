import { Waiting } from '../bot-api-server/waiting.ts'

/** A message as it stands in a person's chat with the number. */
export type Received = {
  readonly id: string
  readonly text: string
  /** The labels of buttons or rows that came with it. */
  readonly keys: readonly string[]
  /** The template it is, or the kind of media. */
  readonly kind: string
  readonly bytes?: Buffer
  /** Milliseconds by `performance.now()`. */
  readonly at: number
}

/** How a person is known to Meta: by a number, and to this business by an id of its own. */
export type Identity = { readonly phone: string; readonly userId: string; readonly name: string }

export type PersonServer = {
  /** Delivers a message of hers; returns its id. */
  say(person: WhatsappPerson, content: Readonly<Record<string, unknown>>): string
}

const WAIT_MS = 30_000

/** Somebody with WhatsApp who may write to the number, and whom it answers. */
export class WhatsappPerson {
  phone: string
  userId: string
  readonly name: string
  /** Whether Meta hides her number from the business. */
  hidesNumber = false
  /** Whether Meta tells her business-scoped id (it does since April 2026). */
  hasUserId = true
  /** Whether she still has WhatsApp. */
  isRegistered = true
  /** Whether her phone tells that she has read what came. */
  reads = true
  /** When she last wrote (milliseconds since 1970). */
  wroteAt = Number.NEGATIVE_INFINITY
  readonly #server: PersonServer
  readonly #chat = new Waiting<Received>()
  #heard = 0

  constructor(server: PersonServer, { phone, userId, name }: Identity) {
    this.#server = server
    this.phone = phone
    this.userId = userId
    this.name = name
  }

  writes(text: string): string {
    return this.#server.say(this, { type: 'text', text: { body: text } })
  }

  /** Taps a button or a row of the last message that has it. */
  taps(label: string): string {
    const message = this.received().findLast(({ keys }) => keys.includes(label))
    if (!message) throw new Error(`${this.name} has no '${label}' to tap`)
    const kind = message.kind === 'list' ? 'list_reply' : 'button_reply'
    const reply = { id: label, title: label.slice(0, 24) }
    return this.#server.say(this, {
      type: 'interactive',
      interactive: { type: kind, [kind]: reply },
    })
  }

  /** Sends anything, as it stands in a delivery. */
  sends(content: Readonly<Record<string, unknown>>): string {
    return this.#server.say(this, content)
  }

  received(): readonly Received[] {
    return this.#chat.items
  }

  get texts(): readonly string[] {
    return this.received().map(({ text }) => text)
  }

  /** The next message with these words, after the one that the last such call returned. */
  hears(words: string, timeoutMs = WAIT_MS): Promise<Received> {
    const next = () => {
      const found = this.#chat.items.findIndex(
        ({ text }, at) => at >= this.#heard && text.includes(words),
      )
      if (found === -1) return undefined
      this.#heard = found + 1
      return this.#chat.items[found]
    }
    return this.#chat.until(next, timeoutMs, () => {
      const instead = this.#chat.items.slice(this.#heard).map(({ text }) => JSON.stringify(text))
      return `${this.name} waited for '${words}'; what came instead: ${instead.join(', ')}`
    })
  }

  /** For the server: a message arrives. */
  receive(message: Received): void {
    this.#chat.add(message)
  }
}
