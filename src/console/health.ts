import { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'
import { readBacklog } from '../reports/backlog.ts'

/** /livez: the process runs. /readyz: the database answers; what waits and what a person should look at. */
export function healthRoutes({
  store,
  clock,
  processes = async () => ({}),
}: {
  readonly store: Store
  readonly clock: Clock
  /** What there is to say of this process beside others. */
  readonly processes?: () => Promise<object>
}): Hono {
  const app = new Hono()
  app.get('/livez', (context) => context.text('ok'))
  app.get('/readyz', async (context) => {
    try {
      const backlog = await store.read((db) => readBacklog(db, clock.now().getTime()))
      if (store.trouble !== undefined)
        return context.json({ ready: false, problem: store.trouble, ...backlog }, 503)
      return context.json({ ready: true, ...backlog, ...(await processes()) })
    } catch (error) {
      return context.json(
        { ready: false, problem: error instanceof Error ? error.message : String(error) },
        503,
      )
    }
  })
  return app
}
