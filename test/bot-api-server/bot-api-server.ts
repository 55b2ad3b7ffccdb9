import type { IncomingMessage, ServerResponse } from 'node:http'
import { systemClock, type Clock } from '../../src/clock.ts'
import { answer, send, type Call } from './answering.ts'
import { ApiError } from './api-error.ts'
import { Bot } from './bot.ts'
import { Faults } from './faults.ts'
import { HttpDoor } from './http-door.ts'
import type { Payload } from './payload.ts'
import type { Person } from './person.ts'
import { Waiting } from './waiting.ts'

export type BotApiServerOptions = {
  /** The one token that is accepted. */
  readonly token: string
  readonly port?: number
  /** Dates messages and updates. */
  readonly clock?: Clock
  /** Whether more than 30 messages a second, or one a second and chat, get 429. */
  readonly floodLimits?: boolean
  /** The wait before the second retry of a webhook delivery; each other one is twice as long. */
  readonly webhookRetryMs?: number
}

/** A Bot API server for one bot on this machine, with the people who talk to it. */
export async function startBotApiServer(options: BotApiServerOptions): Promise<BotApiServer> {
  const server = new BotApiServer(options)
  await server.goUp()
  return server
}

export class BotApiServer {
  readonly faults = new Faults()
  readonly #token: string
  readonly #bot: Bot
  readonly #door: HttpDoor
  readonly #calls = new Waiting<Call>()

  constructor(options: BotApiServerOptions) {
    const { clock = systemClock, floodLimits = false, webhookRetryMs = 2_000, port = 0 } = options
    this.#token = options.token
    this.#bot = new Bot({ token: options.token, clock, floodLimits, webhookRetryMs }, () =>
      this.#calls.changed(),
    )
    this.#door = new HttpDoor((request, response) => void this.#handle(request, response), port)
  }

  /** What the bot uses as its API root. */
  get url(): string {
    return this.#door.url
  }

  /** Somebody who may write to the bot; the same person for the same chat. */
  person(chatId: number, name: string): Person {
    return this.#bot.person(chatId, name)
  }

  /** The updates on their way, to be repeated, reversed, lost, or made by hand. */
  get updates() {
    return this.#bot.updates
  }

  /** Every call in the order of arrival. */
  calls(method?: string): readonly Call[] {
    return method ? this.#calls.items.filter((call) => call.method === method) : this.#calls.items
  }

  /** Calls that would have sent something while the bot was told to wait. */
  get callsTooEarly(): number {
    return this.#bot.flood.early
  }

  /** The `count`th call of the method that fits, once it has arrived. */
  waitForCall(
    method: string,
    fits: (call: Call) => boolean = () => true,
    count = 1,
    timeoutMs = 5_000,
  ): Promise<Call> {
    return this.#calls.until(
      () => this.calls(method).filter(fits)[count - 1],
      timeoutMs,
      () => `no ${count} such calls of ${method} within ${timeoutMs} ms`,
    )
  }

  /** Resolves once the bot has confirmed every update. */
  async waitUntilConfirmed(timeoutMs = 5_000): Promise<void> {
    const pending = this.updates
    const complaint = () => `${pending.pending.length} updates unconfirmed after ${timeoutMs} ms`
    await this.#calls.until(() => pending.isEmpty || undefined, timeoutMs, complaint)
  }

  /** Refuses connections from now on, until `goUp`. */
  goDown(): Promise<void> {
    return this.#door.shut()
  }

  goUp(): Promise<void> {
    return this.#door.open()
  }

  async close(): Promise<void> {
    this.#bot.deleteWebhook()
    await this.#door.shut()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** From now on Telegram does not have it any more. */
  forgetFile(id: string): void {
    this.#bot.forgetFile(id)
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = performance.now()
    const [, owner, fileId] =
      /^\/file\/bot([^/]+)\/\w+\/([\w-]+)\.\w+$/.exec(request.url ?? '') ?? []
    if (fileId !== undefined) return this.#giveFile(response, owner === this.#token, fileId)
    const [, root = '', token, method] =
      /^(|\/[\w-]+)\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    if (!token || !method) return send(response, 404, new ApiError(404, 'Not Found'))
    if (token !== this.#token) return send(response, 401, new ApiError(401, 'Unauthorized'))
    if (method.startsWith('send')) this.#bot.flood.arrived(at)
    const record = (payload: Payload) => this.#record({ root, method, payload, at })
    try {
      await answer(this.#bot, request, response, this.faults.take(method), record)
    } catch (error) {
      // a body that cannot be read, or a client that is gone
      const why = error instanceof Error ? error.message : 'unreadable request'
      if (!response.headersSent) send(response, 400, new ApiError(400, `Bad Request: ${why}`))
    }
  }

  async #giveFile(response: ServerResponse, isAllowed: boolean, id: string): Promise<void> {
    const file = isAllowed ? this.#bot.contentOf(id) : undefined
    if (!file) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    response.end(Buffer.from(await file.arrayBuffer()))
  }

  #record(call: Call): Call {
    this.#calls.add(call)
    return call
  }
}
