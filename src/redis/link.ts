import { Redis } from 'ioredis'
import type { Log } from '../log.ts'
import { StoreError } from '../store/store.ts'

/** A connection to ask, one to listen, and whether they work at the moment. */
export type Link = AsyncDisposable & {
  readonly client: Redis
  readonly listener: Redis
  /** What every key and channel of ours begins with. */
  readonly prefix: string
  /** Why Redis cannot be used now; undefined where it can. */
  readonly trouble: string | undefined
}

/** Nobody waits long for Redis: what it is needed for goes on without it. */
const OPTIONS = {
  lazyConnect: true,
  connectTimeout: 2_000,
  commandTimeout: 1_000,
  maxRetriesPerRequest: 0,
  retryStrategy: (times: number) => Math.min(3_000, 100 * 2 ** Math.min(times, 5)),
}

/** Connects; a server that is down is waited for in the background. Throws a StoreError for one that is too old. */
export async function connectRedis(url: string, log: Log): Promise<Link> {
  const client = new Redis(url, { ...OPTIONS, enableOfflineQueue: false })
  const listener = new Redis(url, { ...OPTIONS, commandTimeout: 60_000 })
  const watch = watchBoth([client, listener], log)
  await Promise.allSettled([client.connect(), listener.connect()])
  try {
    await expectVersion(client)
  } catch (error) {
    client.disconnect()
    listener.disconnect()
    throw error
  }
  return {
    client,
    listener,
    prefix: `micromba:${client.options.db ?? 0}`,
    get trouble() {
      return watch.trouble()
    },
    async [Symbol.asyncDispose]() {
      client.disconnect()
      listener.disconnect()
    },
  }
}

/** Tells once when Redis goes and once when it is back. */
function watchBoth(connections: readonly Redis[], log: Log) {
  let reason = 'not connected yet'
  let isTold = false
  const trouble = () => (connections.every(({ status }) => status === 'ready') ? undefined : reason)
  const tell = () => {
    const now = trouble()
    if ((now !== undefined) === isTold) return
    isTold = now !== undefined
    if (isTold) log.warn({ reason }, 'Redis is away: this process looks for work by itself')
    else log.warn({}, 'Redis is back')
  }
  for (const connection of connections) {
    connection.on('error', (error: Error & { readonly code?: string }) => {
      reason = error.code ?? error.message
      tell()
    })
    connection.on('close', tell)
    // one of the two is ready before the other: that is no news
    connection.on('ready', () => void (trouble() === undefined && tell()))
  }
  return { trouble }
}

async function expectVersion(client: Redis): Promise<void> {
  if (client.status !== 'ready') return
  const version = /redis_version:(\S+)/.exec(await client.info('server'))?.[1]
  if (version !== undefined) expectRedis(version)
}

/** Refuses a Redis that this program cannot use, with the cure. */
export function expectRedis(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 6 || (major === 6 && minor >= 2)) return
  throw new StoreError(`REDIS_URL: the server is Redis ${version}; expected 6.2 or newer`)
}
