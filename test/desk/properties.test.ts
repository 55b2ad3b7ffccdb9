import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { CONTACT, TRAINER } from '../../src/stories/stage.ts'
import { interleaving, NUDGED } from './interleavings/acts.ts'
import { Watch } from './interleavings/watch.ts'
import { contactAt, HOUR, openTown } from './town.ts'

/* Whatever people write, in whatever order, at once or one after the other: what must hold after each step. */

it('holds on random interleavings', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(interleaving, async (moments) => {
      await using stage = await openTown()
      const watch = await Watch.of(stage)
      for (const acts of moments) await watch.live(acts)
      await watch.end()
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 16), examples: [[NUDGED]] },
  )
})

it('gives her place back exactly: the saved state after cerrar is the one before', async () => {
  await using stage = await openTown()
  const id = await contactAt(stage, CONTACT)
  const saved = () =>
    stage.store.read(async (db) => {
      const timers = await db
        .selectFrom('timers')
        .selectAll()
        .where('contact_id', '=', id)
        .execute()
      const row = await db
        .selectFrom('conversations')
        .select('state')
        .where('contact_id', '=', id)
        .executeTakeFirstOrThrow()
      return { state: row.state, timers }
    })
  await startFlow(stage.store, { flow: 'weekly-check-in', contact: id }, stage.clock.now())
  await stage.settle()
  await stage.write(CONTACT, 'ayuda')
  const before = await saved()
  const begun = stage.clock.now().getTime()
  await stage.write(TRAINER, '1')
  for (const text of ['450', 'menú', 'ya no puedo', '1']) await stage.write(CONTACT, text)
  await stage.wait(7 * HOUR)
  await stage.write(TRAINER, 'cerrar')
  const after = await saved()
  expect(after.state).toBe(before.state)
  const passed = stage.clock.now().getTime() - begun
  expect(after.timers).toEqual(
    before.timers.map((timer) => ({ ...timer, due_at: timer.due_at + passed })),
  )
})
