import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { sealMedia, type MediaKind } from './media.ts'

/** Where WhatsApp keeps files: over HTTPS, encrypted, by paths that it makes. What is uploaded is all that it knows of them. */
export class MediaServer implements AsyncDisposable {
  readonly files = new Map<string, Buffer>()
  /** Paths that are answered with a redirect, and to where. */
  readonly sentOn = new Map<string, string>()
  /** Each request, `POST /mms/audio/…`. */
  readonly asked: string[] = []
  /** Every request is answered with this. */
  refusal: number | undefined
  readonly #server: Server

  constructor(server: Server) {
    this.#server = server
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#answer(request, response)
    })
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What another process needs in its environment to trust it. */
  get environment(): Readonly<Record<string, string>> {
    return { NODE_EXTRA_CA_CERTS: fileURLToPath(pemOf('cert')) }
  }

  /** A phone uploads a file; what goes into the message about it. */
  keep(plain: Buffer, kind: MediaKind) {
    const { sealed, ...said } = sealMedia(plain, kind)
    const directPath = this.#store(sealed)
    return {
      ...said,
      directPath,
      url: `https://mmg.whatsapp.net${directPath}`,
      fileLength: plain.length,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', `https://${this.host}`)
    this.asked.push(`${request.method} ${url.pathname}`)
    const body = await buffer(request)
    if (this.refusal !== undefined) return void response.writeHead(this.refusal).end()
    if (request.method === 'GET') return this.#give(url.pathname, response)
    if (!/^\/mms\/(audio|image)\//.test(url.pathname) || !url.searchParams.get('auth'))
      return void response.writeHead(403).end()
    const direct_path = this.#store(body)
    response.end(JSON.stringify({ url: `https://${this.host}${direct_path}`, direct_path }))
  }

  #give(path: string, response: ServerResponse): void {
    const [file, location] = [this.files.get(path), this.sentOn.get(path)]
    if (location) response.writeHead(302, { location }).end()
    else if (file) response.end(file)
    else response.writeHead(404).end()
  }

  #store(sealed: Buffer): string {
    const path = `/v/t62/${randomBytes(9).toString('base64url')}`
    this.files.set(path, sealed)
    return path
  }
}

/** Starts it with the certificate of tests (media-host.*.pem, for 127.0.0.1), which this process trusts from now on. */
export async function startMediaServer(): Promise<MediaServer> {
  const [key, cert] = await Promise.all([readPem('key'), readPem('cert')])
  setDefaultCACertificates([...getCACertificates('default'), cert])
  const server = createServer({ key, cert })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new MediaServer(server)
}

function readPem(name: 'key' | 'cert'): Promise<string> {
  return readFile(pemOf(name), 'utf8')
}

const pemOf = (name: 'key' | 'cert') => new URL(`media-host.${name}.pem`, import.meta.url)
