import { isPairingFinished, pairedCreds } from './auth.ts'
import { BackOff } from './back-off.ts'
import type { AuthenticationCreds, BaileysEventMap, SocketConfig, WASocket } from './baileys.ts'
import { codeOf, reactionTo, type Reaction } from './disconnect.ts'
import { dropsWith } from './drops.ts'
import type { Keyring } from './keyring.ts'
import { DEFAULT_TIMES, type Times, type WhatsAppOptions } from './options.ts'
import { openSocket } from './socket.ts'
import type { Standing } from './standing.ts'

type LineEvents = {
  /** A new socket, before anything has come over it. */
  onSocket(socket: WASocket, creds: AuthenticationCreds, keyring: Keyring): void
  /** It has ended; nothing more comes. */
  onEnded(): void
  /** The keys as they are in the database now: somebody may have paired the account. */
  loadKeyring(): Promise<Keyring>
  getMessage: SocketConfig['getMessage']
}

/** Keys that outlive a logout: who is who does not depend on the pairing. */
const KEPT = ['lid-mapping', 'pace']

/** Looks at an unfinished pairing before it is taken over. */
const PATIENCE = 10

/** The connection of one account, made again as often as it may be; one socket at a time. */
export class Line {
  readonly #options: WhatsAppOptions
  readonly #events: LineEvents
  readonly #times: Times
  readonly #backOff: BackOff
  readonly #stopping = new AbortController()
  #keyring: Keyring
  #socket: WASocket | undefined
  #readySocket: WASocket | undefined
  #standing: Standing = { type: 'connecting' }
  #seenUnfinished = 0

  constructor(options: WhatsAppOptions, keyring: Keyring, events: LineEvents) {
    this.#options = options
    this.#keyring = keyring
    this.#events = events
    this.#times = { ...DEFAULT_TIMES, ...options.times }
    const { firstPauseMs, longestPauseMs } = this.#times
    const random = options.random ?? Math.random
    this.#backOff = new BackOff(options.clock, [firstPauseMs, longestPauseMs], random)
  }

  get standing(): Standing {
    return this.#standing
  }

  /** The socket, while messages may be sent over it. */
  get ready(): WASocket | undefined {
    return this.#readySocket
  }

  /** Runs until stopped, or until only a person can go on. */
  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const creds = pairedCreds(this.#keyring)
      if (!creds || !this.#isOurTurn()) await this.#untilPaired()
      else if (!(await this.#connect(creds))) return
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#socket?.end(undefined)
    await this.#keyring.settled()
  }

  /** Who is pairing the account logs in first; where that never ends, it has failed after the phone accepted it. */
  #isOurTurn(): boolean {
    if (isPairingFinished(this.#keyring)) return true
    this.#seenUnfinished += 1
    return this.#seenUnfinished > PATIENCE
  }

  async #untilPaired(): Promise<void> {
    if (this.#standing.type === 'connecting') this.#standing = { type: 'not-paired' }
    await this.#options.clock.sleep(this.#times.pairedMs, this.#stopping.signal)
    if (!this.#stopping.signal.aborted) this.#keyring = await this.#events.loadKeyring()
  }

  /** One connection, from its beginning to its end. Returns whether there may be another. */
  async #connect(creds: AuthenticationCreds): Promise<boolean> {
    if (this.#standing.type !== 'open') this.#standing = { type: 'connecting' }
    const socket = openSocket(this.#options, this.#keyring, creds, this.#events.getMessage)
    this.#socket = socket
    this.#events.onSocket(socket, creds, this.#keyring)
    const error = await this.#untilEnded(socket)
    this.#socket = undefined
    this.#readySocket = undefined
    this.#events.onEnded()
    await this.#keyring.settled()
    if (this.#stopping.signal.aborted) return false
    const reaction = reactionTo(codeOf(error))
    if (this.#standing.type === 'open') await this.#countDrop(reaction)
    return this.#react(reaction)
  }

  #untilEnded(socket: WASocket): Promise<unknown> {
    return new Promise((resolve) => {
      socket.ev.on('connection.update', (update) => {
        if (update.connection === 'open') void this.#opened(socket)
        if (update.connection === 'close') resolve(causeOf(update))
      })
    })
  }

  async #opened(socket: WASocket): Promise<void> {
    this.#standing = { type: 'open' }
    this.#backOff.succeeded()
    await this.#options.clock.sleep(this.#times.settleMs, this.#stopping.signal)
    if (this.#socket === socket) this.#readySocket = socket
  }

  /** A line that broke says something of the account's health; one that was to be made anew does not. */
  async #countDrop(reaction: Reaction): Promise<void> {
    if (reaction.type !== 'again' || reaction.pace === 'at-once') return
    const { account, clock, log } = this.#options
    try {
      await this.#keyring.set(dropsWith(this.#keyring, clock.now().getTime()))
    } catch (error) {
      log.warn({ err: error, account }, 'a broken connection could not be noted')
    }
  }

  async #react(reaction: Reaction): Promise<boolean> {
    if (reaction.type === 'give-way') {
      this.#standing = { type: 'replaced' }
      return false
    }
    this.#standing = { type: 'connecting' }
    if (reaction.type === 'stop') return this.#stopFor(reaction)
    const { signal } = this.#stopping
    if (reaction.pace === 'slowly') await this.#options.clock.sleep(this.#times.slowPauseMs, signal)
    if (reaction.pace === 'back-off') await this.#backOff.wait(signal)
    return true
  }

  /** The account is kept as it is, but for keys that are worth nothing any more; then it may be paired again. */
  async #stopFor({ reason, keysAreVoid }: Extract<Reaction, { type: 'stop' }>): Promise<boolean> {
    this.#standing = { type: 'stopped', reason }
    this.#options.log.error(
      { account: this.#options.account, reason },
      'WhatsApp has ended an account',
    )
    if (keysAreVoid) await this.#keyring.clear(KEPT)
    return keysAreVoid
  }
}

const causeOf = ({ lastDisconnect }: Partial<BaileysEventMap['connection.update']>) =>
  lastDisconnect?.error
