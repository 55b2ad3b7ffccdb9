import type { Api } from 'grammy'
import type { Fetched, Outcome, Outgoing } from '../../model/message.ts'
import { ChannelError, type Channel, type Confirm, type Receive } from '../channel.ts'
import { InFlight } from '../in-flight.ts'
import { Trouble } from '../trouble.ts'
import { createApi } from './api.ts'
import { BackOff } from './back-off.ts'
import { connect } from './connect.ts'
import type { Failure } from './failure.ts'
import { fetchFile } from './file.ts'
import { GapWatch } from './gap-watch.ts'
import { take } from './intake.ts'
import { TELEGRAM_LIMITS } from './limits.ts'
import { sendMedia, type MediaOptions } from './media.ts'
import { accountOf, checkWebhook, DEFAULT_TIMES, type TelegramOptions } from './options.ts'
import { sendMessage } from './outgoing.ts'
import { poll } from './polling.ts'
import { pause, REVOKED, type Session } from './session.ts'
import { answerDelivery } from './webhook.ts'

/** A Telegram bot as a channel; throws a ChannelError where the options cannot be right. */
export function createTelegram(options: TelegramOptions): Channel {
  checkWebhook(options)
  return new TelegramChannel(options)
}

class TelegramChannel implements Channel {
  readonly name = 'telegram'
  readonly limits = TELEGRAM_LIMITS.pace
  readonly account: string
  readonly webhook?: NonNullable<Channel['webhook']>
  readonly #options: TelegramOptions
  readonly #api: Api
  readonly #media: MediaOptions
  readonly #stopping = new AbortController()
  readonly #inFlight = new InFlight()
  readonly #listening: Trouble
  readonly #sending: Trouble
  #session: Session | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(options: TelegramOptions) {
    const { token, apiRoot, webhook, folder = '.' } = options
    this.account = accountOf(token)
    this.#options = options
    this.#api = createApi(token, apiRoot, { ...DEFAULT_TIMES, ...options.times })
    const [api, account] = [this.#api, this.account]
    this.#media = { api, account, folder, uploaded: new Map() }
    this.#listening = new Trouble(options.log, this.account)
    this.#sending = new Trouble(options.log, this.account)
    if (!webhook) return
    this.webhook = {
      path: new URL(webhook.url).pathname,
      handle: (request) => this.#inFlight.track(this.#answer(request, webhook.secret)),
    }
  }

  /** Resolves even while Telegram cannot be reached: then it goes on trying. */
  async start(receive: Receive, _confirm?: Confirm, isOurs = () => true): Promise<void> {
    const session = this.#open(receive, isOurs)
    this.#session = session
    const failure = await connect(session)
    this.#running = run(session, failure).catch((error: unknown) => this.#giveUp(error))
  }

  async send(message: Outgoing): Promise<Outcome> {
    const { media } = message
    const outcome = await this.#inFlight.track(
      media ? sendMedia(this.#media, { ...message, media }) : sendMessage(this.#api, message),
    )
    this.#sending.heed(outcome, REVOKED)
    return outcome
  }

  fetch(fileId: string, maxBytes: number): Promise<Fetched> {
    const { token, apiRoot } = this.#options
    const options = { api: this.#api, token, apiRoot }
    return this.#inFlight.track(fetchFile(options, fileId, maxBytes))
  }

  trouble(): string | undefined {
    return this.#listening.present ?? this.#sending.present
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    await this.#inFlight.ended()
  }

  #open(receive: Receive, isOurs: () => boolean): Session {
    const { clock, log, onGap = () => {}, webhook, position } = this.#options
    const times = { ...DEFAULT_TIMES, ...this.#options.times }
    const gaps = new GapWatch(onGap, webhook ? times.gapMs : 0, position)
    const intake = { clock, log, gaps, receive, answerTap: (id: string) => this.#answerTap(id) }
    return {
      api: this.#api,
      options: this.#options,
      times,
      backOff: new BackOff(clock, times.backOff, this.#stopping.signal),
      trouble: this.#listening,
      signal: this.#stopping.signal,
      isOurs,
      take: (updates) => take(intake, updates),
    }
  }

  #answerTap(id: string): void {
    // best effort: a tap older than a few minutes is refused, and all it stops is a small spinner
    void this.#inFlight.track(this.#api.answerCallbackQuery(id)).catch(() => {})
  }

  async #answer(request: Request, secret: string): Promise<Response> {
    const session = this.#session
    if (!session || session.signal.aborted) return new Response(null, { status: 503 })
    return answerDelivery(request, secret, (update) => session.take([update]))
  }

  #giveUp(error: unknown): void {
    const reason = error instanceof ChannelError ? error.message : String(error)
    this.#listening.tell(reason, 'Telegram is no longer listened to until a restart')
  }
}

/** Goes on connecting after a first failure, then listens until the session is to stop. */
async function run(session: Session, firstFailure: Failure | undefined): Promise<void> {
  let failure = firstFailure
  while (failure && !session.signal.aborted) {
    await pause(session, failure)
    failure = await connect(session)
  }
  if (session.signal.aborted) return
  session.trouble.isOver()
  if (!session.options.webhook) await poll(session)
}
