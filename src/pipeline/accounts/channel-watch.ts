import type { Channel } from '../../channels/channel.ts'
import type { Clock } from '../../clock.ts'
import { reportIncident } from '../../store/service/incidents.ts'
import type { Store } from '../../store/store.ts'
import { keepTroublesOf, writeTroubles, type ChannelTrouble } from '../../store/service/troubles.ts'
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
  /** What was last written of each account held; nothing before the first look. */
  #written: ReadonlyMap<string, ChannelTrouble | undefined> | undefined
  #reported: ReadonlySet<string> = new Set()
  #looking: Promise<void> | undefined

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
    const held = this.#held(now)
    const changed = [...held.keys()].filter(
      (account) =>
        !this.#written?.has(account) ||
        this.#written.get(account)?.trouble !== held.get(account)?.trouble,
    )
    const lasting = [...held.values()].flatMap((each) =>
      each && now - each.since >= INCIDENT_AFTER_MS ? each : [],
    )
    const news = lasting.filter(({ account }) => !this.#reported.has(account))
    if (!this.#written || changed.length > 0 || news.length > 0)
      await this.#options.store.transact(async (tx) => {
        if (!this.#written && !tx.isShared) await keepTroublesOf(tx, this.#configured)
        const troubles = changed.flatMap((account) => held.get(account) ?? [])
        await writeTroubles(tx, changed, troubles)
        for (const { account, trouble } of news) {
          const incident = { account, kind: 'channel-stopped', detail: trouble, at: now } as const
          await reportIncident(tx.db, incident)
        }
      })
    this.#written = held
    this.#reported = new Set(lasting.map(({ account }) => account))
  }

  get #configured(): readonly string[] {
    return this.#options.channels.map(({ account }) => account)
  }

  /** What keeps each account that is held from its work, if anything does. */
  #held(now: number): ReadonlyMap<string, ChannelTrouble | undefined> {
    const held = new Map<string, ChannelTrouble | undefined>()
    for (const channel of this.#options.channels) {
      const { account } = channel
      if (this.#leases.fenceOf(account) === undefined) continue
      const trouble = channel.trouble?.()
      const since = this.#written?.get(account)?.since ?? now
      held.set(account, trouble === undefined ? undefined : { account, trouble, since })
    }
    return held
  }
}
