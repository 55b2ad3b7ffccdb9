import { ChannelError } from '../../channel.ts'
import { FINISHED, isPairingFinished } from '../keys/auth.ts'
import { BackOff } from './back-off.ts'
import type { AuthenticationCreds, BaileysEventMap, SocketConfig, WASocket } from '../baileys.ts'
import { codeOf, reactionTo, type Reaction } from './disconnect.ts'
import { dropsWith } from './drops.ts'
import type { Keyring } from '../keys/keyring.ts'
import { DEFAULT_TIMES, type Times, type WhatsAppOptions } from '../options.ts'
import { openSocket } from './socket.ts'
import type { Standing } from './standing.ts'
import { Tenancy } from './tenancy.ts'

type LineEvents = {
  /** A new socket, before anything has come over it. */
  onSocket(socket: WASocket, creds: AuthenticationCreds, keyring: Keyring): void
  /** It has ended; nothing more comes. */
  onEnded(): void
  /** The keys as they are in the database now; throws a ChannelError where they cannot be read. */
  loadKeyring(): Promise<Keyring>
  /** Throws where another process has the account now. */
  expectOurs(): Promise<void>
  getMessage: SocketConfig['getMessage']
}

/** Keys that outlive a logout: who is who does not depend on the pairing. */
const KEPT = ['lid-mapping', 'pace']

/** The connection of one account, made again as often as it may be; one socket at a time. */
export class Line {
  readonly #options: WhatsAppOptions
  readonly #events: LineEvents
  readonly #times: Times
  readonly #backOff: BackOff
  readonly #stopping = new AbortController()
  readonly #tenancy = new Tenancy()
  #keyring: Keyring | undefined
  #socket: WASocket | undefined
  #readySocket: WASocket | undefined
  #standing: Standing = { type: 'connecting' }

  constructor(options: WhatsAppOptions, events: LineEvents) {
    this.#options = options
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

  /** Reads the keys; throws where the database cannot be reached. */
  async open(): Promise<void> {
    try {
      this.#keyring = await this.#events.loadKeyring()
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
      this.#beUnusable(error.message)
    }
  }

  /** Runs until stopped; where only a person can go on, until the account is paired anew. */
  async run(): Promise<void> {
    const { account, log } = this.#options
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#goOn()
      } catch (error) {
        // the database is away, say: nothing was lost, as nothing was acknowledged
        log.error({ err: error, account }, 'a WhatsApp account is in trouble, and tried again')
        await this.#backOff.wait(this.#stopping.signal)
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#socket?.end(undefined)
    await this.#keyring?.settled()
  }

  async #goOn(): Promise<void> {
    const keyring = this.#keyring
    const creds = keyring && this.#tenancy.credsFor(keyring)
    if (creds) await this.#connect(keyring, creds)
    else await this.#untilChanged()
  }

