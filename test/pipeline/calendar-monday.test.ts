import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { accountOf } from '../../src/channels/telegram/options.ts'
import { createTelegram } from '../../src/channels/telegram/telegram.ts'
import { fromEpochMs, MovableClock, systemClock } from '../../src/clock.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { silentLog } from '../../src/log.ts'
import type { CohortId } from '../../src/model/ids.ts'
import { startPipeline } from '../../src/pipeline/pipeline.ts'
import { addMember } from '../store/member.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { startBotApiServer, type BotApiServer } from '../bot-api-server/bot-api-server.ts'
import { rateLimited } from '../bot-api-server/faults.ts'
import { IS_FULL } from '../calendar/size.ts'
import { TOKEN } from '../channels/telegram/setup.ts'
import { library } from './calendar-town.ts'

/*
 * Monday 18:00 on a Bot API server that takes 30 messages a second and one a second in a chat. The whole is 5,000 people
 * in ten real minutes; the sample of `npm test` is the same rush scaled down: as many a second, for fifteen seconds.
 */
const PEOPLE = IS_FULL ? 5_000 : 140
const MINUTES = IS_FULL ? 10 : 0.25 + 5 / 60
const SPREAD = IS_FULL ? 9 : 0.25
/** Seconds that the server asks for once, in the middle of it. */
const RETRY_AFTER = IS_FULL ? 3 : 1
/** Others who are in the middle of a talk meanwhile. */
const TALKING = 20

test('Monday at six: everybody is asked in time, and who writes is answered at once', async () => {
  const six = Temporal.PlainDateTime.from('2026-11-30T18:00').toZonedDateTime('America/Guatemala')
  const before = fromEpochMs(six.epochMilliseconds - 60_000)
  const fundap = library.programmes.get('fundap')
  if (!fundap) throw new Error('gone')
  const programme = { ...fundap, limits: { ...fundap.limits, spreadMinutes: SPREAD } }
  await using server = await startBotApiServer({ token: TOKEN, floodLimits: true })
  await using store = await openSqlite(':memory:', before)
  await createCohort(
    { programme: 'fundap', name: 'Grupo 1', startDate: '2026-11-02' },
    { store, library, now: before },
  )
  await seed(store, server, before.getTime())
  const clock = new MovableClock(six.epochMilliseconds - 4_000 - systemClock.now().getTime())
  const channel = createTelegram({
    token: TOKEN,
    apiRoot: server.url,
    clock,
    log: silentLog,
    onGap: () => {},
  })
  await using pipeline = await startPipeline({
    store,
    clock,
    library,
    programmes: new Map([['fundap', programme]]),
    channels: [channel],
    log: silentLog,
  })
  expect(pipeline).toBeDefined()
  const begun = performance.now() + six.epochMilliseconds - clock.now().getTime()
  const stop = new AbortController()
  const talking = talk(server, stop.signal)
  await pause(8_000)
  server.faults.next('sendMessage', rateLimited(RETRY_AFTER))
  const asked = await untilAsked(server, begun + MINUTES * 60_000 + 30_000)
  stop.abort()
  const waits = (await talking).toSorted((a, b) => a - b)
  const [first = 0, last = 0] = [asked[0], asked.at(-1)].map((at) => ((at ?? 0) - begun) / 1_000)
  const perSecond = Object.values(Object.groupBy(asked, (at) => String(Math.floor(at / 1_000))))
  const p95 = waits[Math.floor(waits.length * 0.95)] ?? Infinity
  console.info(
    `${asked.length} asked from ${first.toFixed(1)} s to ${last.toFixed(1)} s, at most ${Math.max(...perSecond.map((each) => each?.length ?? 0))} a second; ` +
      `${waits.length} replies, p50 ${Math.round(waits[Math.floor(waits.length / 2)] ?? 0)} ms, p95 ${Math.round(p95)} ms; ` +
      `calls while told to wait: ${tooEarly(server)}`,
  )
  expect(asked).toHaveLength(PEOPLE)
  expect(first).toBeGreaterThanOrEqual(0)
  expect(last).toBeLessThanOrEqual(MINUTES * 60)
  expect(tooEarly(server)).toBe(0)
  // the reply that had to wait for the end of a retry_after is beyond the 95th in a hundred
  expect(p95).toBeLessThanOrEqual(2_000)
}, 1_200_000)

const CHAT = 500_000
const TALKER = 900_000

async function seed(store: Store, server: BotApiServer, now: number): Promise<void> {
  await store.transact(async ({ db }) => {
    for (let index = 0; index < PEOPLE + TALKING; index += 1) {
      const isTalker = index >= PEOPLE
      const chat = isTalker ? TALKER + index - PEOPLE : CHAT + index
      server.person(chat, `P${index}`).isKnown = true
      await addMember(
        db,
        {
          role: 'entrepreneur',
          status: 'active',
          name: `P${index}`,
          cohort_id: 1 as CohortId,
          consent_at: now,
          created_at: now,
          // who talks has paused the programme's own messages: she only gets answers
          fields: isTalker ? JSON.stringify({ 'paused-until': '2027-01-01' }) : null,
        },
        { channel: 'telegram', account: accountOf(TOKEN), chat: String(chat) },
      )
    }
  })
}

/** Somebody writes every half second; how long each waited for her answer (milliseconds). */
async function talk(server: BotApiServer, signal: AbortSignal): Promise<readonly number[]> {
  const waits: Promise<number>[] = []
  for (let turn = 0; !signal.aborted; turn += 1) {
    const person = server.person(TALKER + (turn % TALKING), '')
    const before = person.received().length
    const written = performance.now()
    person.writes('gracias')
    waits.push(
      (async () => {
        while (person.received().length <= before && performance.now() < written + 20_000)
          await pause(5)
        return (person.received()[before]?.at ?? Infinity) - written
      })(),
    )
    await pause(500)
  }
  return Promise.all(waits)
}

/** What was on its way when the answer came cannot be called back (milliseconds). */
const ON_ITS_WAY = 250

/** Sends that began after the bot was told to wait, and before that was over. */
function tooEarly(server: BotApiServer): number {
  const sends = server.calls('sendMessage')
  const told = sends.filter(({ status }) => status === 429).map(({ at }) => at)
  return sends.filter(({ at }) =>
    told.some((since) => at > since + ON_ITS_WAY && at < since + RETRY_AFTER * 1_000),
  ).length
}

/** When each was asked, in order. */
async function untilAsked(server: BotApiServer, deadline: number): Promise<readonly number[]> {
  for (;;) {
    const asked = Array.from({ length: PEOPLE }, (_, index) =>
      server
        .person(CHAT + index, '')
        .received()
        .find(({ text }) => text.includes('¿Cuánto vendió')),
    ).flatMap((received) => received?.at ?? [])
    if (asked.length === PEOPLE || performance.now() > deadline)
      return asked.toSorted((a, b) => a - b)
    await pause(250)
  }
}
