import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { seeded } from './crowd.ts'
import { openOffice } from './whatsapp-office.ts'

/** The whole test is KILLS=200. */
const KILLS = Number(process.env['KILLS'] ?? 5)

test(
  `kill -9 at ${KILLS} random points while keys are written: the session is intact each time, and nothing is lost`,
  { timeout: KILLS * 60_000 + 60_000 },
  async () => {
    const random = seeded(Number(process.env['SEED'] ?? 1))
    await using office = await openOffice()
    const maria = await office.entrepreneur('María')
    const to = office.owner().account
    const written: string[] = []
    for (let kill = 1; kill <= KILLS; kill++) {
      const killed = pause(random() * 300).then(() => office.service?.kill9())
      for (let at = 0; at < 10; at++) {
        const text = `muerte ${kill} mensaje ${at}`
        written.push(text)
        await maria.writes(to, text)
      }
      await killed
      await office.start()
      const alive = `sigue ${kill}`
      written.push(alive)
      await maria.writes(to, alive)
      const heard = () =>
        office.look((store) =>
          store.read((db) => db.selectFrom('inputs').select('payload').orderBy('id').execute()),
        )
      const isHeard = async () => (await heard()).some(({ payload }) => payload.includes(alive))
      await expect
        .poll(isHeard, { timeout: 60_000 })
        .toBe(true)
        .catch((error: unknown) => {
          const { output = '' } = office.service ?? {}
          throw new Error(`deaf after kill ${kill}; the service said:\n${output}`, { cause: error })
        })
    }
    const texts = await office.look((store) =>
      store.read((db) =>
        db
          .selectFrom('inputs')
          .select('payload')
          .where('payload', 'like', '{"type":"text"%')
          .orderBy('id')
          .execute(),
      ),
    )
    const own = texts.map(({ payload }) => (JSON.parse(payload) as { text: string }).text)
    expect(own.filter((text) => written.includes(text))).toEqual(written)
    expect(new Set(maria.received.map(({ id }) => id)).size).toBe(maria.received.length)
    // an attempt that a kill cut off may not be readable: her phone asks for it again, and gets it
    await expect.poll(() => maria.stillUnread, { timeout: 15_000 }).toEqual([])
    expect(office.server.companion(office.owner()).id).toBe(1)
  },
)
