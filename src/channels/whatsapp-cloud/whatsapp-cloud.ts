import type { Fetched, Outcome, Outgoing } from '../../model/message.ts'
import type { Channel, Confirm, Receive } from '../channel.ts'
import { status } from '../request.ts'
import { InFlight } from '../in-flight.ts'
import { Trouble } from '../trouble.ts'
import { checkNumber } from './connect.ts'
import { Graph } from './graph.ts'
import { toIncoming } from './incoming.ts'
import { CLOUD_LIMITS } from './limits.ts'
import { download } from './media.ts'
import { DEFAULT_TIMES, WEBHOOK_PATH, type CloudOptions } from './options.ts'
import { sendMessage } from './outgoing.ts'
import type { Delivery } from './payload.ts'
import { toReceipt } from './receipt.ts'
import { decisionIn, TemplateNews, type Decision } from './template-news.ts'
import { answerChallenge, answerDelivery } from './webhook.ts'

/** A number of the official WhatsApp Business Cloud API as a channel. */
export function createWhatsappCloud(options: CloudOptions): Channel {
  return new WhatsappCloud(options)
}

class WhatsappCloud implements Channel {
  readonly name = 'whatsapp-cloud'
  readonly limits = CLOUD_LIMITS.pace
  readonly windowMs = CLOUD_LIMITS.windowMs
  readonly settleMs: number
  readonly account: string
  readonly webhook: NonNullable<Channel['webhook']>
  readonly #options: CloudOptions
  readonly #graph: Graph
  readonly #trouble: Trouble
  readonly #news: TemplateNews
  readonly #inFlight = new InFlight()
  #take: ((delivery: Delivery) => Promise<void>) | undefined

  constructor(options: CloudOptions) {
    this.account = options.phoneNumberId
    this.settleMs = options.times?.settleMs ?? DEFAULT_TIMES.settleMs
    this.#options = options
    this.#news = new TemplateNews(options.position)
    this.#graph = new Graph(options)
    this.#trouble = new Trouble(options.log, this.account)
    this.webhook = {
      path: WEBHOOK_PATH,
      handle: (request) => this.#inFlight.track(this.#answer(request)),
    }
  }

  /** Resolves even while Meta cannot be reached: what it delivers is heard all the same. */
  async start(receive: Receive, confirm: Confirm = async () => {}): Promise<void> {
    const failure = await checkNumber(this.#graph)
    if (failure) this.#trouble.tell(failure.description, UNREACHABLE)
    this.#take = (delivery) => this.#hear(delivery, receive, confirm)
  }

  async send(message: Outgoing): Promise<Outcome> {
    const templates = this.#news.applyTo(this.#options.templates)
    const options = { ...this.#options, templates }
    const outcome = await this.#inFlight.track(sendMessage(this.#graph, message, options))
    this.#trouble.heed(outcome, REFUSED)
    return outcome
  }

  fetch(fileId: string, maxBytes: number): Promise<Fetched> {
    return this.#inFlight.track(download(this.#graph, fileId, maxBytes))
  }

  trouble(): string | undefined {
    return this.#trouble.present
  }

  async stop(): Promise<void> {
    this.#take = undefined
    await this.#inFlight.ended()
  }

  async #answer(request: Request): Promise<Response> {
    const { appSecret, verifyToken } = this.#options
    if (request.method === 'GET') return answerChallenge(request, verifyToken)
    if (!this.#take) return status(503)
    return answerDelivery(request, appSecret, this.#take)
  }

  /** Resolves once all that was delivered is committed. */
  async #hear({ entry }: Delivery, receive: Receive, confirm: Confirm): Promise<void> {
    const now = this.#options.clock.now()
    const changes = entry.flatMap((each) => each.changes)
    const values = changes
      .map(({ value }) => value)
      .filter(({ metadata }) => metadata.phone_number_id === this.account)
    const heard = values.flatMap((value) => toIncoming(value, now))
    const statuses = values.flatMap(({ statuses: each = [] }) => each)
    const receipts = statuses.flatMap((each) => toReceipt(each, now) ?? [])
    const decided = this.#news.newAmong(changes.flatMap((each) => decisionIn(each) ?? []))
    try {
      await this.#tellStopped(decided)
      const position = decided.length === 0 ? undefined : this.#news.positionWith(decided)
      await Promise.all([receive(heard, position), confirm(receipts)])
      this.#news.heed(decided)
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      this.#options.log.error(
        { reason },
        'a delivery of WhatsApp could not be stored; it will come again',
      )
      throw error
    }
  }

  /** Only of what this service would send. */
  async #tellStopped(decided: readonly Decision[]): Promise<void> {
    const { templates, onTemplateStopped } = this.#options
    for (const each of decided) {
      const isOurs = templates.some(({ name, texts }) => name === each.name && texts[each.language])
      if (isOurs && each.status !== 'approved' && each.status !== 'pending')
        await onTemplateStopped?.(each)
    }
  }
}

const UNREACHABLE = 'the WhatsApp Cloud API does not answer as it should'
const REFUSED =
  'Meta refuses this WhatsApp number: see the access token, the account and its payment in the WhatsApp Manager'
