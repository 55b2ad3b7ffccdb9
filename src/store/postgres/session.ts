import { createHash } from 'node:crypto'
import { Client, type ClientConfig, type QueryResult } from 'pg'
import { VALUE_TYPES } from './types.ts'

/** A transaction that stands still (a process that was paused) is undone after this, and its locks are free again. */
const STANDSTILL_MS = 6_000

/** A lock that cannot be had in this time is somebody else's pause. */
const LOCK_MS = 8_000

/** How every connection of ours is made. */
export function connectionTo(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'micromba',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    idle_in_transaction_session_timeout: STANDSTILL_MS,
    lock_timeout: LOCK_MS,
    statement_timeout: 60_000,
    query_timeout: 65_000,
    types: VALUE_TYPES,
  }
}

/**
 * The one connection that writes. What is sent goes out at once and is answered in order (the protocol's pipelining), so
 * that a statement whose answer nobody waits for costs no round trip.
 */
export class Session {
  readonly #client: Client
  /** Statements under way that nobody waits for. */
  #unanswered: Promise<void>[] = []
  #failure: { readonly error: unknown } | undefined
  #isBroken = false

  private constructor(client: Client) {
    this.#client = client
    client.on('error', () => (this.#isBroken = true))
    client.on('end', () => (this.#isBroken = true))
  }

  static async open(url: string): Promise<Session> {
    const client = new Client({ ...connectionTo(url), pipeline: true })
    const session = new Session(client)
    try {
      await client.connect()
    } catch (error) {
      session.close()
      throw error
    }
    return session
  }

  /** Whether the connection is lost; nothing can be asked of it any more. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** A statement with its answer; prepared under its own name the first time. */
  query(text: string, values: readonly unknown[] = []): Promise<QueryResult> {
    return this.#client.query({ name: nameOf(text), text, values: [...values] })
  }

  /** A statement whose answer comes with `settle`. */
  send(text: string, values: readonly unknown[]): void {
    this.#await(this.query(text, values))
  }

  /** `begin`, `savepoint` and the like, answered with `settle`. */
  sendCommand(text: string): void {
    this.#await(this.#client.query(text))
  }

  async command(text: string): Promise<void> {
    await this.#client.query(text)
  }

  /** Resolves when all that was sent is answered; throws the first failure among it. */
  async settle(): Promise<void> {
    await Promise.all(this.#unanswered)
    const failure = this.#failure
    this.#unanswered = []
    this.#failure = undefined
    if (failure) throw failure.error
  }

  close(): void {
    this.#isBroken = true
    // an ending connection has nobody to tell
    void this.#client.end().catch(() => {})
  }

  #await(answer: Promise<unknown>): void {
    this.#unanswered.push(this.#noteFailure(answer))
  }

  async #noteFailure(answer: Promise<unknown>): Promise<void> {
    try {
      await answer
    } catch (error) {
      this.#failure ??= { error }
    }
  }
}

const names = new Map<string, string>()

/** The name under which a statement is prepared: the same text has the same one. */
export function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name
}
