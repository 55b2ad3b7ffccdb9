import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { systemClock } from '../clock.ts'
import type { Library } from '../flow/library.ts'
import type { Bells } from '../pipeline/bells.ts'
import { Doorbell } from '../pipeline/doorbell.ts'
import { readHappenings, type Happening } from '../reports/happenings.ts'
import { readTroubles, type ChannelTrouble } from '../store/service/troubles.ts'
import { withKey } from './keyed.ts'
import { HEADERS } from './page-headers.ts'
import { pageFiles, pageRoutes, readPage } from './pages.ts'
import { sameOrigin } from './same-origin.ts'
import { readState, type ServiceState, type StateSource } from './state.ts'

/** Where one sees how the service does, as it does it. */
export const LIVE_PATH = '/live'

/** How soon a change is seen where no bell tells of it, and how soon after another at the most (milliseconds). */
const PATIENCE = 2_000
const TOGETHER = 250

const FILES = ['console.css', 'icon.svg', 'live.css', 'live.js']

type LiveSource = StateSource & {
  readonly library: Pick<Library, 'programmes'>
  readonly bells?: Pick<Bells, 'onRing'> | undefined
}

/** What the page shows. */
export type Live = ServiceState & {
  readonly troubles: readonly ChannelTrouble[]
  readonly happenings: readonly (Happening & { readonly organisation: string | undefined })[]
}

/**
 * The page of what happens, and the stream behind it (server-sent events, each a whole `Live`): sent when another process
 * rings for work, else when a look finds something new. No names, numbers or words of people; but what happens in a small
 * cohort is nobody else's business, so it answers to the key that the program printed when it started.
 */
export function liveRoutes(
  source: LiveSource,
  { config, key }: { readonly config: { readonly host: string }; readonly key: string },
): Hono {
  const watching = new Set<Doorbell>()
  source.bells?.onRing(() => watching.forEach((bell) => bell.ring()))
  const app = new Hono()
  for (const path of [LIVE_PATH, `${LIVE_PATH}/*`])
    app.use(path, secureHeaders(HEADERS), sameOrigin(config))
  app.route('/', pageRoutes(LIVE_PATH, readPage('live.html', 'console'), pageFiles(FILES)))
  app.get(`${LIVE_PATH}/feed`, withKey(key), (context) =>
    streamSSE(context, async (stream) => {
      const bell = new Doorbell(systemClock)
      watching.add(bell)
      stream.onAbort(() => bell.ring())
      let shown = ''
      try {
        while (!stream.aborted) {
          const live = JSON.stringify(await readLive(source))
          // also where nothing is new, so that the page knows that the service answers
          await stream.writeSSE(live === shown ? { event: 'same', data: '' } : { data: live })
          shown = live
          await systemClock.sleep(TOGETHER)
          await bell.wait(PATIENCE)
        }
      } finally {
        watching.delete(bell)
      }
    }),
  )
  return app
}

async function readLive(source: LiveSource): Promise<Live> {
  const state = await readState(source)
  if (!state.ready) return { ...state, troubles: [], happenings: [] }
  const [troubles, happenings] = await source.store.read((db) =>
    Promise.all([readTroubles(db), readHappenings(db)]),
  )
  const { programmes } = source.library
  const named = happenings.map((each) => ({
    ...each,
    organisation: programmes.get(each.programme ?? '')?.organisation,
  }))
  return { ...state, troubles, happenings: named }
}
