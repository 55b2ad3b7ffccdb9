import { Hono } from 'hono'
import { readState, type StateSource } from './state.ts'

/**
 * /livez: the process runs. /readyz: the database answers; what waits, what keeps each channel from its work, and what a
 * person should look at. A channel in trouble leaves the service ready: a restart would not mend it.
 */
export function healthRoutes(source: StateSource): Hono {
  const app = new Hono()
  app.get('/livez', (context) => context.text('ok'))
  app.get('/readyz', async (context) => {
    const state = await readState(source)
    return context.json(state, state.ready ? 200 : 503)
  })
  return app
}
