import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  oneof,
  record,
  type Arbitrary,
} from 'fast-check'
import { expect, it } from 'vitest'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { EVA, HOUR, MARTA, MINUTE, reads, town } from './town.ts'

const SECRET = 'zafiro'

/** What may happen around somebody who is held, in any order. */
const happening = oneof(
  record({
    who: constant(CONTACT),
    writes: constantFrom(
      '1',
      '2',
      '3',
      'ayuda',
      'menu',
      'vendí 450',
      'gracias',
      `me van a matar ${SECRET}`,
      `no aguanto ${SECRET}`,
      `${SECRET} 300`,
    ),
  }),
  record({
    who: constantFrom(TRAINER, MARTA, EVA),
    writes: constantFrom('1', '2', '3', 'caso 1', 'casos', 'pendientes', 'hola'),
  }),
  record({ waits: constantFrom(MINUTE, 16 * MINUTE, 5 * HOUR, 26 * HOUR, 8 * 24 * HOUR) }),
  record({ starts: constantFrom('weekly-check-in', 'jobs', 'goal') }),
  record({ sends: constantFrom('voice' as const, 'photo' as const, 'sticker' as const) }),
)

type Happening = typeof happening extends Arbitrary<infer Each> ? Each : never

async function happen(stage: Stage, each: Happening): Promise<void> {
  if ('writes' in each) return stage.write(each.who, each.writes)
  if ('waits' in each) return stage.wait(each.waits)
  if ('sends' in each) return stage.write(CONTACT, { type: each.sends, fileId: 'f' })
  await startFlow(stage.store, { flow: each.starts, cohort: stage.classCode }, stage.clock.now())
  await stage.settle()
}

const isHeld = async (stage: Stage) => {
  const row = await stage.store.read((db) =>
    db
      .selectFrom('contacts')
      .select('hold')
      .where('role', '=', 'entrepreneur')
      .executeTakeFirstOrThrow(),
  )
  return row.hold === 'safety'
}

/** What the safety path says to her: nothing else may. */
const SAFE =
  /Usted no tiene la culpa|Aquí estoy|Aquí sigo|vaya a un lugar seguro|Gracias por decírmelo|Está bien\.|no me ha respondido nadie/

it('after words of danger nothing but the safety path writes to her, until a person clears it', async () => {
  await assert(
    asyncProperty(array(happening, { minLength: 1, maxLength: 12 }), async (story) => {
      await using stage = await town()
      await startFlow(
        stage.store,
        { flow: 'weekly-check-in', cohort: stage.classCode },
        stage.clock.now(),
      )
      await stage.settle()
      await stage.write(CONTACT, `mi marido me pega ${SECRET}`)
      reads(stage, CONTACT)
      for (const each of story) {
        const wasHeld = await isHeld(stage)
        await happen(stage, each)
        if (!wasHeld || !(await isHeld(stage))) break
        for (const text of reads(stage, CONTACT)) expect(text).toMatch(SAFE)
        if ('writes' in each && each.who === CONTACT) continue
        expect(await figures(stage)).toBe(0)
      }
      await expectNowhereElse(stage)
    }),
    { numRuns: 12 },
  )
})

const figures = async (stage: Stage) => {
  const rows = await stage.store.read((db) => db.selectFrom('figures').select('id').execute())
  return rows.length
}

/** The words of a disclosure stand in the restricted table alone. */
async function expectNowhereElse(stage: Stage): Promise<void> {
  const found = await stage.store.read(async (db) => {
    const tables = await db.introspection.getTables()
    const rows = await Promise.all(
      tables.map(async ({ name }) => {
        const all = await db
          .selectFrom(name as 'disclosures')
          .selectAll()
          .execute()
        return JSON.stringify(all).includes(SECRET) ? [name] : []
      }),
    )
    return rows.flat()
  })
  expect(found).toEqual(['disclosures'])
}
