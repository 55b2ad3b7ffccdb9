import type { Channel } from '../../channels/channel.ts'
import { systemClock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Leases } from './leases.ts'

/** How often leases are kept while accounts start or stop (milliseconds). */
const BEAT_MS = 1_000

export type AccountsOptions = {
  readonly channels: readonly Channel[]
  readonly leases: Leases
  readonly log: Log
  /** Connects a channel with the inbox. */
  start(channel: Channel): Promise<void>
  /** An account has become this process's. */
  onTaken(): void
}

/** Listens on the accounts that this process holds, and stops where it has lost one. */
export class Accounts {
  readonly #options: AccountsOptions
  /** Under which fence each channel listens. */
  readonly #listening = new Map<Channel, number>()

  constructor(options: AccountsOptions) {
    this.#options = options
  }

  /**
   * Takes, keeps or leaves each account, all side by side: one that starts slowly costs the others neither time nor their
   * leases. Throws what the first one that failed threw, when all have been looked at.
   */
  async look(): Promise<boolean> {
    const beaten = await this.#beatAll()
    const settled = Promise.allSettled(
      this.#options.channels.map((channel) => this.#settle(channel)),
    )
    await this.#beatUntil(settled)
    const failed = [...beaten, ...(await settled)].find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    return false
  }

  /** Stops listening everywhere and gives the accounts back. */
  async stop(): Promise<void> {
    await Promise.all([...this.#listening.keys()].map((channel) => this.#leave(channel)))
    const { channels, leases, log } = this.#options
    for (const { account } of channels) {
      // a lease that cannot be given back runs out by itself
      await leases
        .release(account)
        .catch((error: unknown) =>
          log.warn({ err: error, account }, 'the account is not given back'),
        )
    }
  }

  #beatAll(): Promise<readonly PromiseSettledResult<unknown>[]> {
    const { channels, leases } = this.#options
    return Promise.allSettled(channels.map(({ account }) => leases.look(account)))
  }

  async #beatUntil(settled: Promise<unknown>): Promise<void> {
    const over = new AbortController()
    void settled.then(() => over.abort())
    for (;;) {
      await systemClock.sleep(BEAT_MS, over.signal)
      if (over.signal.aborted) return
      await this.#beatAll()
    }
  }

  async #settle(channel: Channel): Promise<void> {
    const { leases, log } = this.#options
    const { account } = channel
    // taken back at once, it is another tenure all the same: somebody may have gone on with it in between
    const listening = this.#listening.get(channel)
    if (listening !== undefined && leases.fenceOf(account) !== listening) {
      log.warn({ account }, 'the account is not this process’s any more; it is left')
      await this.#leave(channel)
    }
    const fence = leases.fenceOf(account)
    if (fence !== undefined && !this.#listening.has(channel)) await this.#take(channel, fence)
  }

  async #take(channel: Channel, fence: number): Promise<void> {
    this.#listening.set(channel, fence)
    try {
      await this.#options.start(channel)
      this.#options.onTaken()
    } catch (error) {
      this.#listening.delete(channel)
      await this.#options.leases.release(channel.account)
      throw error
    }
  }

  async #leave(channel: Channel): Promise<void> {
    this.#listening.delete(channel)
    await channel.stop()
  }
}
