import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Simulator } from '../channels/simulator.ts'
import { MovableClock, type Clock } from '../clock.ts'
import { momentOf, localAt } from '../calendar/local.ts'
import type { Library } from '../flow/library.ts'
import { RequestError } from '../model/request-error.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { startFlow } from '../pipeline/start-flow.ts'
import { readChat } from '../reports/chat.ts'
import { writeSetting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { ANA, MARIA, seedDemo } from './demo.ts'

export type SimulatorOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly library: Library
  readonly pipeline: Pipeline
  readonly simulator: Simulator
}

/** The zone whose wall clock the page shows: Doña María lives in Guatemala. */
const ZONE = 'America/Guatemala'

const writing = z.object({ chat: z.enum([MARIA, ANA]), text: z.string().max(10_000) })
const jump = z.union([
  z.object({
    hours: z
      .number()
      .positive()
      .max(24 * 31),
  }),
  z.object({ to: z.literal('monday') }),
])

/** The simulator page and what it calls. The demo people are made at the first look at it. */
export function simulatorRoutes(options: SimulatorOptions): Hono {
  const { store, clock, simulator, pipeline } = options
  const app = new Hono()
  const seeded = seedDemo(options)
  app.get('/', (context) => context.html(PAGE))
  app.get('/simulator.js', (context) =>
    context.body(SCRIPT, 200, { 'content-type': 'text/javascript' }),
  )
  app.get('/simulator.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css' }))
  app.get('/simulator/state', async (context) => {
    await seeded
    return context.json(await readState(options))
  })
  app.post('/simulator/messages', async (context) => {
    const { chat, text } = writing.parse(await context.req.json())
    await seeded
    await simulator.write(chat, text)
    return context.json({ ok: true })
  })
  app.post('/simulator/check-in', async (context) => {
    await seeded
    await startFlow(
      store,
      { flow: 'weekly-check-in', contact: await contactOf(store, MARIA) },
      clock.now(),
    )
    pipeline.ring()
    return context.json({ ok: true })
  })
  app.post('/simulator/clock', async (context) => {
    if (!(clock instanceof MovableClock))
      return context.json({ problem: 'this service reaches real people' }, 409)
    clock.advance(distance(jump.parse(await context.req.json()), clock))
    await store.transact((tx) =>
      writeSetting(tx.db, 'simulator:clock-offset', String(clock.offsetMs)),
    )
    pipeline.ring()
    return context.json({ ok: true })
  })
  app.get('/simulator/events', (context) =>
    streamSSE(context, async (stream) => {
      const stop = simulator.onMessage(() => void stream.writeSSE({ data: 'message' }))
      stream.onAbort(stop)
      while (!stream.aborted) {
        await stream.writeSSE({ data: 'tick' })
        await clock.sleep(1_000)
      }
      stop()
    }),
  )
  app.onError((error, context) => {
    if (
      error instanceof z.ZodError ||
      error instanceof RequestError ||
      error instanceof SyntaxError
    ) {
      return context.json({ problem: error.message }, 400)
    }
    throw error
  })
  return app
}

async function readState({ store, clock }: SimulatorOptions) {
  const chats = await store.read(async (db) => ({
    maria: await readChat(db, MARIA),
    ana: await readChat(db, ANA),
  }))
  const now = localAt(clock.now().getTime(), ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
  return { now, movable: clock instanceof MovableClock, ...chats }
}

async function contactOf(store: Store, chat: string): Promise<number> {
  const address = await store.read((db) =>
    db
      .selectFrom('addresses')
      .select('contact_id')
      .where('account', '=', 'simulator')
      .where('chat', '=', chat)
      .executeTakeFirstOrThrow(),
  )
  return address.contact_id
}

/** Milliseconds from the present to where the clock is to jump. */
function distance(to: z.infer<typeof jump>, clock: Clock): number {
  if ('hours' in to) return to.hours * 3_600_000
  const now = clock.now().getTime()
  const today = localAt(now, ZONE).toPlainDate()
  const monday = today.add({ days: (8 - today.dayOfWeek) % 7 })
  const moment = momentOf(monday, '18:00', ZONE)
  return moment > now ? moment - now : momentOf(monday.add({ weeks: 1 }), '18:00', ZONE) - now
}

const page = (name: string) => readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8')
const PAGE = page('simulator.html')
const SCRIPT = page('simulator.js')
const STYLE = page('simulator.css')
