import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { seeded } from './crowd.ts'
import { openOffice } from './whatsapp-office.ts'

/** The whole test is KILLS=200. */
const KILLS = Number(process.env['KILLS'] ?? 5)
const SEED = Number(process.env['SEED'] ?? 1)
/** What she writes around each kill. */
const MESSAGES = 10

test(
  `kill -9 at ${KILLS} random points while keys are written: the session is intact each time, and nothing is lost`,
  { timeout: KILLS * 60_000 + 60_000 },
  async () => {
    const random = seeded(SEED)
    await using office = await openOffice()
    await using store = await openSqlite(office.database, systemClock.now())
    const maria = await office.entrepreneur('María')
    const to = office.owner().account
    const written: string[] = []
    let amidst = 0
    for (let kill = 1; kill <= KILLS; kill++) {
      // mostly while what she writes is written down, else while it is answered
      const killed = pause(random() ** 2 * 1500).then(() => office.service?.kill9())
      for (let at = 0; at < MESSAGES; at++) {
        const text = `muerte ${kill} mensaje ${at}`
        written.push(text)
        await maria.writes(to, text)
      }
      await killed
      const round = (await textsHeard(store)).filter((text) => text.startsWith(`muerte ${kill} `))
      if (round.length > 0 && round.length < MESSAGES) amidst += 1
      await office.start()
      const alive = `sigue ${kill}`
      written.push(alive)
      await maria.writes(to, alive)
      await expect
        .poll(() => textsHeard(store), { timeout: 60_000, interval: 250 })
        .toContain(alive)
        .catch((error: unknown) => {
          const { output = '' } = office.service ?? {}
          throw new Error(`deaf after kill ${kill}; the service said:\n${output}`, { cause: error })
        })
    }
    const own = new Set(written)
    expect((await textsHeard(store)).filter((text) => own.has(text))).toEqual(written)
    expect(new Set(maria.received.map(({ id }) => id)).size).toBe(maria.received.length)
    // neither side has to ask the other for a message again
    expect(maria.unreadable).toBe(0)
    expect(maria.receipts.filter(({ attrs }) => attrs['type'] === 'retry')).toEqual([])
    expect(office.server.companion(office.owner()).id).toBe(1)
    process.stdout.write(
      `${KILLS} kills, seed ${SEED}: ${written.length} messages heard once and in order; ` +
        `${amidst} kills between the first and the last message of a round; ` +
        `${maria.received.length} answers read, each at the first try\n`,
    )
  },
)

/** All texts that were heard, in order. */
async function textsHeard(store: Store): Promise<readonly string[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('inputs')
      .select('payload')
      .where('payload', 'like', '{"type":"text"%')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ payload }) => (JSON.parse(payload) as { text: string }).text)
}
