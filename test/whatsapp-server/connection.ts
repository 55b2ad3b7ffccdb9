import type { WebSocket } from 'ws'
import {
  decodeBinaryNode,
  encodeBinaryNode,
  type proto,
} from '../../src/channels/whatsapp/baileys.ts'
import { frameOf, FrameReader } from './frames.ts'
import { NoiseServer, type Cipher } from './noise.ts'
import { stanza, type Stanza } from './stanza.ts'
import type { KeyPair } from './test-root.ts'

export type Hello = { readonly clientKey: Buffer; readonly payload: proto.ClientPayload }

export type ConnectionEvents = {
  /** The handshake is done: who is it? */
  onHello(hello: Hello): void
  onStanza(node: Stanza): Promise<void>
  onClose(): void
}

/** One socket of a client, from the first byte: Noise, frames and stanzas, in order both ways. */
export class Connection {
  readonly #socket: WebSocket
  readonly #noise: NoiseServer
  readonly #frames = new FrameReader()
  readonly #events: ConnectionEvents
  #stage: 'hello' | 'finish' | 'open' = 'hello'
  #ciphers: { readonly fromClient: Cipher; readonly toClient: Cipher } | undefined
  #work: Promise<void> = Promise.resolve()
  /** Nothing is answered any more, and the socket stays open. */
  isSilent = false

  constructor(
    socket: WebSocket,
    keys: { staticKey: KeyPair; chain: Uint8Array },
    events: ConnectionEvents,
  ) {
    this.#socket = socket
    this.#noise = new NoiseServer(keys.staticKey, keys.chain)
    this.#events = events
    socket.on('message', (bytes: Buffer) => this.#take(bytes))
    socket.on('close', () => events.onClose())
    socket.on('error', () => this.drop())
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  send(node: Stanza): void {
    if (!this.#ciphers || !this.isOpen || this.isSilent) return
    this.#socket.send(frameOf(this.#ciphers.toClient.seal(encodeBinaryNode(node))))
  }

  /** Says why, and closes (`code` 515 after pairing, 503 …; a conflict has none). */
  end(code: number | undefined, reason?: Stanza): void {
    const attrs = { code: code === undefined ? undefined : String(code) }
    this.send(stanza('stream:error', attrs, reason ? [reason] : []))
    this.#socket.close()
  }

  refuse(reason: number): void {
    this.send(stanza('failure', { reason: String(reason) }))
    this.#socket.close()
  }

  /** As when a cable is pulled. */
  drop(): void {
    this.#socket.terminate()
  }

  #take(bytes: Buffer): void {
    try {
      for (const frame of this.#frames.add(bytes)) this.#takeFrame(frame)
    } catch {
      this.drop()
    }
  }

  #takeFrame(frame: Buffer): void {
    if (this.#stage === 'hello') {
      this.#socket.send(frameOf(this.#noise.answerHello(frame)))
      this.#stage = 'finish'
    } else if (this.#stage === 'finish') {
      const { clientKey, payload, ...ciphers } = this.#noise.finish(frame)
      this.#ciphers = ciphers
      this.#stage = 'open'
      this.#events.onHello({ clientKey, payload })
    } else this.#takeStanza(frame)
  }

  #takeStanza(frame: Buffer): void {
    const plain = this.#ciphers?.fromClient.open(frame)
    if (!plain || this.isSilent) return
    this.#work = this.#handle(this.#work, plain)
  }

  async #handle(before: Promise<void>, plain: Buffer): Promise<void> {
    await before
    try {
      const node = await decodeBinaryNode(plain)
      if (this.isOpen) await this.#events.onStanza(node)
    } catch (error) {
      process.stderr.write(`the WhatsApp server failed: ${String(error)}\n`)
      this.drop()
    }
  }
}
