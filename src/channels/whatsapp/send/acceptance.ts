import type { BinaryNode, WASocket } from '../baileys.ts'

/** What the server says to a message: taken, or a code why not; lost where the connection ended first. */
export type Acceptance =
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'lost'; readonly reason: string }

/** Waits for the server's word on messages: Baileys tells of neither yes nor no, so the stanzas themselves are read. */
export class Acceptances {
  readonly #waiting = new Map<string, (acceptance: Acceptance) => void>()

  listen({ ws }: WASocket): void {
    ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
      const { id = '', error } = attrs
      this.#settle(
        id,
        error === undefined ? { type: 'accepted' } : { type: 'refused', code: error },
      )
    })
  }

  /** Begin to wait before the message leaves. */
  of(id: string): Promise<Acceptance> {
    return new Promise((resolve) => this.#waiting.set(id, resolve))
  }

  giveUp(id: string, reason: string): void {
    this.#settle(id, { type: 'lost', reason })
  }

  /** The connection has ended: nothing more will be said. */
  loseAll(reason: string): void {
    for (const id of this.#waiting.keys()) this.giveUp(id, reason)
  }

  #settle(id: string, acceptance: Acceptance): void {
    this.#waiting.get(id)?.(acceptance)
    this.#waiting.delete(id)
  }
}
