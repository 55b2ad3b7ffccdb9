import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import { reportIncident } from '../store/incidents.ts'
import type { Store } from '../store/store.ts'
import {
  keepTroublesOf,
  writeTroubles,
  type AccountState,
  type ChannelTrouble,
} from '../store/troubles.ts'
import { ONE_PROCESS, type Leases } from './leases.ts'

/** A network that is away for a moment is no incident. */
const INCIDENT_AFTER_MS = 60_000

type WatchOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly channels: readonly Channel[]
  readonly leases?: Leases
}

/**
 * Sees which of the accounts that this process holds are in trouble, writes it down for `doctor`, and makes an incident of
 * what lasts.
 */
export class ChannelWatch {
  readonly #options: WatchOptions
  readonly #leases: Leases
  /** What was last written of each account held. */
  readonly #written = new Map<string, ChannelTrouble | undefined>()
  #reported: ReadonlySet<string> = new Set()
  #looking: Promise<void> | undefined
  #isFirst = true

  constructor(options: WatchOptions) {
    this.#options = options
    this.#leases = options.leases ?? ONE_PROCESS
  }

  /** Looks at every channel once; writes only what has changed. Who asks meanwhile gets the same look. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #look(): Promise<void> {
    const now = this.#options.clock.now().getTime()
    const states = this.#states(now)
    const changed = states.filter(
      ({ account, trouble }) =>
        !this.#written.has(account) || trouble?.trouble !== this.#written.get(account)?.trouble,
    )
    const lasting = states
      .flatMap(({ trouble }) => trouble ?? [])
      .filter(({ since }) => now - since >= INCIDENT_AFTER_MS)
    const news = lasting.filter(({ account }) => !this.#reported.has(account))
    if (this.#isFirst || changed.length > 0 || news.length > 0)
      await this.#write(changed, news, now)
    this.#isFirst = false
    this.#written.clear()
    for (const { account, trouble } of states) this.#written.set(account, trouble)
    this.#reported = new Set(lasting.map(({ account }) => account))
  }

  #states(now: number): readonly AccountState[] {
    const held = this.#options.channels.filter(
      ({ account }) => this.#leases.fenceOf(account) !== undefined,
    )
    return held.map((channel) => {
      const { account } = channel
      const trouble = channel.trouble?.()
      if (trouble === undefined) return { account }
      const since = this.#written.get(account)?.since ?? now
      return { account, trouble: { account, trouble, since } }
    })
  }

  #write(
    states: readonly AccountState[],
    news: readonly ChannelTrouble[],
    at: number,
  ): Promise<void> {
    const { store, channels } = this.#options
    return store.transact(async (tx) => {
      if (this.#isFirst && !tx.isShared)
        await keepTroublesOf(
          tx,
          channels.map(({ account }) => account),
        )
      await writeTroubles(tx, states)
      for (const { account, trouble } of news)
        await reportIncident(tx.db, { account, kind: 'channel-stopped', detail: trouble, at })
    })
  }
}
