import type { IncomingMessage, ServerResponse } from 'node:http'
import { systemClock, type Clock } from '../../src/clock.ts'
import { HttpDoor } from '../bot-api-server/http-door.ts'
import { Waiting } from '../bot-api-server/waiting.ts'
import { Deliveries } from './deliveries.ts'
import type { Fault } from './faults.ts'
import {
  badToken,
  GraphError,
  invalid,
  pairRate,
  rateLimited,
  unknownObject,
} from './graph-error.ts'
import { keepMedia, type KeptMedia } from './media.ts'
import { readRequest, show, type SendRequest } from './message.ts'
import { WhatsappPerson, type Identity } from './person.ts'
import type { ApprovedTemplate } from './template-book.ts'
import { statusOf } from './status.ts'

export type GraphApiServerOptions = {
  readonly phoneNumberId: string
  readonly accessToken: string
  readonly appSecret: string
  readonly clock?: Clock
  readonly templates?: readonly ApprovedTemplate[]
  /** The wait before the second try of a delivery; each other one is twice as long. */
  readonly webhookRetryMs?: number
  /** Whether more than 80 messages a second, or ten a minute and person, are refused. */
  readonly limits?: boolean
}

/** One call as it arrived, and the status it was answered with (0: dropped). */
export type Call = {
  readonly edge: string
  readonly body: unknown
  readonly at: number
  status?: number
}

const VERSION = /^\/v\d+\.\d+\//
const WINDOW_MS = 24 * 3_600_000

/** A Graph API server for one WhatsApp number on this machine, with the people who talk to it. */
export async function startGraphApiServer(options: GraphApiServerOptions): Promise<GraphApiServer> {
  const server = new GraphApiServer(options)
  await server.goUp()
  return server
}

export class GraphApiServer implements AsyncDisposable {
  readonly deliveries: Deliveries
  readonly calls = new Waiting<Call>()
  /** What Meta has approved. */
  templates: readonly ApprovedTemplate[]
  /** Whether statuses of what was sent are delivered. */
  sendsStatuses = true
  /** The token that is accepted; changing it revokes the old one. */
  accessToken: string
  readonly #options: GraphApiServerOptions
  readonly #clock: Clock
  readonly #door: HttpDoor
  readonly #people: WhatsappPerson[] = []
  readonly #media = new Map<string, KeptMedia>()
  readonly #faults: Fault[] = []
  readonly #later: number[] = []
  /** Whom messages went to, and when by the server's clock. */
  readonly #taken: { readonly who: string | undefined; readonly at: number }[] = []
  #ids = 0

  constructor(options: GraphApiServerOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.templates = options.templates ?? []
    this.accessToken = options.accessToken
    this.deliveries = new Deliveries(options.appSecret, options.webhookRetryMs ?? 20)
    this.#door = new HttpDoor((request, response) => void this.#handle(request, response), 0)
  }

  get url(): string {
    return this.#door.url
  }

  person(identity: Identity): WhatsappPerson {
    const person = new WhatsappPerson({ say: (who, content) => this.#say(who, content) }, identity)
    this.#people.push(person)
    return person
  }

  /** The next sends fail so, in this order. */
  next(...faults: readonly Fault[]): void {
    this.#faults.push(...faults)
  }

  /** The next file is taken, and a status says afterwards that it could not be delivered, with this error. */
  nextFileFails(code: number): void {
    this.#later.push(code)
  }

  /** The calls that were to send a message. */
  get sends(): readonly Call[] {
    return this.calls.items.filter(({ edge }) => edge === 'messages')
  }

  /** Keeps a file that a person sends; its id. */
  keep(bytes: Buffer, type: string): string {
    return keepMedia(this.#media, { bytes, type }, this.#newId('media'))
  }

  /** From now on Meta does not have it any more. */
  forget(id: string): void {
    this.#media.delete(id)
  }

  /** Tells the webhook something about the number, in Meta's envelope. */
  tell(value: object, phoneNumberId = this.#options.phoneNumberId): void {
    const metadata = { display_phone_number: '50255550000', phone_number_id: phoneNumberId }
    const whole = { messaging_product: 'whatsapp', metadata, ...value }
    const changes = [{ field: 'messages', value: whole }]
    this.deliveries.post({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] })
  }

  /** Tells the webhook what was decided of a template. */
  decide(event: string, name: string, language: string, reason = 'NONE'): void {
    const value = {
      event,
      message_template_id: 1_689_556_908_129_832,
      message_template_name: name,
      message_template_language: language,
      reason,
    }
    const changes = [{ field: 'message_template_status_update', value }]
    this.deliveries.post({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] })
  }

  goDown(): Promise<void> {
    return this.#door.shut()
  }

  goUp(): Promise<void> {
    return this.#door.open()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.deliveries.close()
    await this.#door.shut()
  }

  #newId(kind: string): string {
    this.#ids += 1
    return kind === 'wamid' ? `wamid.HBg${this.#ids}` : `${1_000_000 + this.#ids}`
  }

