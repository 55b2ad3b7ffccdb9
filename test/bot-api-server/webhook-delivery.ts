import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Update, UpdateQueue } from './update-queue.ts'

export type Webhook = {
  readonly url: string
  readonly secret: string | undefined
  readonly maxConnections: number
}

/** Delivers updates to a URL: those of one chat in their order, again and again until one answers 2xx. */
export class WebhookDelivery {
  readonly webhook: Webhook
  lastError: string | undefined
  readonly #queue: UpdateQueue
  readonly #retryMs: number
  readonly #stopped = new AbortController()
  readonly #busyChats = new Set<unknown>()

  constructor(webhook: Webhook, queue: UpdateQueue, retryMs: number) {
    this.webhook = webhook
    this.#queue = queue
    this.#retryMs = retryMs
  }

  /** Starts to deliver whatever can be delivered now. */
  wake(): void {
    for (const update of [...this.#queue.repeats(), ...this.#queue.pending]) {
      if (this.#stopped.signal.aborted) return
      if (this.#busyChats.size >= this.webhook.maxConnections) return
      const chat = chatOf(update)
      if (this.#busyChats.has(chat)) continue
      this.#busyChats.add(chat)
      void this.#deliver(update, () => this.#busyChats.delete(chat))
    }
  }

  stop(): void {
    this.#stopped.abort()
  }

  /** The first retry follows at once, each other one after twice the time (WebhookActor.cpp). */
  async #deliver(update: Update, done: () => void): Promise<void> {
    let waitMs = 0
    while (!this.#stopped.signal.aborted && !(await this.#isTaken(update))) {
      await sleep(waitMs, undefined, { signal: this.#stopped.signal }).catch(() => {})
      waitMs = Math.min(waitMs * 2 || this.#retryMs, 60_000)
    }
    done()
    if (!this.#stopped.signal.aborted) this.#queue.confirm(update.update_id)
  }

  async #isTaken(update: Update): Promise<boolean> {
    const { url, secret } = this.webhook
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret && { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(60_000)]),
      })
      await response.arrayBuffer()
      if (!response.ok) this.lastError = `Wrong response from the webhook: ${response.status}`
      return response.ok
    } catch {
      this.lastError = 'Connection failed'
      return false
    }
  }
}

/** The chat that an update belongs to; one for all that belong to none. */
function chatOf(update: Update): number | undefined {
  return Object.values(update)
    .map((content) => inChat.safeParse(content).data)
    .find((content) => content)?.chat.id
}

const chat = z.object({ id: z.number() })
const tap = z.object({ message: z.object({ chat }) })
const inChat = z.union([z.object({ chat }), tap.transform(({ message }) => message)])
