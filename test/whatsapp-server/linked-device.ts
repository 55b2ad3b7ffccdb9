import type { Connection } from './connection.ts'
import type { KeyBundle } from './signal-endpoint.ts'
import { bytesOf, child, children, type Stanza } from './stanza.ts'

/** A companion as the server knows it: who may log in, the keys it published, and what it has not acknowledged. */
export class LinkedDevice {
  readonly id: number
  readonly clientKey: Buffer
  readonly #published: Omit<KeyBundle, 'preKey'>
  readonly #preKeys: { readonly id: number; readonly key: Buffer }[] = []
  readonly #pending: Stanza[] = []
  connection: Connection | undefined
  /** After the offline queue has been sent, new stanzas go at once. */
  isReady = false

  constructor(id: number, clientKey: Buffer, published: Omit<KeyBundle, 'preKey'>) {
    this.id = id
    this.clientKey = clientKey
    this.#published = published
  }

  get preKeyCount(): number {
    return this.#preKeys.length
  }

  /** What was delivered and not acknowledged, or could not be delivered yet. */
  get pending(): readonly Stanza[] {
    return this.#pending
  }

  upload(node: Stanza): void {
    for (const key of children(child(node, 'list'), 'key')) {
      const id = bytesOf(child(key, 'id')).readUIntBE(0, 3)
      this.#preKeys.push({ id, key: bytesOf(child(key, 'value')) })
    }
  }

  bundle(): KeyBundle {
    const preKey = this.#preKeys.shift()
    return { ...this.#published, ...(preKey && { preKey }) }
  }

  /** Kept until acknowledged, and sent at once while the device is there. */
  deliver(node: Stanza): void {
    this.#pending.push(node)
    if (this.isReady) this.connection?.send(node)
  }

  /** All that waits, marked as having waited; returns how many. */
  deliverPending(): number {
    const waiting = [...this.#pending]
    for (const node of waiting)
      this.connection?.send({ ...node, attrs: { ...node.attrs, offline: '0' } })
    this.isReady = true
    return waiting.length
  }

  acknowledge(tag: string, id: string): void {
    const index = this.#pending.findIndex((node) => node.tag === tag && node.attrs['id'] === id)
    if (index >= 0) this.#pending.splice(index, 1)
  }
}
