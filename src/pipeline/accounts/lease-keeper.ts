import { elapsed, systemClock } from '../../clock.ts'
import {
  beatLease,
  findLease,
  freeLease,
  readLease,
  takeLease,
  type Lease,
} from '../../store/service/leases.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Leases } from './leases.ts'

/** A holder that has not been seen alive for this long has lost its account (milliseconds). */
const TENURE_MS = 8_000

type Held = { readonly fence: number; readonly until: Moment }
type Seen = Lease & { readonly since: number }

/**
 * Leases in the database, shared by all processes. No two clocks are compared: who waits takes over when the holder's beat
 * has stood still for `tenureMs` by its own watch; who holds stops by its own watch that long after it began its last beat.
 */
export class LeaseKeeper implements Leases {
  readonly #store: Store
  readonly #holder: string
  readonly #tenureMs: number
  readonly #held = new Map<string, Held>()
  readonly #seen = new Map<string, Seen>()

  constructor(store: Store, holder: string, tenureMs = TENURE_MS) {
    this.#store = store
    this.#holder = holder
    this.#tenureMs = tenureMs
  }

  async look(account: string): Promise<number | undefined> {
    const held = this.#held.get(account)
    const until = momentIn(this.#tenureMs)
    if (held && (await this.#store.transact(({ db }) => beatLease(db, account, held.fence)))) {
      this.#held.set(account, { fence: held.fence, until })
      return held.fence
    }
    this.#held.delete(account)
    return this.#tryToTake(account)
  }

  fenceOf(account: string): number | undefined {
    const held = this.#held.get(account)
    return held && isAhead(held.until) ? held.fence : undefined
  }

  confirm({ db }: Tx, account: string, fence: number): Promise<boolean> {
    return beatLease(db, account, fence)
  }

  async release(account: string): Promise<void> {
    const held = this.#held.get(account)
    this.#held.delete(account)
    if (held) await this.#store.transact(({ db }) => freeLease(db, account, held.fence))
  }

  async #tryToTake(account: string): Promise<number | undefined> {
    // watched beside the transactions: one of them may be waiting for a lock of the very process that is watched
    const watched = await this.#store.read((db) => findLease(db, account))
    if (watched && !this.#isForsaken(watched)) return undefined
    const until = momentIn(this.#tenureMs)
    const lease = await this.#store.transact(async ({ db }) => {
      const read = await readLease(db, account)
      if (!this.#isForsaken(read)) return read
      const isTaken = await takeLease(db, read, this.#holder)
      return isTaken ? { ...read, fence: read.fence + 1, isTaken } : read
    })
    if (!('isTaken' in lease)) return undefined
    this.#held.set(account, { fence: lease.fence, until })
    this.#seen.delete(account)
    return lease.fence
  }

  /** Given back, or without a sign of life for the whole time that this process has watched. */
  #isForsaken(lease: Lease): boolean {
    if (lease.holder === null) return true
    const seen = this.#seen.get(lease.name)
    if (seen?.fence === lease.fence && seen.beat === lease.beat)
      return elapsed() - seen.since >= this.#tenureMs
    this.#seen.set(lease.name, { ...lease, since: elapsed() })
    return false
  }
}

/** By the watch that only goes forward, and by the wall clock, which goes on while a machine sleeps. */
type Moment = { readonly watch: number; readonly wall: number }

function momentIn(ms: number): Moment {
  return { watch: elapsed() + ms, wall: systemClock.now().getTime() + ms }
}

function isAhead({ watch, wall }: Moment): boolean {
  return elapsed() < watch && systemClock.now().getTime() < wall
}
