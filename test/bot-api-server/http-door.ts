import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'

/** The port the server listens on, which it keeps while it is down. */
export class HttpDoor {
  readonly #server: Server
  #port: number

  constructor(listener: RequestListener, port: number) {
    this.#server = createServer({ keepAliveTimeout: 75_000 }, listener)
    this.#port = port
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Takes connections; at the first time at a free port, where none was given. */
  async open(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (address && typeof address === 'object') this.#port = address.port
  }

  /** Ends every connection and refuses new ones. */
  async shut(): Promise<void> {
    if (!this.#server.listening) return
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }
}
