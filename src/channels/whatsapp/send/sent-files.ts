import { proto } from '../baileys.ts'
import type { Keyring, KeySet } from '../keys/keyring.ts'

/** A message about a file, in base64, and when it was sent (milliseconds since 1970). */
type Kept = { readonly at: number; readonly message: string }

const TYPE = 'sent-media'

/** As long as WhatsApp keeps a message for a phone that is off; who asks for it later cannot be helped any more. */
const KEPT_MS = 30 * 24 * 3_600_000

/** Messages about files that were sent, for phones that could not read them and ask again, perhaps after our restart. */
export class SentFiles {
  readonly #keyring: Keyring
  /** When each was sent, the oldest first. */
  readonly #sentAt: Map<string, number>
  /** Those that were kept without their time, as messages alone: they count from now. */
  #undated: readonly (readonly [id: string, message: string])[]

  constructor(keyring: Keyring) {
    this.#keyring = keyring
    const all = keyring.idsOf(TYPE).map((id) => [id, keyring.get(TYPE, id)] as const)
    const dated = all.filter((each): each is [string, Kept] => typeof each[1] !== 'string')
    this.#undated = all.filter((each): each is [string, string] => typeof each[1] === 'string')
    this.#sentAt = new Map(
      dated.map(([id, { at }]) => [id, at] as const).toSorted(([, one], [, other]) => one - other),
    )
  }

  get(id: string): proto.IMessage | undefined {
    const kept = this.#keyring.get(TYPE, id) as Kept | string | undefined
    if (kept === undefined) return undefined
    const message = typeof kept === 'string' ? kept : kept.message
    return proto.Message.decode(Buffer.from(message, 'base64'))
  }

  /** The keys to set before a message leaves now: its own, and those that no phone will ask for any more. */
  keysWith(id: string, content: proto.IMessage, at: number): KeySet {
    const message = Buffer.from(proto.Message.encode(content).finish()).toString('base64')
    const dated = this.#undated.map(([old, said]) => [old, { at, message: said }] as const)
    this.#undated = []
    const gone = this.#takeOutdated(at).map((old) => [old, null] as const)
    this.#sentAt.delete(id)
    for (const each of [...dated.map(([old]) => old), id]) this.#sentAt.set(each, at)
    return { [TYPE]: Object.fromEntries([...dated, ...gone, [id, { at, message }]]) }
  }

  #takeOutdated(now: number): readonly string[] {
    const outdated: string[] = []
    for (const [id, at] of this.#sentAt) {
      if (now - at <= KEPT_MS) break
      outdated.push(id)
    }
    for (const id of outdated) this.#sentAt.delete(id)
    return outdated
  }
}
