import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { ChannelError } from '../channels/channel.ts'
import { Simulator } from '../channels/simulator.ts'
import type { Library } from '../flow/library.ts'
import type { Log } from '../log.ts'
import type { PairableAccount } from '../model/pairing.ts'
import { Trouble } from '../model/trouble.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Bells } from '../pipeline/bells.ts'
import { healthRoutes } from './health.ts'
import { LIVE_PATH, liveRoutes } from './live.ts'
import { metricsRoutes, type MetricsSource } from './metrics.ts'
import { PAIRING_PATH, pairingRoutes } from './pairing.ts'
import { Pairings } from './pairings.ts'
import { simulatorRoutes } from './simulator.ts'

export type ConsoleOptions = MetricsSource & {
  readonly config: { readonly host: string; readonly port: number }
  readonly library: Library
  readonly pipeline: Pipeline
  readonly log: Log
  /** By which other processes tell of work. */
  readonly bells?: Pick<Bells, 'onRing'> | undefined
  /** The accounts that can be linked to a phone here. */
  readonly pairable?: readonly PairableAccount[]
}

/** A web server that listens, and where; the pages for people of the programme with their key. */
export type Console = AsyncDisposable & {
  readonly url: string
  readonly liveUrl: string
  readonly pairingUrl?: string
}

/**
 * Starts the web server: health, metrics, webhooks, the simulator, the pages for people of the programme. Throws a
 * ChannelError when the port cannot be had.
 */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const app = createApp(options)
  const { host, port } = options.config
  const { pairable = [], channels } = options
  using pending = new DisposableStack()
  const pairings = pending.use(new Pairings(pairable, channels))
  const key = randomBytes(24).toString('base64url')
  app.route('/', liveRoutes(options, { config: options.config, key }))
  if (pairable.length > 0) app.route('/', pairingRoutes({ config: options.config, pairings, key }))
  const server = createServer((request, response) => {
    void getRequestListener(app.fetch)(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  const url = `http://${isLocal(host) ? 'localhost' : host}:${actual}`
  const stopping = pending.move()
  return {
    url,
    liveUrl: `${url}${LIVE_PATH}#${key}`,
    ...(pairable.length > 0 ? { pairingUrl: `${url}${PAIRING_PATH}#${key}` } : {}),
    async [Symbol.asyncDispose]() {
      stopping.dispose()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The routes, without a port: tests call `createApp(options).request('/readyz')`. */
export function createApp(options: ConsoleOptions): Hono {
  const app = new Hono()
  app.route('/', healthRoutes(options))
  app.route('/', metricsRoutes(options))
  for (const { webhook } of options.channels) {
    if (webhook) app.on(['GET', 'POST'], webhook.path, (context) => webhook.handle(context.req.raw))
  }
  const simulator = options.channels.find((channel) => channel instanceof Simulator)
  if (simulator) app.route('/', simulatorRoutes({ ...options, simulator }))
  app.onError((error, context) => {
    if (error instanceof Trouble) return context.json({ problem: error.message }, 503)
    options.log.error({ err: error }, 'a request failed')
    return context.json({ problem: 'this failed; see the log' }, 500)
  })
  return app
}

/** Whether a browser on this machine finds what listens there as localhost. */
function isLocal(host: string): boolean {
  return ['127.0.0.1', '0.0.0.0', '::'].includes(host)
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new ChannelError(
      `port ${port} on ${host} is in use; stop the other program, or set PORT to a free one`,
    )
  }
  return new ChannelError(`cannot listen on ${host}:${port} (${error.code}); check HOST and PORT`, {
    cause: error,
  })
}