  /** Waits, and looks whether somebody has paired the account, or taken it off. */
  async #untilChanged(): Promise<void> {
    if (this.#standing.type === 'connecting') this.#standing = { type: 'not-paired' }
    await this.#options.clock.sleep(this.#times.pairedMs, this.#stopping.signal)
    if (this.#stopping.signal.aborted) return
    await this.open()
    if (this.#keyring && this.#tenancy.isVacant(this.#keyring) && !isEnded(this.#standing))
      this.#standing = { type: 'not-paired' }
  }

  /** One connection, from its beginning to its end; none where another process has the account. */
  async #connect(keyring: Keyring, creds: AuthenticationCreds): Promise<void> {
    // a process that was asleep may have lost it meanwhile, and would end the line of who has it now
    await this.#events.expectOurs()
    if (this.#stopping.signal.aborted) return
    if (this.#standing.type !== 'open') this.#standing = { type: 'connecting' }
    const socket = openSocket(this.#options, keyring, creds, {
      getMessage: this.#events.getMessage,
      wasHeard: (id) => this.#options.wasHeard(id),
    })
    this.#socket = socket
    this.#events.onSocket(socket, creds, keyring)
    const ended = new AbortController()
    void this.#endIfForgotten(socket, keyring, ended.signal)
    const error = await this.#untilEnded(socket)
    ended.abort()
    this.#socket = undefined
    this.#readySocket = undefined
    this.#events.onEnded()
    await keyring.settled()
    if (this.#stopping.signal.aborted || this.#keyring !== keyring) return
    const reaction = reactionTo(codeOf(error))
    if (this.#standing.type === 'open') await this.#countDrop(keyring, reaction)
    await this.#react(reaction, keyring, creds)
  }

  #untilEnded(socket: WASocket): Promise<unknown> {
    return new Promise((resolve) => {
      socket.ev.on('connection.update', (update) => {
        if (update.connection === 'open') void this.#opened(socket)
        if (update.connection === 'close') resolve(causeOf(update))
      })
    })
  }

  /** What is forgotten beside us is not used on: step by step, half an identity would be written anew. */
  async #endIfForgotten(socket: WASocket, keyring: Keyring, ended: AbortSignal): Promise<void> {
    const { account, clock, log } = this.#options
    if (!isPairingFinished(keyring)) return
    while (!ended.aborted) {
      await clock.sleep(this.#times.pairedMs, ended)
      // where the database is away for a moment, nothing is known to be forgotten
      const kept = await this.#options.readKeys(FINISHED).catch(() => undefined)
      if (kept?.length !== 0 || ended.aborted) continue
      log.error({ account }, 'the keys of a WhatsApp account were forgotten')
      this.#standing = { type: 'not-paired' }
      this.#keyring = undefined
      await socket.end(undefined)
    }
  }

  async #opened(socket: WASocket): Promise<void> {
    this.#standing = { type: 'open' }
    this.#backOff.succeeded()
    await this.#options.clock.sleep(this.#times.settleMs, this.#stopping.signal)
    if (this.#socket === socket) this.#readySocket = socket
  }

  /** A line that broke says something of the account's health; one that was to be made anew does not. */
  async #countDrop(keyring: Keyring, reaction: Reaction): Promise<void> {
    if (reaction.type !== 'again' || reaction.pace === 'at-once') return
    const { account, clock, log } = this.#options
    try {
      await keyring.set(dropsWith(keyring, clock.now().getTime()))
    } catch (error) {
      log.warn({ err: error, account }, 'a broken connection could not be noted')
    }
  }

  async #react(reaction: Reaction, keyring: Keyring, creds: AuthenticationCreds): Promise<void> {
    const { signal } = this.#stopping
    switch (reaction.type) {
      case 'give-way':
        this.#tenancy.leave(creds)
        this.#standing = { type: 'replaced' }
        return
      case 'stop':
        return this.#stopFor(reaction, keyring, creds)
      case 'again':
        this.#standing = { type: 'connecting' }
        if (reaction.pace === 'slowly')
          await this.#options.clock.sleep(this.#times.slowPauseMs, signal)
        if (reaction.pace === 'back-off') await this.#backOff.wait(signal)
        return
      default:
        return reaction satisfies never
    }
  }

  /** The account is kept as it is, but for keys that are worth nothing any more; then it may be paired again. */
  async #stopFor(
    { reason, keysAreVoid }: Extract<Reaction, { type: 'stop' }>,
    keyring: Keyring,
    creds: AuthenticationCreds,
  ): Promise<void> {
    const { account, log } = this.#options
    this.#standing = { type: 'stopped', reason }
    log.error({ account, reason }, 'WhatsApp has ended an account')
    if (keysAreVoid) await keyring.clear(KEPT)
    this.#tenancy.leave(creds)
  }

  #beUnusable(reason: string): void {
    const { account, log } = this.#options
    if (this.#standing.type !== 'unusable') log.error({ account }, reason)
    this.#keyring = undefined
    this.#standing = { type: 'unusable', reason }
  }
}

/** It was ended on WhatsApp's side, which says more than that it is not paired. */
const isEnded = (standing: Standing): boolean =>
  standing.type === 'stopped' && standing.reason !== 'banned'

const causeOf = ({ lastDisconnect }: Partial<BaileysEventMap['connection.update']>) =>
  lastDisconnect?.error
