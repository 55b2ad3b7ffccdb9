import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'

/** What stands between a process and a server, and can be in the way. */
export type Front = AsyncDisposable & {
  readonly port: number
  /** How often somebody connected, also while nobody was let through. */
  readonly connections: number
  /** Cuts whoever is connected, and from now on whoever connects. */
  close(): void
  open(): void
}

type Means = {
  /** What comes out of the server instead of what; of the same length, as protocols count bytes. */
  readonly says?: readonly [from: string, to: string]
  /** How much later what the server says arrives (milliseconds). */
  readonly latencyMs?: number
}

/** A front of a server, so that one of today passes for an older one, one nearby for one far away, or one that is up for one that is down. */
export async function frontOf(
  server: { readonly hostname: string; readonly port: string | number },
  { says = ['', ''], latencyMs = 0 }: Means = {},
): Promise<Front> {
  const later = (work: () => void) => void (latencyMs === 0 ? work() : setTimeout(work, latencyMs))
  return listen((near, keep) => {
    const far = keep(connect(Number(server.port), server.hostname))
    near.pipe(far)
    far.on('data', (bytes) => later(() => near.write(replaced(bytes, says))))
    far.once('close', () => later(() => near.destroy()))
    near.once('close', () => far.destroy())
  })
}

/** A server that has these answers, whatever it is asked, and then hangs up, as a server that refuses does. */
export function refusingServer(...answers: readonly Buffer[]): Promise<Front> {
  return listen((near) => {
    const left = [...answers]
    near.on('data', () => {
      near.write(left.shift() ?? '')
      if (left.length === 0) near.end()
    })
  })
}

async function listen(
  serve: (near: Socket, keep: (socket: Socket) => Socket) => void,
): Promise<Front> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    // either side may be killed in the middle of anything
    return socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  }
  let connections = 0
  let isOpen = true
  const front = createServer((near) => {
    connections += 1
    keep(near)
    if (isOpen) serve(near, keep)
    else near.destroy()
  }).listen(0, '127.0.0.1')
  await once(front, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: portOf(front),
    get connections() {
      return connections
    },
    close() {
      isOpen = false
      cut()
    },
    open() {
      isOpen = true
    },
    async [Symbol.asyncDispose]() {
      const closed = once(front, 'close')
      front.close()
      cut()
      await closed
    },
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function replaced(bytes: Buffer, [from, to]: readonly [string, string]): Buffer {
  if (from === '' || !bytes.includes(from)) return bytes
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
}
