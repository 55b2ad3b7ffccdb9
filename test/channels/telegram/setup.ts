import type { Receive } from '../../../src/channels/channel.ts'
import type { TelegramOptions } from '../../../src/channels/telegram/options.ts'
import { createTelegram } from '../../../src/channels/telegram/telegram.ts'
import { systemClock } from '../../../src/clock.ts'
import type { Log } from '../../../src/log.ts'
import type { Incoming, Outgoing } from '../../../src/model/message.ts'
import {
  startBotApiServer,
  type BotApiServer,
  type BotApiServerOptions,
} from '../../bot-api-server/bot-api-server.ts'
import { Waiting } from '../../bot-api-server/waiting.ts'

export const TOKEN = '123456789:AAF-a_token_of_a_bot_that_must_never_be_shown'
export const SECRET = 'a-secret-of-the-webhook-with-43-characters-'

/** Back-off of milliseconds, so that a test that tries again takes no time. */
export const FAST = { pollSeconds: 20, gapMs: 0, backOff: { firstMs: 2, maxMs: 8 } } as const

/** What the service behind a channel would do: it stores what is heard, or fails to when told to. */
export class Inbox {
  readonly #batches = new Waiting<{ heard: readonly Incoming[]; position: string | undefined }>()
  failures = 0
  /** What `receive` waits for before it commits. */
  committing: Promise<unknown> = Promise.resolve()
  readonly #offered = new Waiting<readonly Incoming[]>()

  readonly receive: Receive = async (heard, position) => {
    this.#offered.add(heard)
    await this.committing
    if (this.failures > 0) {
      this.failures--
      throw new Error('the disk is full')
    }
    this.#batches.add({ heard, position })
  }

  get heard(): readonly Incoming[] {
    return this.#batches.items.flatMap((batch) => batch.heard)
  }

  get texts(): readonly (string | undefined)[] {
    return this.heard.map(({ content }) => (content.type === 'text' ? content.text : content.type))
  }

  get position(): string | undefined {
    return this.#batches.items.at(-1)?.position
  }

  /** Resolves once that many messages were committed. */
  async untilHeard(count: number): Promise<void> {
    const enough = () => this.heard.length >= count || undefined
    await this.#batches.until(enough, 5_000, () => `heard only ${this.texts.join(', ')}`)
  }

  /** Resolves once messages were handed over that many times, committed or not. */
  async untilOffered(times: number): Promise<void> {
    const enough = () => this.#offered.items.length >= times || undefined
    await this.#offered.until(
      enough,
      5_000,
      () => `handed over ${this.#offered.items.length} times`,
    )
  }
}

/** Keeps what is logged. */
export class Logbook implements Log {
  readonly #lines = new Waiting<string>()

  get lines(): readonly string[] {
    return this.#lines.items
  }

  debug(data: object, message: string): void {
    this.#lines.add(`debug ${message} ${JSON.stringify(data)}`)
  }

  info(data: object, message: string): void {
    this.#lines.add(`info ${message} ${JSON.stringify(data)}`)
  }

  warn(data: object, message: string): void {
    this.#lines.add(`warn ${message} ${JSON.stringify(data)}`)
  }

  error(data: object, message: string): void {
    this.#lines.add(`error ${message} ${JSON.stringify(data)}`)
  }

  /** The first line that holds the words. */
  until(words: string): Promise<string> {
    const find = () => this.lines.find((line) => line.includes(words))
    return this.#lines.until(find, 5_000, () => `no '${words}' in:\n${this.lines.join('\n')}`)
  }
}

/** A channel, not yet started, on its own Bot API server. */
export async function setUp(
  options: Partial<TelegramOptions> = {},
  serverOptions: Partial<BotApiServerOptions> = {},
) {
  const server = await startBotApiServer({ token: TOKEN, webhookRetryMs: 5, ...serverOptions })
  const inbox = new Inbox()
  const log = new Logbook()
  const gaps: (readonly [number, number])[] = []
  const create = (more: Partial<TelegramOptions> = {}) =>
    createTelegram({
      token: TOKEN,
      apiRoot: server.url,
      clock: systemClock,
      log,
      onGap: (from, to) => gaps.push([from, to]),
      ...options,
      ...more,
      times: { ...FAST, ...options.times, ...more.times },
    })
  return { server, inbox, log, gaps, create, channel: create() }
}

export type Setup = Awaited<ReturnType<typeof setUp>>

/** A message to the chat, as the outbox would send it. */
export function outgoing(chat: number, text: string, choices?: readonly string[]): Outgoing {
  return { id: 1, chat: String(chat), text, ...(choices && { choices }) }
}

/** Somebody who has written to the bot, so that it may write to her. */
export function mariaOn(server: BotApiServer) {
  const maria = server.person(7001, 'María')
  maria.isKnown = true
  return maria
}
