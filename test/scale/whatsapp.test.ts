import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import type { Store } from '../../src/store/store.ts'
import { startService, type Service } from '../service/run-service.ts'
import { prepareOffice, type WhatsAppOffice } from '../service/whatsapp-office.ts'
import { emptyDatabase, hasPostgres } from '../store/servers.ts'
import type { Phone } from '../whatsapp-server/phone.ts'
import { stanza } from '../whatsapp-server/stanza.ts'
import { Fleet } from './fleet.ts'

/* Two processes that could both have the account (ROLE=channels), and a worker, on one PostgreSQL without Redis. Two sockets
 * with the same keys would end each other and spoil every session. */

const TAKEOVER_MS = 15_000
const PATIENCE = { timeout: 60_000, interval: 250 }
/** Longer than a lease lasts that nobody keeps. */
const TENURE_MS = 10_000

describe.skipIf(!hasPostgres)(
  'one WhatsApp account between two processes',
  { timeout: 300_000 },
  () => {
    let open: AsyncDisposableStack
    let office: WhatsAppOffice
    let fleet: Fleet
    let store: Store
    let maria: Phone

    beforeEach(async () => {
      open = new AsyncDisposableStack()
      const { url } = open.use(await emptyDatabase())
      office = open.use(await prepareOffice(['fundap'], { DATABASE_URL: url, LOG_LEVEL: 'warn' }))
      store = open.use(await openPostgres(url, systemClock.now()))
      expect(await office.pair()).toBe(0)
      fleet = open.use(new Fleet(() => ({ ...office.environment, ROLE: 'channels' }), 'fundap'))
      await fleet.start(2)
      open.use(await startService({ ...office.environment, ROLE: 'worker' }))
      await office.addCohort()
      maria = await office.entrepreneur('María')
    }, 120_000)

    afterEach(() => open.disposeAsync())

    const writes = (text: string) => maria.writes(office.owner().account, text)

    const heard = async () => {
      const rows = await store.read((db) =>
        db
          .selectFrom('inputs')
          .select('payload')
          .where('account', '=', 'fundap')
          .orderBy('id')
          .execute(),
      )
      return rows.map(({ payload }) => (JSON.parse(payload) as { text?: string }).text)
    }

    const readSent = () =>
      store.read((db) =>
        db.selectFrom('messages').select('text').where('status', '=', 'sent').execute(),
      )

    /** The rows that went to her, and what her phone shows. */
    async function expectEachOnce(): Promise<void> {
      const count = async () => (await readSent()).length
      await expect.poll(count, PATIENCE).toBe(maria.received.length)
      const sent = (await readSent()).map(({ text }) => text)
      expect(maria.texts.toSorted()).toEqual(sent.toSorted())
      expect(maria.unreadable).toBe(0)
    }

    it('is one’s at a time; when that one is killed, the other goes on with what she writes, in order and once', async () => {
      const logins = office.server.logins
      await office.cli('trigger', 'weekly-check-in', '--cohort', office.classCode)
      await maria.hears('¿Cuánto vendió')
      const { index, fence } = await fleet.holder(store)
      const texts = Array.from({ length: 20 }, (_, at) => `mensaje ${at + 1}`)
      const writing = texts.reduce<Promise<unknown>>(
        (before, text) => before.then(() => writes(text)),
        Promise.resolve(),
      )
      await expect.poll(heard, PATIENCE).toContain('mensaje 1')
      const taken = fleet.takenOver(store, fence)
      await fleet.at(index).kill9()
      await writing
      await writes('350')
      expect(await taken).toBeLessThan(TAKEOVER_MS)
      await maria.hears('350', 60_000)
      expect((await heard()).slice(-21)).toEqual([...texts, '350'])
      await expectEachOnce()
      expect([office.server.logins - logins, office.server.conflicts]).toEqual([1, 0])
    })

    it('is given over at once by a process that is stopped', async () => {
      const { index, fence } = await fleet.holder(store)
      const taken = fleet.takenOver(store, fence)
      expect((await fleet.at(index).stop()).code).toBe(0)
      expect(await taken).toBeLessThan(TAKEOVER_MS / 3)
      const { length } = maria.received
      await writes('ayuda')
      await expect.poll(() => maria.received.length, PATIENCE).toBeGreaterThan(length)
      expect(office.server.conflicts).toBe(0)
    })

    it('is not taken back by a holder that slept: it wakes, sees that, and leaves it to the other', async () => {
      const { index, fence } = await fleet.holder(store)
      const sleeper = fleet.at(index)
      // it is about to connect again, with the keys as they were, when its machine falls asleep
      office.server.refusal = 503
      const { length: knocks } = office.server.hellos
      office.server.dropAll()
      await expect.poll(() => office.server.hellos.length, PATIENCE).toBeGreaterThan(knocks)
      sleeper.process.kill('SIGSTOP')
      office.server.refusal = undefined
      await fleet.takenOver(store, fence)
      await writes('hola')
      await maria.hears('Aquí estoy', 60_000)
      const { logins } = office.server
      sleeper.process.kill('SIGCONT')
      await expect.poll(() => sleeper.output, PATIENCE).toContain('any more; it is left')
      await systemClock.sleep(3_000)
      expect([office.server.logins, office.server.conflicts]).toEqual([logins, 0])
      expect((await fleet.holder(store)).index).not.toBe(index)
      await expectEachOnce()
    })

    it('that a program elsewhere uses is left to it by both, and told', async () => {
      const { index } = await fleet.holder(store)
      const { logins } = office.server
      const { connection } = office.server.companion(office.owner())
      connection?.end(undefined, stanza('conflict', { type: 'replaced' }))
      await expect.poll(() => troubleOf(fleet.at(index)), PATIENCE).toContain('another program')
      await systemClock.sleep(TENURE_MS)
      expect(office.server.logins).toBe(logins)
      expect((await office.cli('doctor')).stdout).toContain('another program uses')
    })
  },
)

async function troubleOf({ url }: Service): Promise<string> {
  const { channels } = (await (await fetch(`${url}/readyz`)).json()) as {
    channels: readonly { trouble: string | null }[]
  }
  return channels[0]?.trouble ?? ''
}
