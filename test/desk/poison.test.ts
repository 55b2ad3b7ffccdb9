import { afterEach, beforeEach, expect, it } from 'vitest'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { contactAt, openTown, ticketsIn } from './town.ts'

/* What breaks the engine: she is answered, her trainer is called, and the others go on. */

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
  const contact = await contactAt(stage, CONTACT)
  await startFlow(stage.store, { flow: 'weekly-check-in', contact }, stage.clock.now())
  await stage.settle()
  read(CONTACT)
})

afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0)

/** Her saved conversation is not what the engine has written. */
async function spoil(change: (state: string) => string): Promise<void> {
  const id = await contactAt(stage, CONTACT)
  await stage.store.transact(async ({ db }) => {
    const { state } = await db
      .selectFrom('conversations')
      .select('state')
      .where('contact_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(change(state)).not.toBe(state)
    await db
      .updateTable('conversations')
      .set({ state: change(state) })
      .where('contact_id', '=', id)
      .execute()
  })
}

it.each([
  [
    'a context that is none',
    (state: string) => state.replace(/"context":\{/, '"context":null,"was":{'),
  ],
  [
    'a version that is gone',
    (state: string) => state.replace(/"version":"\w+"/, '"version":"gone"'),
  ],
  ['no JSON', (state: string) => state.slice(0, -9)],
])('%s', async (_what, change) => {
  await spoil(change)
  await stage.write('petrona', 'hola')
  await stage.write(CONTACT, '450')
  expect(read(CONTACT)).toEqual([
    expect.stringMatching(
      /^Disculpe, algo me falló y no pude atender su mensaje\.\s+Ya le avisé a Doña Ana\./,
    ),
  ])
  expect(read(TRAINER)).toEqual([
    expect.stringMatching(/^Xiomara necesita que la busque\. Motivo: [^]+«450»/),
  ])
  expect(read('petrona')).toHaveLength(1)
  expect(await ticketsIn(stage)).toMatchObject([{ reason: 'broken', status: 'open' }])
  const dead = await stage.store.read((db) =>
    db.selectFrom('inputs').select('attempts').where('status', '=', 'dead').execute(),
  )
  expect(dead).toEqual([{ attempts: 3 }])

  await stage.write(TRAINER, '1')
  await stage.write(TRAINER, '¿qué quería decirme?')
  expect(read(CONTACT).at(-1)).toBe('Doña Ana: ¿qué quería decirme?')
  await stage.write(CONTACT, 'que vendí 450')
  expect(read(TRAINER).at(-1)).toBe('Xiomara (1): que vendí 450')
})
