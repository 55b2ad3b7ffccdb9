import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import { reportIncident } from '../store/incidents.ts'
import type { Store } from '../store/store.ts'
import { writeTroubles, type ChannelTrouble } from '../store/troubles.ts'

/** A network that is away for a moment is no incident. */
const INCIDENT_AFTER_MS = 60_000

/** Sees which channels are in trouble, writes it down for `doctor`, and makes an incident of what lasts. */
export class ChannelWatch {
  readonly #options: { store: Store; clock: Clock; channels: readonly Channel[] }
  #written: readonly ChannelTrouble[] | undefined
  #reported: ReadonlySet<string> = new Set()

  constructor(options: { store: Store; clock: Clock; channels: readonly Channel[] }) {
    this.#options = options
  }

  /** Looks at every channel once; writes only what has changed. */
  async look(): Promise<void> {
    const now = this.#options.clock.now().getTime()
    const troubles = this.#troubles(now)
    const lasting = troubles.filter(({ since }) => now - since >= INCIDENT_AFTER_MS)
    const isWritten = this.#written && nameAll(troubles) === nameAll(this.#written)
    const news = lasting.filter((each) => !this.#reported.has(each.account))
    if (!isWritten || news.length > 0) await this.#write(troubles, news, now)
    this.#written = troubles
    this.#reported = new Set(lasting.map(({ account }) => account))
  }

  #troubles(now: number): readonly ChannelTrouble[] {
    return this.#options.channels.flatMap((channel) => {
      const trouble = channel.trouble?.()
      if (trouble === undefined) return []
      const { account } = channel
      const known = this.#written?.find((each) => each.account === account)
      return [{ account, trouble, since: known?.since ?? now }]
    })
  }

  #write(
    troubles: readonly ChannelTrouble[],
    news: readonly ChannelTrouble[],
    at: number,
  ): Promise<void> {
    return this.#options.store.transact(async (tx) => {
      await writeTroubles(tx, troubles)
      for (const { account, trouble } of news)
        await reportIncident(tx.db, { account, kind: 'channel-stopped', detail: trouble, at })
    })
  }
}

function nameAll(troubles: readonly ChannelTrouble[]): string {
  return troubles.map(({ account, trouble }) => `${account}: ${trouble}`).join('\n')
}
