import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Simulator } from '../channels/simulator.ts'
import { MovableClock, type Clock } from '../clock.ts'
import { momentOf, localAt } from '../calendar/local.ts'
import type { Library } from '../flow/library.ts'
import { readRecording } from '../flow/recordings.ts'
import type { ContactId } from '../model/ids.ts'
import { withoutSpread } from '../model/programme.ts'
import { RequestError } from '../model/request-error.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { readChat } from '../reports/chat.ts'
import { recordStory } from '../stories/record-story.ts'
import { writeSetting } from '../store/service/settings.ts'
import type { Store } from '../store/store.ts'
import { askSales } from './ask-sales.ts'
import { ANA, MARIA, seedDemo } from './demo.ts'
import { nextWritten } from './next-written.ts'
import { passTime } from './pass-time.ts'
import { FRESH, HEADERS } from './page-headers.ts'
import { sameOrigin } from './same-origin.ts'
import { pageRoutes } from './pages.ts'
import { simulatorFiles, simulatorPage, simulatorText } from './simulator-page.ts'

export type SimulatorOptions = {
  readonly config: { readonly host: string }
  readonly store: Store
  readonly clock: Clock
  readonly library: Library
  readonly pipeline: Pipeline
  readonly simulator: Simulator
}

/** The zone whose wall clock the page shows: Doña María lives in Guatemala. */
const ZONE = 'America/Guatemala'

const ATTACHED = 'attachment; filename="story.yaml"'

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
  const { store, clock, library, simulator, pipeline } = options
  const app = new Hono()
  const seed = once(() => seedDemo(options))
  for (const path of ['/', '/simulator/*']) {
    app.use(
      path,
      secureHeaders(HEADERS),
      sameOrigin(options.config),
      bodyLimit({ maxSize: 65_536 }),
    )
  }
  app.route('/', pageRoutes('/', simulatorPage({ zone: ZONE }), simulatorFiles(), '/simulator'))
  app.get('/simulator/state', async (context) => {
    await seed()
    return context.json(await readState(options))
  })
  app.post('/simulator/messages', async (context) => {
    const { chat, text } = writing.parse(await context.req.json())
    await seed()
    await simulator.write(chat, text)
    return context.json({ ok: true })
  })
  app.post('/simulator/check-in', async (context) => {
    await seed()
    const maria = await contactOf(store, MARIA)
    if (maria === undefined) throw new RequestError('nobody writes from this phone yet')
    const unasked = await askSales(options, maria, ZONE)
    if (unasked) return context.json({ problem: simulatorText('check-in', unasked) }, 409)
    return context.json({ ok: true })
  })
  app.post('/simulator/clock', async (context) => {
    if (!(clock instanceof MovableClock))
      return context.json({ problem: 'this service reaches real people' }, 409)
    await passTime(
      { store, clock, pipeline },
      distance(jump.parse(await context.req.json()), clock),
    )
    await store.transact((tx) =>
      writeSetting(tx.db, 'simulator:clock-offset', String(clock.offsetMs)),
    )
    pipeline.ring()
    return context.json({ ok: true })
  })
  app.get('/simulator/story', async (context) => {
    const story = await recordStory(store, library, { contact: MARIA, trainer: ANA })
    const headers = { 'content-type': 'text/yaml; charset=utf-8', 'content-disposition': ATTACHED }
    return context.body(story, 200, { ...FRESH, ...headers })
  })
  app.get('/simulator/recordings/*', async (context) => {
    const name = context.req.path.slice('/simulator/recordings/'.length)
    const audio = await readRecording(library.recordings, name)
    if (!audio) return context.notFound()
    return context.body(audio, 200, { ...FRESH, 'content-type': 'audio/ogg' })
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
    if (error instanceof z.ZodError) return context.json({ problem: z.prettifyError(error) }, 400)
    if (error instanceof RequestError || error instanceof SyntaxError) {
      return context.json({ problem: error.message }, 400)
    }
    throw error
  })
  return app
}

async function readState({ store, clock, library }: SimulatorOptions) {
  const contact = await contactOf(store, MARIA)
  const isMovable = clock instanceof MovableClock
  const programmes = isMovable ? withoutSpread(library.programmes) : library.programmes
  const outlook = { now: clock.now().getTime(), programmes }
  const chats = await store.read(async (db) => ({
    maria: await readChat(db, MARIA),
    ana: await readChat(db, ANA),
    next: contact && (await nextWritten(db, contact, outlook)),
  }))
  const next = chats.next === undefined ? {} : { next: localTime(chats.next) }
  const now = localTime(clock.now().getTime())
  return { now, movable: isMovable, ...chats, ...next }
}

/** `2026-11-30T18:00` on the wall clock of the page. */
function localTime(moment: number): string {
  return localAt(moment, ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** Nobody once she has been erased. */
async function contactOf(store: Store, chat: string): Promise<ContactId | undefined> {
  const address = await store.read((db) =>
    db
      .selectFrom('addresses')
      .select('contact_id')
      .where('account', '=', 'simulator')
      .where('chat', '=', chat)
      .executeTakeFirst(),
  )
  return address?.contact_id
}

/** Milliseconds from the present to where the clock is to jump. */
function distance(to: z.infer<typeof jump>, clock: Clock): number {
  if ('hours' in to) return to.hours * 3_600_000
  const now = clock.now().getTime()
  const today = localAt(now, ZONE).toPlainDate()
  // on a Monday it is the one of the next week: she was asked today, when the demo began
  return momentOf(today.add({ days: 8 - today.dayOfWeek }), '18:00', ZONE) - now
}

/** Does the work at the first call; again at the next one only if it failed. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () =>
    (done ??= work().catch((error: unknown) => {
      done = undefined
      throw error
    }))
}
