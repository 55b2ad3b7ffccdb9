import type { Clock } from '../../src/clock.ts'
import type { ApiError } from './api-error.ts'
import { Flood } from './flood.ts'
import { LongPoll } from './long-poll.ts'
import { Person } from './person.ts'
import { SAMPLE_FILES } from './samples.ts'
import { UpdateQueue } from './update-queue.ts'
import { WebhookDelivery, type Webhook } from './webhook-delivery.ts'

export type BotOptions = {
  readonly token: string
  readonly clock: Clock
  readonly floodLimits: boolean
  readonly webhookRetryMs: number
}

/** What the server knows of its bot: who talks with it, what waits for it, and where that goes. */
export class Bot {
  readonly me: object
  readonly people = new Map<string, Person>()
  readonly updates = new UpdateQueue(() => this.#wake())
  readonly longPoll = new LongPoll(this.updates)
  readonly flood: Flood
  delivery: WebhookDelivery | undefined
  readonly #options: BotOptions
  readonly #onChange: () => void
  readonly #files = new Map<string, File | undefined>()
  #messageId = 0

  constructor(options: BotOptions, onChange: () => void) {
    const id = Number(options.token.split(':')[0])
    this.me = { id, is_bot: true, first_name: 'microMBA', username: 'micromba_bot' }
    this.flood = new Flood(options.floodLimits)
    this.#options = options
    this.#onChange = onChange
  }

  /** Seconds since 1970. */
  now(): number {
    return Math.floor(this.#options.clock.now().getTime() / 1_000)
  }

  nextMessageId(): number {
    return ++this.#messageId
  }

  /** Keeps what was uploaded, and names it. */
  keepFile(file: File): string {
    const id = `file-${this.#files.size + 1}`
    this.#files.set(id, file)
    return id
  }

  hasFile(id: string): boolean {
    return this.#files.has(id) || SAMPLE_FILES.has(id)
  }

  /** What a file holds: of a sample its own name. */
  contentOf(id: string): Blob | undefined {
    return this.#files.get(id) ?? (SAMPLE_FILES.has(id) ? new Blob([id]) : undefined)
  }

  /** Where a file is had, named as Telegram names it. */
  pathOf(id: string, file: Blob): string {
    const isVoice = id.startsWith('voice') || (file instanceof File && file.name === 'voice')
    return isVoice ? `voice/${id}.oga` : `photos/${id}.jpg`
  }

  /** Telegram has it no more. */
  forgetFile(id: string): void {
    this.#files.delete(id)
  }

  fileOf(id: string): File | undefined {
    return this.#files.get(id)
  }

  person(chatId: number, name: string): Person {
    const known = this.people.get(String(chatId))
    if (known) return known
    const person = new Person(
      {
        push: (kind, content) => this.updates.push(kind, content),
        nextMessageId: () => this.nextMessageId(),
        now: () => this.now(),
        keepFile: (file) => this.keepFile(file),
      },
      chatId,
      name,
    )
    this.people.set(String(chatId), person)
    return person
  }

  setWebhook(webhook: Webhook): true {
    this.delivery?.stop()
    this.longPoll.end('terminated by setWebhook request')
    this.delivery = new WebhookDelivery(webhook, this.updates, this.#options.webhookRetryMs)
    this.#wake()
    return true
  }

  deleteWebhook(): true {
    this.delivery?.stop()
    this.delivery = undefined
    return true
  }

  /** Remembers how long the bot was told to keep quiet. */
  told(error: ApiError): ApiError {
    if (error.retryAfter !== undefined) this.flood.quietFor(error.retryAfter, performance.now())
    return error
  }

  #wake(): void {
    this.#onChange()
    if (this.delivery) this.delivery.wake()
    else this.longPoll.wake()
  }
}
