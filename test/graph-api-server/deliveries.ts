import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Waiting } from '../bot-api-server/waiting.ts'

/** One delivery, and how each try was answered (0: no connection). */
export type Delivery = { readonly body: string; readonly answers: number[]; done: boolean }

/** What Meta does with a webhook: signs, tries again until 200, may repeat, and keeps no order between its tries. */
export class Deliveries {
  readonly all = new Waiting<Delivery>()
  /** Where deliveries go; none are made while it is undefined. */
  url: string | undefined
  readonly #appSecret: string
  readonly #retryMs: number
  readonly #closed = new AbortController()
  #held: Delivery[] | undefined
  #holds: (delivery: Delivery) => boolean = () => true

  constructor(appSecret: string, retryMs: number) {
    this.#appSecret = appSecret
    this.#retryMs = retryMs
  }

  post(payload: object): Delivery {
    const delivery = { body: JSON.stringify(payload), answers: [], done: false }
    this.all.add(delivery)
    if (this.#held && this.#holds(delivery)) this.#held.push(delivery)
    else void this.#deliver(delivery)
    return delivery
  }

  /** Keeps what comes from now on and fits. */
  hold(fits: (delivery: Delivery) => boolean = () => true): void {
    this.#held = []
    this.#holds = fits
  }

  /** Delivers what was held, in the order that `arrange` gives, each after the one before. */
  async release(
    arrange: (held: Delivery[]) => readonly Delivery[] = (held) => held,
  ): Promise<void> {
    const held = this.#held ?? []
    this.#held = undefined
    for (const delivery of arrange(held)) await this.#deliver(delivery)
  }

  /** Delivers all that was delivered once more. */
  async repeatAll(): Promise<void> {
    for (const delivery of this.all.items) if (delivery.done) await this.#deliver(delivery)
  }

  signatureOf(body: string): string {
    return `sha256=${createHmac('sha256', this.#appSecret).update(body).digest('hex')}`
  }

  /** Resolves once nothing waits to be delivered. */
  async settled(timeoutMs = 30_000): Promise<void> {
    const done = () => this.all.items.every((each) => each.done) || undefined
    const waiting = () => this.all.items.filter((each) => !each.done).length
    await this.all.until(done, timeoutMs, () => `${waiting()} deliveries were not taken`)
  }

  close(): void {
    this.#closed.abort()
  }

  async #deliver(delivery: Delivery): Promise<void> {
    for (let tries = 0; !this.#closed.signal.aborted; tries++) {
      const status = await this.#try(delivery.body)
      delivery.answers.push(status)
      delivery.done ||= status === 200
      this.all.changed()
      if (status === 200) return
      await pause(Math.min(this.#retryMs * 2 ** tries, 1_000))
    }
  }

  async #try(body: string): Promise<number> {
    if (this.url === undefined) return 0
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': this.signatureOf(body),
        },
        body,
        signal: AbortSignal.any([this.#closed.signal, AbortSignal.timeout(10_000)]),
      })
      return response.status
    } catch {
      return 0
    }
  }
}
