import { Redis } from 'ioredis'
import type { Log } from '../log.ts'
import { StoreError } from '../store/store.ts'
import { refusalOf, refusalOfVersion } from './refusal.ts'

/** A connection to ask, one to listen, and whether they work at the moment. */
export type Link = AsyncDisposable & {
  readonly client: Redis
  readonly listener: Redis
  /** What every key and channel of ours begins with. */
  readonly prefix: string
  /** Why Redis cannot be used now; undefined where it can. */
  readonly trouble: string | undefined
  /** Takes note of how a write went: a server that refuses is of no use, though the connection stands. */
  heed(error?: unknown): void
}

/** Nobody waits long for Redis: what it is needed for goes on without it. */
const OPTIONS = {
  lazyConnect: true,
  connectTimeout: 2_000,
  commandTimeout: 1_000,
  maxRetriesPerRequest: 0,
  retryStrategy: (times: number) => Math.min(3_000, 100 * 2 ** Math.min(times, 5)),
}

/**
 * Connects; a server that is down is waited for in the background. Throws a StoreError for one that answers and will not
 * do: a wrong password, too old.
 */
export async function connectRedis(url: string, log: Log): Promise<Link> {
  const client = new Redis(url, { ...OPTIONS, enableOfflineQueue: false })
  const listener = new Redis(url, { ...OPTIONS, commandTimeout: 60_000 })
  const watch = watchBoth(client, listener, log)
  await Promise.allSettled([client.connect(), listener.connect()])
  await watch.checkVersion()
  const refusal = watch.refusal()
  if (refusal !== undefined) {
    client.disconnect()
    listener.disconnect()
    throw new StoreError(`REDIS_URL: ${refusal}`)
  }
  watch.begin()
  return {
    client,
    listener,
    prefix: `micromba:${client.options.db ?? 0}`,
    get trouble() {
      return watch.trouble()
    },
    heed: (error) => watch.heed(error),
    async [Symbol.asyncDispose]() {
      client.disconnect()
      listener.disconnect()
    },
  }
}

/** Knows why Redis cannot be used; once begun, tells when that begins, changes and is over. */
function watchBoth(client: Redis, listener: Redis, log: Log) {
  let reason = 'not connected yet'
  let refusal: string | undefined
  let told: string | undefined
  let hasBegun = false
  const isReady = () => [client, listener].every(({ status }) => status === 'ready')
  const trouble = () => refusal ?? (isReady() ? undefined : reason)
  const tell = () => {
    const now = trouble()
    if (!hasBegun || now === told) return
    told = now
    if (now === undefined) log.warn({}, 'Redis is back')
    else log.warn({ reason: now }, 'Redis is away: this process looks for work by itself')
  }
  const heed = (error?: unknown) => {
    const found = refusalOf(error)
    if (found !== undefined || error === undefined) refusal = found
    tell()
  }
  const checkVersion = async () => {
    if (client.status !== 'ready') return
    const answer = await client.info('server').catch(() => '')
    const version = /redis_version:(\S+)/.exec(answer)?.[1]
    if (version !== undefined) refusal ??= refusalOfVersion(version)
    tell()
  }
  for (const connection of [client, listener]) {
    connection.on('error', (error: Error & { readonly code?: string }) => {
      reason = refusalOf(error) ?? error.code ?? error.message
      heed(error)
    })
    connection.on('close', tell)
    // one of the two is ready before the other: that is no news
    connection.on('ready', () => void (trouble() === undefined && tell()))
  }
  return {
    trouble,
    refusal: () => refusal,
    heed,
    checkVersion,
    begin: () => {
      hasBegun = true
      tell()
      client.on('ready', () => void checkVersion())
    },
  }
}
