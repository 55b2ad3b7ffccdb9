import type { Channel } from '../../channels/channel.ts'
import type { Log } from '../../log.ts'
import type { Leases } from './leases.ts'

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

  /** Takes, keeps or leaves each account. Throws what the first one that failed threw, when all have been looked at. */
  async look(): Promise<boolean> {
    const failures: unknown[] = []
    for (const channel of this.#options.channels) {
      try {
        await this.#lookAt(channel)
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
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

  async #lookAt(channel: Channel): Promise<void> {
    const { leases, log } = this.#options
    const { account } = channel
    try {
      await leases.look(account)
    } finally {
      // taken back at once, it is another tenure all the same: somebody may have gone on with it in between
      const fence = this.#listening.get(channel)
      if (fence !== undefined && leases.fenceOf(account) !== fence) {
        log.warn({ account }, 'the account is not this process’s any more; it is left')
        await this.#leave(channel)
      }
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
