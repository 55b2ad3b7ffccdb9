import { sql, type Kysely } from 'kysely'
import { Pool } from 'pg'
import { elapsed } from '../../clock.ts'
import { GroupCommit, type Job } from '../group-commit.ts'
import { expectSchema, migrate } from '../migrations/migrations.ts'
import { bulkVerbs } from './bulk-verbs.ts'
import { readColumns } from './columns.ts'
import { kyselyOnPool, kyselyOnSession } from './kysely.ts'
import { expectServer, readServer } from './server.ts'
import { connectionTo, Session } from './session.ts'
import { asTrouble, isPassing, isRefusal } from './trouble.ts'
import { POSTGRES_TYPES } from './types.ts'
import { Refusals } from '../refusals.ts'
import { StoreError, type Store, type Tx } from '../store.ts'
import type { Tables } from '../tables.ts'

/** Connections that read beside the one that writes. */
const READERS = 4

/**
 * Opens (and migrates) a PostgreSQL database, 14 or newer, that other processes may use at the same time. Throws a
 * StoreError where it cannot be used as it is. A connection that is lost later is made anew, with a growing pause.
 */
export async function openPostgres(url: string, now: Date): Promise<Store> {
  const place = placeOf(url)
  try {
    const writer = await openWriter(url, place, (db) => migrate(db, POSTGRES_TYPES, now.getTime()))
    return new PostgresStore(url, place, writer)
  } catch (error) {
    throw asTrouble(error, place)
  }
}

/** A line for people, without the password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `PostgreSQL ${pathname.slice(1)} at ${hostname}:${port === '' ? 5432 : port}`
}

type Writer = { readonly session: Session; readonly tx: Tx }

/** Connects, looks whether the server will do, and brings or expects the schema. */
async function openWriter(
  url: string,
  place: string,
  settleSchema: (db: Kysely<Tables>) => Promise<void>,
): Promise<Writer> {
  const session = await Session.open(url)
  try {
    expectServer(await readServer(session), place)
    await session.command(DURABLE)
    await session.command(BY_KEYS)
    const db = kyselyOnSession(session)
    await session.command('begin')
    await sql`select pg_advisory_xact_lock(hashtextextended('micromba/schema', 0))`.execute(db)
    await settleSchema(db)
    await session.command('commit')
    return { session, tx: { db, ...bulkVerbs(session, await readColumns(session)) } }
  } catch (error) {
    session.close()
    throw error
  }
}

/** What is committed survives a power cut, whatever the server's default is. */
const DURABLE =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'"

/**
 * What is asked in a transaction is asked of a few rows by their keys. To go from key to key is right however large the tables
 * are; what the server thinks of them may be wrong for long, as new tables have no statistics, and a plan that was made for
 * small ones is kept.
 */
const BY_KEYS = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']
  .map((setting) => `set ${setting} = off`)
  .join('; ')

class PostgresStore implements Store {
  readonly place: string
  readonly #url: string
  readonly #readers: Pool
  readonly #reader: Kysely<Tables>
  readonly #work = new GroupCommit((jobs) => this.#commitGroup(jobs))
  readonly #refusals = new Refusals()
  #writer: Writer | undefined
  #isClosed = false
  #outage:
    { readonly error: StoreError; readonly until: number; readonly failures: number } | undefined

  constructor(url: string, place: string, writer: Writer) {
    this.#url = url
    this.place = place
    this.#writer = writer
    this.#readers = new Pool({ ...connectionTo(url), max: READERS })
    // a connection that is lost while nobody uses it is taken out of the pool
    this.#readers.on('error', () => {})
    // one that is lost between two statements of a reader is found out by the next; unheard, it would end the process
    this.#readers.on('connect', (client) => client.on('error', () => {}))
    this.#reader = kyselyOnPool(this.#readers)
  }

  get trouble(): string | undefined {
    return this.#outage?.error.message ?? this.#refusals.present
  }

  transact<T>(work: (tx: Tx) => Promise<T>, place?: 'last'): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Error('the store is closed'))
    return this.#work.add(work, place)
  }

  async read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    try {
      return await work(this.#reader)
    } catch (error) {
      throw asTrouble(error, this.place)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true
    await this.#work.drain()
    this.#writer?.session.close()
    if (!this.#readers.ended) await this.#readers.end()
  }

  async #commitGroup(jobs: readonly Job[]): Promise<void> {
    const failed = new Map<Job, unknown>()
    try {
      const writer = await this.#connected()
      writer.session.sendCommand('begin')
      const [only] = jobs
      if (jobs.length === 1 && only) await perform(only, writer)
      else for (const job of jobs) await performInSavepoint(job, writer, failed)
      await writer.session.command('commit')
    } catch (error) {
      await this.#undo(error)
      const reason = this.#asReason(error)
      for (const job of jobs) job.settle(failed.has(job) ? this.#asReason(failed.get(job)) : reason)
      return
    }
    for (const error of failed.values()) if (this.#isLasting(error)) this.#giveUpConnection()
    for (const job of jobs)
      job.settle(failed.has(job) ? this.#asReason(failed.get(job)) : undefined)
  }

  #asReason(error: unknown): unknown {
    const reason = asTrouble(error, this.place)
    if (reason instanceof StoreError && isRefusal(error)) this.#refusals.note(reason)
    return reason ?? new Error('a transaction failed without a reason')
  }

  /** The work of this transaction is undone; a connection that may be bad is given up. */
  async #undo(error: unknown): Promise<void> {
    if (this.#isLasting(error)) return this.#giveUpConnection()
    try {
      await this.#writer?.session.command('rollback')
    } catch {
      this.#giveUpConnection()
    }
  }

  #isLasting(error: unknown): boolean {
    return asTrouble(error, this.place) instanceof StoreError && !isPassing(error)
  }

  #giveUpConnection(): void {
    this.#writer?.session.close()
    this.#writer = undefined
  }

  /** The connection that writes, made anew where it was lost; after a failure nobody tries again for a while. */
  async #connected(): Promise<Writer> {
    if (this.#writer && !this.#writer.session.isBroken) return this.#writer
    const outage = this.#outage
    if (outage && elapsed() < outage.until) throw outage.error
    try {
      this.#writer = await openWriter(this.#url, this.place, expectSchema)
      this.#outage = undefined
      return this.#writer
    } catch (error) {
      const reason = asTrouble(error, this.place)
      if (reason instanceof StoreError) {
        const failures = (outage?.failures ?? 0) + 1
        this.#outage = { error: reason, until: elapsed() + pause(failures), failures }
      }
      throw reason
    }
  }
}

async function perform(job: Job, { session, tx }: Writer): Promise<void> {
  try {
    await job.run(tx)
  } catch (error) {
    // where a statement nobody waited for has failed, what came after it failed because of that
    await session.settle()
    throw error
  }
  await session.settle()
}

async function performInSavepoint(
  job: Job,
  writer: Writer,
  failed: Map<Job, unknown>,
): Promise<void> {
  const { session } = writer
  session.sendCommand('savepoint job')
  try {
    await perform(job, writer)
    session.sendCommand('release job')
  } catch (error) {
    if (session.isBroken) throw error
    failed.set(job, error)
    await session.command('rollback to job; release job')
  }
}

/** From a quarter of a second to five (milliseconds). */
function pause(failures: number): number {
  return Math.min(5_000, 250 * 2 ** (failures - 1))
}
