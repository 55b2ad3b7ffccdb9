import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** The same server, further away: its answers take longer by some milliseconds. */
export type SlowNetwork = AsyncDisposable & { readonly url: string }

export async function slowNetwork(target: string, latencyMs: number): Promise<SlowNetwork> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.pipe(far)
    far.on('data', (bytes) => setTimeout(() => near.write(bytes), latencyMs))
    far.on('close', () => setTimeout(() => near.destroy(), latencyMs))
    near.on('close', () => far.destroy())
    for (const socket of [near, far]) {
      sockets.add(socket)
      // either side may be killed in the middle of anything
      socket.on('error', () => {})
      socket.once('close', () => sockets.delete(socket))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('there is no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
