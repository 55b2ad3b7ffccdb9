import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { accountOf } from '../../src/channels/telegram/options.ts'
import { createTelegram } from '../../src/channels/telegram/telegram.ts'
import { fromEpochMs, MovableClock, systemClock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { silentLog } from '../../src/log.ts'
import type { CohortId } from '../../src/model/ids.ts'
import { withoutSpread } from '../../src/model/programme.ts'
import type { Schedule } from '../../src/model/schedule.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { startPipeline } from '../../src/pipeline/pipeline.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { startBotApiServer } from '../bot-api-server/bot-api-server.ts'
import { TOKEN } from '../channels/telegram/setup.ts'
import { addMember } from '../store/member.ts'

/*
 * The network is away when a message of the programme's own is due, and comes back at night, the next day or much later:
 * what has waited keeps to its rules to the last. The real Telegram channel beside a Bot API server that goes down.
 */

const ZONE = 'America/Guatemala'
const at = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds
const CHAT = 7_001

const CHECK_IN = weekly({ id: 'weekly-check-in', weekday: 1, at: '18:00', class: 'check-in' }, 24)
const LESSON = weekly({ id: 'module-reminder', weekday: 1, at: '18:00', class: 'lesson' }, 72)
const NEXT = weekly({ id: 'visit-reminder', weekday: 2, at: '12:00', class: 'lesson' }, 72)

type Said = Pick<Schedule, 'id' | 'at' | 'class'> & { readonly weekday: number }

function weekly(said: Said, tooLateAfterHours: number): Schedule {
  const weeks = { every: 1, fromWeek: 1, toWeek: 200 }
  return { type: 'weekly', flow: said.id, hers: false, tooLateAfterHours, ...weeks, ...said }
}

/** María of FUNDAP on Monday at 17:59, when only these are planned, and Telegram at hand. */
async function monday(schedules: readonly Schedule[]) {
  const stack = new AsyncDisposableStack()
  const now = fromEpochMs(at('2026-11-30T17:59'))
  const library = loadLibrary(process.cwd())
  const fundap = library.programmes.get('fundap')
  if (!fundap) throw new Error('gone')
  const programmes = withoutSpread(new Map([['fundap', { ...fundap, schedules }]]))
  Object.assign(library, { programmes })
  const server = stack.use(await startBotApiServer({ token: TOKEN }))
  const store = stack.use(await openSqlite(':memory:', now))
  await createCohort(
    { programme: 'fundap', name: 'Grupo 1', startDate: '2026-11-02' },
    { store, library, now },
  )
  const maria = server.person(CHAT, 'María')
  maria.isKnown = true
  await store.transact(({ db }) =>
    addMember(
      db,
      {
        role: 'entrepreneur',
        status: 'active',
        name: 'María',
        cohort_id: 1 as CohortId,
        consent_at: now.getTime() - 1,
        created_at: now.getTime() - 1,
      },
      { channel: 'telegram', account: accountOf(TOKEN), chat: String(CHAT) },
    ),
  )
  const clock = new MovableClock(now.getTime() - systemClock.now().getTime())
  const telegram = { token: TOKEN, apiRoot: server.url, clock, log: silentLog, onGap: () => {} }
  const channels = [createTelegram(telegram)]
  const pipeline = stack.use(
    await startPipeline({ store, clock, library, channels, log: silentLog }),
  )
  const rows = () =>
    store.read((db) =>
      db
        .selectFrom('messages')
        .select(['status', 'reason', 'due_at', 'sent_at'])
        .where('class', '=', 'reminder')
        .orderBy('id')
        .execute(),
    )
  return {
    server,
    maria,
    store,
    clock,
    rows,
    /** The clock stands at a local time, and all that follows has a moment to happen. */
    async is(text: string) {
      clock.advance(at(text) - clock.now().getTime())
      pipeline.ring()
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isTrue()) return
    await pause(50)
  }
  throw new Error('it never came')
}

const local = (moment: number | null | undefined) =>
  Temporal.Instant.fromEpochMilliseconds(moment ?? 0)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

test('what could not leave in the evening does not leave at night, and holds up no answer', async () => {
  await using town = await monday([CHECK_IN])
  await town.server.goDown()
  await town.is('2026-11-30T18:01')
  await until(async () => (await town.rows()).length === 1)
  await town.is('2026-11-30T22:30')
  await town.server.goUp()
  await until(async () => (await town.rows())[0]?.reason === 'quiet-hours')
  town.maria.writes('menú')
  await until(() => town.maria.received().length === 1)
  expect(town.maria.received()[0]?.text).toContain('¿Qué desea hacer?')
  const [waiting] = await town.rows()
  expect({ ...waiting, due_at: local(waiting?.due_at) }).toMatchObject({
    status: 'queued',
    due_at: '2026-12-01T07:00',
  })
  await town.is('2026-12-01T07:01')
  await until(() => town.maria.received().length === 2)
  expect(town.maria.received()[1]?.text).toContain('¿Cuánto vendió')
  expect(local((await town.rows())[0]?.sent_at)).toBe('2026-12-01T07:01')
})

test('what is too late when the network is back stays here, and says so', async () => {
  await using town = await monday([{ ...LESSON, tooLateAfterHours: 24 }])
  await town.server.goDown()
  await town.is('2026-11-30T18:01')
  await until(async () => (await town.rows()).length === 1)
  await town.is('2026-12-01T18:30')
  await town.server.goUp()
  await until(async () => (await town.rows())[0]?.status === 'cancelled')
  expect((await town.rows())[0]).toMatchObject({ status: 'cancelled', reason: 'too-late' })
  expect(town.maria.received()).toEqual([])
})

test('of two that have waited one leaves a day', async () => {
  await using town = await monday([LESSON, NEXT])
  await town.server.goDown()
  await town.is('2026-11-30T18:01')
  await until(async () => (await town.rows()).length === 1)
  await town.is('2026-12-01T12:01')
  await until(async () => (await town.rows()).length === 2)
  await town.is('2026-12-01T13:00')
  await town.server.goUp()
  await until(async () => (await town.rows())[1]?.reason === 'day-full')
  const [first, second] = await town.rows()
  expect([first?.status, local(first?.sent_at)]).toEqual(['sent', '2026-12-01T13:00'])
  expect([second?.status, local(second?.due_at)]).toEqual(['queued', '2026-12-02T13:00'])
})

test('what a person starts at night goes at once', async () => {
  await using town = await monday([])
  await town.is('2026-11-30T22:00')
  await startFlow(town.store, { flow: 'weekly-check-in', contact: 1 }, town.clock.now())
  await until(() => town.maria.received().length === 1)
})
