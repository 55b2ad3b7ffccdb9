import type { Channel } from '../../channels/channel.ts'
import type { Carried, Media, Outcome } from '../../model/message.ts'

/** The largest file that is passed on (bytes): what WhatsApp takes as a voice note, and hours of one. */
export const LARGEST_FILE = 16 * 1024 * 1024

/** Files in memory at the same time, at the most. */
const AT_ONCE = 4

/**
 * Tries, with growing pauses of half a minute in all, before what was sent counts as lost; until then all else waits
 * behind it.
 */
const FETCHES = 5

/** An account that is away is asked again after this, and for so long (milliseconds); nothing waits behind the file meanwhile. */
const AWAY_MS = 30_000
const LONGEST_MS = 24 * 3_600_000

/** What a send has to know of a file from another account; for how long it has waited (milliseconds). */
type Sent = {
  readonly to: Channel
  readonly media: Media
  readonly attempts: number
  readonly waitedMs: number
}

/**
 * Brings files from the account that they were sent to, for another to send. A file is held in memory for the one attempt
 * alone, never written down; after a crash it is fetched again by its id (docs/decisions/032-files-between-accounts.md).
 */
export class Carrier {
  readonly #accounts: ReadonlyMap<string, Channel>
  readonly #waiting: (() => void)[] = []
  #busy = 0

  constructor(accounts: ReadonlyMap<string, Channel>) {
    this.#accounts = accounts
  }

  /** Sends with the media as the account can send it; or says why it cannot be had. */
  async send(sent: Sent, send: (media: Media | Carried) => Promise<Outcome>): Promise<Outcome> {
    const { source } = sent.media
    if ('file' in source || source.account === sent.to.account) return send(sent.media)
    await this.#turn()
    try {
      const fetched = await this.#fetch(source)
      if (fetched.type === 'file') return await send({ ...sent.media, source: fetched.file })
      if (fetched.type === 'refused') return fetched
      const isAway = fetched.scope === 'account'
      if (isAway && sent.waitedMs < LONGEST_MS)
        return { ...fetched, scope: 'file', retryAfterMs: AWAY_MS }
      if (!isAway && sent.attempts + 1 < FETCHES) return fetched
      return { type: 'refused', reason: 'file-gone', detail: fetched.reason }
    } finally {
      this.#leave()
    }
  }

  async #fetch({ account, fileId }: Extract<Media['source'], { readonly fileId: string }>) {
    const detail = `'${account}' cannot give files away`
    const none = { type: 'refused', reason: 'invalid', detail } as const
    return (await this.#accounts.get(account)?.fetch?.(fileId, LARGEST_FILE)) ?? none
  }

  async #turn(): Promise<void> {
    if (this.#busy >= AT_ONCE) return new Promise<void>((go) => this.#waiting.push(go))
    this.#busy += 1
  }

  /** Who waits gets the very place: it is never free in between. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#busy -= 1
  }
}
