import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../../src/store/store.ts'
import { startService, type Environment, type Service } from '../service/run-service.ts'
import { onDatabase } from '../store/servers.ts'

/** A process that wakes up has tried to write, and seen that its lease is gone, by then. */
const LEFT_WITHIN_MS = 30_000

/** What it goes on to do is seen for this long after that. */
const SEEN_FOR_MS = 2_000

/** What became of a process that had slept while another took its account over. */
export type Awakening = {
  /** What it wanted to write of a send was refused by the database. */
  readonly wasRefused: boolean
  /** It found out by itself that the account is another's. */
  readonly hasLeft: boolean
}

/** A process, and its number: no other of the fleet has it, before or after. */
export type Member = Service & { readonly number: number }

/**
 * Several processes of one service, of which some are killed and paused. There are never fewer awake than were started at
 * first: another is started for one that is missing.
 */
export class Fleet implements AsyncDisposable {
  readonly #environmentOf: (number: number) => Environment
  readonly #account: string
  readonly #members: Member[] = []
  readonly #asleep = new Set<Member>()
  #size = 0
  #started = 0

  /** `account` is the one that they share; each is started with the environment of its number. */
  constructor(environmentOf: (number: number) => Environment, account: string) {
    this.#environmentOf = environmentOf
    this.#account = account
  }

  async start(count: number): Promise<void> {
    this.#size += count
    this.#members.push(...(await Promise.all(Array.from({ length: count }, () => this.#begin()))))
  }

  get members(): readonly Member[] {
    return this.#members
  }

  at(index: number): Member {
    const member = this.#members[index]
    if (!member) throw new Error(`there is no process ${index}`)
    return member
  }

  /** kill -9. */
  async kill(index: number): Promise<void> {
    const [victim] = this.#members.splice(index, 1)
    await victim?.kill9()
    await this.#fill()
  }

  /** Stops a process without ending it. */
  async putToSleep(index: number): Promise<void> {
    const sleeper = this.at(index)
    sleeper.process.kill('SIGSTOP')
    this.#members.splice(index, 1)
    this.#asleep.add(sleeper)
    await this.#fill()
  }

  /** Lets a sleeper go on with the others; resolves when it has been seen to find out that its account is another's. */
  async wake(sleeper: Member): Promise<Awakening> {
    const said = sleeper.output.length
    const saysOf = (words: string) => sleeper.output.slice(said).includes(words)
    const look = () => ({
      wasRefused: saysOf('an old holder’s outcome is refused'),
      hasLeft: saysOf('any more; it is left'),
    })
    sleeper.process.kill('SIGCONT')
    const until = performance.now() + LEFT_WITHIN_MS
    while (Object.values(look()).includes(false) && performance.now() < until) await pause(100)
    await pause(SEEN_FOR_MS)
    this.#asleep.delete(sleeper)
    this.#members.push(sleeper)
    return look()
  }

  /** Which process has the account, and under which fence. */
  async holder(store: Store): Promise<{ readonly index: number; readonly fence: number }> {
    for (;;) {
      const lease = await store.read((db) =>
        db.selectFrom('leases').selectAll().where('name', '=', this.#account).executeTakeFirst(),
      )
      const pid = Number(lease?.holder?.split('/').at(-2))
      const index = this.#members.findIndex(({ process }) => process.pid === pid)
      if (lease && index >= 0) return { index, fence: lease.fence }
      await pause(100)
    }
  }

  /** Resolves with the milliseconds until somebody has the account under a greater fence. */
  async takenOver(store: Store, fence: number): Promise<number> {
    const from = performance.now()
    for (;;) {
      const lease = await store.read((db) =>
        db
          .selectFrom('leases')
          .select('fence')
          .where('name', '=', this.#account)
          .executeTakeFirst(),
      )
      if (lease && lease.fence > fence) return performance.now() - from
      if (performance.now() - from > 60_000) throw new Error('nobody took the account over')
      await pause(50)
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.stop()))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const member of [...this.#members, ...this.#asleep]) {
      member.process.kill('SIGCONT')
      await member.kill9()
    }
  }

  async #fill(): Promise<void> {
    while (this.#members.length < this.#size) this.#members.push(await this.#begin())
  }

  async #begin(): Promise<Member> {
    this.#started += 1
    const number = this.#started
    return Object.assign(await startService(this.#environmentOf(number)), { number })
  }
}

/** Cuts some of the service's connections to the database from the server's side, at least one; how many. */
export async function cutConnections(url: string): Promise<number> {
  for (;;) {
    const [row] = await onDatabase(
      url,
      `select count(*) filter (where pg_terminate_backend(pid))::int as cut from pg_stat_activity
       where datname = current_database() and application_name = 'micromba' and random() < 0.5`,
    )
    const { cut } = row as { readonly cut: number }
    if (cut > 0) return cut
  }
}
