import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Store } from '../../src/store/store.ts'
import { startService, type Environment, type Service } from '../service/run-service.ts'

/** A process that wakes up has seen by then that its lease is gone. */
const LEFT_WITHIN_MS = 10_000

/** Several processes of one service, of which some are killed, paused and started again. */
export class Fleet implements AsyncDisposable {
  readonly #environment: Environment
  readonly #account: string
  readonly #services: Service[] = []
  readonly #asleep = new Set<Service>()

  /** `account` is the one that they share. */
  constructor(environment: Environment, account: string) {
    this.#environment = environment
    this.#account = account
  }

  async start(count: number): Promise<void> {
    const started = Array.from({ length: count }, () => startService(this.#environment))
    this.#services.push(...(await Promise.all(started)))
  }

  get services(): readonly Service[] {
    return this.#services
  }

  at(index: number): Service {
    const service = this.#services[index]
    if (!service) throw new Error(`there is no process ${index}`)
    return service
  }

  /** kill -9, and a new process in its place. */
  async replace(index: number): Promise<void> {
    await this.at(index).kill9()
    this.#services[index] = await startService(this.#environment)
  }

  /** Stops a process without ending it, and starts a new one in its place; resolves with the sleeper. */
  async putToSleep(index: number): Promise<Service> {
    const sleeper = this.at(index)
    sleeper.process.kill('SIGSTOP')
    this.#asleep.add(sleeper)
    this.#services[index] = await startService(this.#environment)
    return sleeper
  }

  /** Lets a sleeper go on; resolves with whether it found out that its account is another's, and left it. */
  async wake(sleeper: Service): Promise<boolean> {
    const said = sleeper.output.length
    sleeper.process.kill('SIGCONT')
    let hasLeft = false
    for (let waited = 0; waited < LEFT_WITHIN_MS && !hasLeft; waited += 100) {
      await pause(100)
      hasLeft = sleeper.output.slice(said).includes('any more; it is left')
    }
    await sleeper.stop()
    this.#asleep.delete(sleeper)
    return hasLeft
  }

  /** Which process has the account, and under which fence. */
  async holder(store: Store): Promise<{ readonly index: number; readonly fence: number }> {
    for (;;) {
      const lease = await store.read((db) =>
        db.selectFrom('leases').selectAll().where('name', '=', this.#account).executeTakeFirst(),
      )
      const pid = Number(lease?.holder?.split('/').at(-2))
      const index = this.#services.findIndex(({ process }) => process.pid === pid)
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
    await Promise.all(this.#services.map((service) => service.stop()))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const service of [...this.#services, ...this.#asleep]) {
      service.process.kill('SIGCONT')
      await service.kill9()
    }
  }
}

/** Cuts some of the connections to the database from the server's side. */
export async function cutConnections(store: Store): Promise<void> {
  await store
    .read((db) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and random() < 0.5`.execute(
        db,
      ),
    )
    .catch(() => {})
}
