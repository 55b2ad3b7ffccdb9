import type { Incoming } from '../../../model/message.ts'
import { ChannelError, type KeyChange, type KeyRow, type Receive } from '../../channel.ts'
import { BufferJSON } from '../baileys.ts'
import type { Seal } from './seal.ts'

/** What Baileys sets in one transaction, by type and id; null takes a key away. */
export type KeySet = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>

/** Under this type a transaction carries what was heard, so that both are committed together. */
export const HEARD = 'heard'

/**
 * All keys of one account, in memory as they are committed. A change is in the database before it is here; one call is
 * one transaction, and what was heard goes into it.
 */
export class Keyring {
  readonly #account: string
  readonly #seal: Seal
  readonly #values = new Map<string, string>()
  readonly #write: Receive
  #writing: Promise<unknown> = Promise.resolve()

  /** Throws a ChannelError where a row cannot be read: an account never goes on with part of its keys. */
  constructor(account: string, rows: readonly KeyRow[], seal: Seal, write: Receive) {
    this.#account = account
    this.#seal = seal
    this.#write = write
    for (const { type, id, value } of rows)
      this.#values.set(`${type}/${id}`, this.#open(type, id, value))
  }

  get(type: string, id: string): unknown {
    const value = this.#values.get(`${type}/${id}`)
    return value === undefined ? undefined : JSON.parse(value, BufferJSON.reviver)
  }

  has(type: string, id: string): boolean {
    return this.#values.has(`${type}/${id}`)
  }

  /** The ids of all keys of a type. */
  idsOf(type: string): readonly string[] {
    const begin = `${type}/`
    const keys = [...this.#values.keys()].filter((key) => key.startsWith(begin))
    return keys.map((key) => key.slice(begin.length))
  }

  async set(data: KeySet): Promise<void> {
    const { [HEARD]: heard = {}, ...keys } = data
    const changes = Object.entries(keys).flatMap(([type, values = {}]) =>
      Object.entries(values).map(([id, value]) => change(type, id, value)),
    )
    await this.#commit(changes, Object.values(heard) as readonly Incoming[])
  }

  /** Takes every key away but those of the types that are kept. */
  async clear(kept: readonly string[]): Promise<void> {
    const keys = [...this.#values.keys()].map((key) => key.split('/') as [string, ...string[]])
    const gone = keys.filter(([type]) => !kept.includes(type))
    await this.#commit(
      gone.map(([type, ...id]) => change(type, id.join('/'), null)),
      [],
    )
  }

  /** Resolves when everything that was set before is committed, or has failed. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #commit(changes: readonly Change[], heard: readonly Incoming[]): Promise<void> {
    const writing = this.#write(
      heard,
      undefined,
      changes.map((each) => this.#sealed(each)),
    )
    this.#writing = Promise.allSettled([this.#writing, writing])
    await writing
    for (const { type, id, text } of changes) {
      if (text === null) this.#values.delete(`${type}/${id}`)
      else this.#values.set(`${type}/${id}`, text)
    }
  }

  #sealed({ type, id, text }: Change): KeyChange {
    return { type, id, value: text === null ? null : this.#seal.seal(text, this.#place(type, id)) }
  }

  #open(type: string, id: string, value: string): string {
    try {
      return this.#seal.open(value, this.#place(type, id))
    } catch (error) {
      throw new ChannelError(
        `the WhatsApp account '${this.#account}' cannot be used: its key '${type}/${id}' cannot be read; ` +
          'either SECRET_KEY is not the one it was paired with, or the database is damaged. Nothing was changed: ' +
          'give the right SECRET_KEY, or take the account off with ' +
          `'npm run -s micromba -- pair whatsapp --account ${this.#account} --forget' and pair it again`,
        { cause: error },
      )
    }
  }

  #place(type: string, id: string): string {
    return `${this.#account}/${type}/${id}`
  }
}

type Change = { readonly type: string; readonly id: string; readonly text: string | null }

function change(type: string, id: string, value: unknown): Change {
  const isGone = value === null || value === undefined
  return { type, id, text: isGone ? null : JSON.stringify(value, BufferJSON.replacer) }
}
