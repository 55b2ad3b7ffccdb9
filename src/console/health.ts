import { Hono } from 'hono'
import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { CompanyState } from '../model/company.ts'
import type { Store } from '../store/store.ts'
import { readBacklog } from '../reports/backlog.ts'

/**
 * /livez: the process runs. /readyz: the database answers; what waits, what keeps each channel from its work, and what a
 * person should look at. A channel in trouble leaves the service ready: a restart would not mend it.
 */
export function healthRoutes({
  store,
  clock,
  channels,
  processes = async () => ({}),
}: {
  readonly store: Store
  readonly clock: Clock
  readonly channels: readonly Channel[]
  /** What there is to say of this process beside others. */
  readonly processes?: () => Promise<CompanyState>
}): Hono {
  const app = new Hono()
  app.get('/livez', (context) => context.text('ok'))
  app.get('/readyz', async (context) => {
    try {
      const backlog = await store.read((db) => readBacklog(db, clock.now().getTime()))
      if (store.trouble !== undefined)
        return context.json({ ready: false, problem: store.trouble, ...backlog }, 503)
      const state = { channels: channels.map(healthOf), ...backlog, ...(await processes()) }
      return context.json({ ready: true, ...state })
    } catch (error) {
      return context.json(
        { ready: false, problem: error instanceof Error ? error.message : String(error) },
        503,
      )
    }
  })
  return app
}

function healthOf(channel: Channel) {
  const { name, account } = channel
  return { name, account, trouble: channel.trouble?.() ?? null }
}
