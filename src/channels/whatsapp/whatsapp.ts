import type { Fetched, Outcome, Outgoing } from '../../model/message.ts'
import type { AccountState } from '../../model/pairing.ts'
import type { Channel, Confirm, Receive } from '../channel.ts'
import { Acceptances } from './send/acceptance.ts'
import type { AuthenticationCreds, WASocket } from './baileys.ts'
import { dropsIn } from './line/drops.ts'
import { fetchFile } from './hear/file.ts'
import { GOOD, healthOf, restTrouble, type Health, type Traffic } from './line/health.ts'
import { Keyring } from './keys/keyring.ts'
import { PACING } from './send/limits.ts'
import { Line } from './line/line.ts'
import { listen } from './hear/listen.ts'
import { createMessageIds } from './send/message-id.ts'
import type { WhatsAppOptions } from './options.ts'
import { Pace, paceStateIn } from './send/pace.ts'
import { RecentIds } from './hear/recent-ids.ts'
import { createSeal } from './keys/seal.ts'
import { NOT_CONNECTED, send, sentBefore } from './send/send.ts'
import { SentFiles } from './send/sent-files.ts'
import { clockTrouble, watchClock } from './line/server-clock.ts'
import type { Session } from './session.ts'
import { stateOf, troubleOf, type Standing } from './line/standing.ts'

/** A WhatsApp account as a channel, over Baileys: unofficial, and off unless configured. */
export function createWhatsApp(options: WhatsAppOptions): WhatsAppChannel {
  return new WhatsAppChannel(options)
}

export class WhatsAppChannel implements Channel {
  readonly name = 'whatsapp'
  readonly dropsRepeats = true
  readonly settleMs = SETTLE_MS
  readonly account: string
  readonly #options: WhatsAppOptions
  readonly #acceptances = new Acceptances()
  readonly #justKept = new RecentIds(1_000)
  readonly #inFlight = new Set<Promise<unknown>>()
  readonly #stopping = new AbortController()
  #confirm: Confirm = async () => {}
  #line: Line | undefined
  #session: Session | undefined
  #running: Promise<unknown> = Promise.resolve()
  /** How far our clock is ahead of WhatsApp's. */
  #aheadMs = 0
  #health: Health = GOOD

  constructor(options: WhatsAppOptions) {
    this.account = options.account
    this.#options = options
  }

  get standing(): Standing {
    return this.#line?.standing ?? { type: 'connecting' }
  }

  trouble(): string | undefined {
    return (
      troubleOf(this.account, this.standing) ??
      clockTrouble(this.#aheadMs) ??
      restTrouble(this.account, this.#health)
    )
  }

  state(): AccountState {
    return stateOf(this.standing, this.#health.type === 'stop')
  }

  /** Resolves even where WhatsApp cannot be reached, or the account is not paired or cannot be used: others go on. */
  async start(receive: Receive, confirm: Confirm = async () => {}): Promise<void> {
    this.#confirm = confirm
    const line = this.#makeLine(receive)
    this.#line = line
    await line.open()
    this.#running = Promise.all([line.run(), this.#watchHealth()])
  }

  admits(message: Pick<Outgoing, 'chat' | 'class'>): boolean {
    return this.#line?.ready !== undefined && (this.#session?.pace.admits(message) ?? false)
  }

  send(message: Outgoing): Promise<Outcome> {
    const socket = this.#line?.ready
    if (!socket || !this.#session || this.#stopping.signal.aborted)
      return Promise.resolve(NOT_CONNECTED)
    const sending = send(this.#session, socket, message)
    this.#inFlight.add(sending)
    return sending.finally(() => this.#inFlight.delete(sending))
  }

  async fetch(fileId: string, maxBytes: number): Promise<Fetched> {
    const socket = this.#line?.ready
    return socket ? fetchFile(socket, fileId, maxBytes) : NOT_CONNECTED
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.allSettled(this.#inFlight)
    await this.#line?.stop()
    await this.#running
  }

  #makeLine(receive: Receive): Line {
    return new Line(this.#options, {
      loadKeyring: () => this.#loadKeyring(receive),
      expectOurs: () => receive([]),
      onSocket: (socket, creds, keys) => this.#listen(socket, creds, keys, receive),
      onEnded: () => this.#acceptances.loseAll('the connection ended before WhatsApp answered'),
      getMessage: async ({ id }) => this.#session && sentBefore(this.#session, id ?? ''),
    })
  }

  async #loadKeyring(receive: Receive): Promise<Keyring> {
    const { account, secret } = this.#options
    const write: Receive = async (heard, ...rest) => {
      await receive(heard, ...rest)
      for (const each of heard) {
        this.#session?.pace.heard(each)
        this.#justKept.add(each.externalId)
      }
    }
    return new Keyring(account, await this.#options.readKeys(), createSeal(secret), write)
  }

  #listen(socket: WASocket, creds: AuthenticationCreds, keyring: Keyring, receive: Receive): void {
    const { clock } = this.#options
    this.#session = {
      options: this.#options,
      creds,
      keyring,
      ids: createMessageIds(creds.signedIdentityKey.private),
      sentFiles: new SentFiles(keyring),
      pace: this.#session?.keyring === keyring ? this.#session.pace : this.#paceOf(keyring),
      acceptances: this.#acceptances,
      justKept: this.#justKept,
      receive,
      confirm: this.#confirm,
      signal: this.#stopping.signal,
    }
    listen(socket, this.#session)
    watchClock(
      socket,
      () => clock.now().getTime(),
      (ms) => {
        this.#aheadMs = ms
      },
    )
  }

  #paceOf(keyring: Keyring): Pace {
    const { clock, random = Math.random, pacing = PACING } = this.#options
    const pace = new Pace(pacing, clock, random, paceStateIn(keyring, clock.now().getTime()))
    pace.slowness = this.#health.slowness
    return pace
  }

  /** Goes slower, and rests, while people do not get or do not answer what was not asked for. */
  async #watchHealth(): Promise<void> {
    const { account, clock, log, readTraffic } = this.#options
    const { signal } = this.#stopping
    if (!readTraffic) return
    while (!signal.aborted) {
      try {
        this.#heed(await readTraffic())
      } catch (error) {
        // the database is away for a moment: what was known before holds
        log.warn({ err: error, account }, 'the health of a WhatsApp account is not known')
      }
      await clock.sleep(HEALTH_EVERY_MS, signal)
    }
  }

  #heed(traffic: Traffic): void {
    const { account, clock, log } = this.#options
    const now = clock.now().getTime()
    const drops = this.#session ? dropsIn(this.#session.keyring, now).length : 0
    const health = healthOf(traffic, drops)
    if (health.type !== this.#health.type)
      log.warn({ account, health: health.type }, 'the health of a WhatsApp account')
    this.#health = health
    if (this.#session) this.#session.pace.slowness = health.slowness
  }
}

/** A receipt comes within this time of a message, where her phone is on. */
const SETTLE_MS = 5_000

const HEALTH_EVERY_MS = 60_000