  #say(person: WhatsappPerson, content: Readonly<Record<string, unknown>>): string {
    const now = this.#clock.now().getTime()
    person.wroteAt = now
    const id = this.#newId('wamid')
    const who = {
      ...(!person.hidesNumber && { from: person.phone }),
      ...(person.hasUserId && { from_user_id: person.userId }),
    }
    const contact = {
      profile: { name: person.name },
      ...(!person.hidesNumber && { wa_id: person.phone }),
      ...(person.hasUserId && { user_id: person.userId }),
    }
    const timestamp = String(Math.floor(now / 1_000))
    this.tell({ contacts: [contact], messages: [{ ...who, id, timestamp, ...content }] })
    return id
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url)
    const edge = url.pathname.split('/').at(-1) ?? ''
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const raw = Buffer.concat(chunks)
    const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
    const body: unknown = isJson ? JSON.parse(raw.toString('utf8')) : raw
    const call: Call = { edge, body, at: performance.now() }
    this.calls.add(call)
    const fault = edge === 'messages' ? this.#faults.shift() : undefined
    if (fault && !fault.after) return this.#fail(call, response, fault)
    const answer = await this.#perform(request, url, call, raw)
    if (fault) return this.#fail(call, response, fault)
    call.status = answer instanceof GraphError ? answer.status : 200
    this.calls.changed()
    if (Buffer.isBuffer(answer)) return void response.writeHead(200).end(answer)
    const said = answer instanceof GraphError ? answer.body : answer
    response.writeHead(call.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said))
  }

  #fail(call: Call, response: ServerResponse, fault: Fault): void {
    call.status = fault.type === 'answers' ? fault.error.status : 0
    this.calls.changed()
    if (fault.type === 'answers') {
      response.writeHead(fault.error.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(fault.error.body))
    } else if (fault.type === 'answersHtml') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
    } else if (fault.type === 'drops') response.socket?.destroy()
  }

  async #perform(
    request: IncomingMessage,
    url: URL,
    { edge, body }: Call,
    raw: Buffer,
  ): Promise<object | Buffer> {
    try {
      if (request.headers.authorization !== `Bearer ${this.accessToken}`) throw badToken()
      if (url.pathname.startsWith('/file/')) return this.#mediaOf(edge).bytes
      if (!VERSION.test(url.pathname)) throw invalid('Unknown path components')
      const [, id = ''] = url.pathname.slice(1).split('/')
      const isOurs = id === this.#options.phoneNumberId
      if (request.method === 'GET')
        return isOurs && edge === id ? { id, quality_rating: 'GREEN' } : this.#describeMedia(id)
      if (!isOurs) throw unknownObject(id)
      if (edge === 'media') return await this.#takeMedia(request, raw)
      if (edge !== 'messages') throw invalid('Unknown path components')
      return this.#send(readRequest(body))
    } catch (error) {
      if (error instanceof GraphError) return error
      throw error
    }
  }

  #send(request: SendRequest): object {
    if (this.#options.limits) this.#checkPace(request)
    const shown = show(request, this.templates)
    const media = shown.mediaId === undefined ? undefined : this.#mediaOf(shown.mediaId)
    const id = this.#newId('wamid')
    const { to, recipient } = request
    const person = this.#people.find(
      ({ phone, userId }) => phone === to?.replace('+', '') || userId === recipient,
    )
    const now = this.#clock.now().getTime()
    const isOpen = person !== undefined && now - person.wroteAt < WINDOW_MS
    const trouble = !person?.isRegistered
      ? 131_026
      : isOpen || request.type === 'template'
        ? media && this.#later.shift()
        : 131_047
    if (person && trouble === undefined) {
      const { text, keys, kind } = shown
      const bytes = media ? { bytes: media.bytes } : {}
      person.receive({ id, text, keys, kind, at: performance.now(), ...bytes })
    }
    this.#tellStatuses(id, request, person, trouble)
    return {
      messaging_product: 'whatsapp',
      contacts: [{ input: to ?? recipient }],
      messages: [{ id, message_status: 'accepted' }],
    }
  }

  #tellStatuses(
    id: string,
    request: SendRequest,
    person: WhatsappPerson | undefined,
    trouble: number | undefined,
  ): void {
    if (!this.sendsStatuses) return
    const kinds =
      trouble === undefined ? ['sent', 'delivered', ...(person?.reads ? ['read'] : [])] : ['failed']
    const timestamp = String(Math.floor(this.#clock.now().getTime() / 1_000))
    for (const kind of kinds)
      this.tell({ statuses: [statusOf({ kind, id, request, timestamp, trouble })] })
  }

  #checkPace(request: SendRequest): void {
    const now = this.#clock.now().getTime()
    const who = request.to ?? request.recipient
    const since = (ms: number) => this.#taken.filter(({ at }) => at > now - ms)
    if (since(1_000).length >= 80) throw rateLimited()
    if (since(60_000).filter((each) => each.who === who).length >= 10) throw pairRate()
    this.#taken.push({ who, at: now })
  }

  #mediaOf(id: string): KeptMedia {
    const media = this.#media.get(id)
    if (!media) throw unknownObject(id)
    return media
  }

  #describeMedia(id: string): object {
    const { type, bytes } = this.#mediaOf(id)
    return { id, url: `${this.url}/file/${id}`, mime_type: type, file_size: bytes.length }
  }

  async #takeMedia(request: IncomingMessage, raw: Buffer): Promise<object> {
    const type = request.headers['content-type'] ?? ''
    const form = await new Response(new Uint8Array(raw), {
      headers: { 'content-type': type },
    }).formData()
    const file = form.get('file')
    if (!(file instanceof Blob) || form.get('messaging_product') !== 'whatsapp')
      throw invalid('file and messaging_product are required')
    const bytes = Buffer.from(await file.arrayBuffer())
    return { id: keepMedia(this.#media, { bytes, type: file.type }, this.#newId('media')) }
  }
}
