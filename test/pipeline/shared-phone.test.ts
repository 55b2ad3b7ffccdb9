import { expect, test } from 'vitest'
import { addSharer } from '../../src/office/cohort/add-sharer.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { addInputs } from '../../src/store/talk/inputs.ts'
import { CONTACT, Stage, TRAINER } from '../../src/stories/stage.ts'

const library = loadLibrary(process.cwd())
const MONDAY = 1_795_478_400_000

/** María and Marta on one phone, both joined; María spoke first. */
async function twoOnOnePhone(): Promise<Stage> {
  const stage = await Stage.set(library, 'fundap', MONDAY)
  for (const text of [stage.trainerCode, 'Doña Ana']) await stage.write(TRAINER, text)
  for (const text of [stage.classCode, '1', 'María']) await stage.write(CONTACT, text)
  const owner = await idOf(stage, 'María')
  const request = { cohort: stage.classCode, name: 'Marta', phoneOf: owner }
  await addSharer(request, { store: stage.store, now: stage.clock.now() })
  heard(stage)
  return stage
}

/** Two on one phone, Marta has accepted too, and spoke last. */
async function bothJoined(): Promise<Stage> {
  const stage = await twoOnOnePhone()
  for (const text of ['hola', '2', '1', 'Marta']) await stage.write(CONTACT, text)
  heard(stage)
  return stage
}

function heard(stage: Stage): readonly string[] {
  return stage.unread(CONTACT).splice(0)
}

async function idOf(stage: Stage, name: string): Promise<number> {
  const { id } = await stage.store.read((db) =>
    db.selectFrom('contacts').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
  )
  return id
}

/** What is written comes to rest under one of the two, whoever speaks: her phone's inbox has read who that is before. */
async function keptUnder(stage: Stage, contact: number, text: string): Promise<void> {
  await stage.store.transact(async (tx) => {
    const { id: address_id } = await tx.db
      .selectFrom('addresses')
      .select('id')
      .where('chat', '=', CONTACT)
      .executeTakeFirstOrThrow()
    const row = { account: 'simulator', external_id: 'late', contact_id: contact as ContactId }
    const payload = JSON.stringify({ type: 'text', text })
    await addInputs(tx, [{ ...row, address_id, payload, heard_at: stage.clock.now().getTime() }])
  })
  await stage.settle()
}

function sales(stage: Stage) {
  return stage.store.read((db) =>
    db
      .selectFrom('figures as f')
      .innerJoin('contacts as c', 'c.id', 'f.contact_id')
      .select(['c.name', 'f.minor'])
      .where('f.figure', '=', 'sales')
      .orderBy('c.name')
      .execute(),
  )
}

/** Both are asked for their sales. */
async function askBoth(stage: Stage): Promise<void> {
  const asked = { flow: 'weekly-check-in', cohort: stage.classCode }
  await startFlow(stage.store, asked, stage.clock.now())
  await stage.settle()
}

test('the first message after a second person is added is asked about, and is hers who says so', async () => {
  await using stage = await twoOnOnePhone()
  await stage.write(CONTACT, 'hola')
  expect(heard(stage)).toEqual(['¿Con quién hablo?\n1. María\n2. Marta'])
  await stage.write(CONTACT, '2')
  expect(heard(stage)).toEqual([expect.stringContaining('¿Acepta?')])
  await stage.write(CONTACT, 'sí')
  await stage.write(CONTACT, 'Marta')
  expect(heard(stage).at(-1)).toContain('Mucho gusto')
  const statuses = await stage.store.read((db) =>
    db
      .selectFrom('contacts')
      .select(['name', 'status'])
      .where('role', '=', 'entrepreneur')
      .orderBy('name')
      .execute(),
  )
  expect(statuses).toEqual([
    { name: 'Marta', status: 'active' },
    { name: 'María', status: 'active' },
  ])
})

test('two who are asked at once each get their own figure, in the order they answer', async () => {
  await using stage = await bothJoined()
  await askBoth(stage)
  expect(heard(stage)).toHaveLength(2)
  await stage.write(CONTACT, '450')
  expect(heard(stage)).toEqual(['¿Con quién hablo?\n1. María\n2. Marta'])
  await stage.write(CONTACT, 'María')
  expect(heard(stage).join()).toContain('Q450')
  await stage.write(CONTACT, 'soy Marta')
  expect(heard(stage)).toEqual(['Gracias, Marta. Ahora hablo con usted.'])
  await stage.write(CONTACT, '700')
  expect(heard(stage).join()).toContain('Q700')
  expect(await sales(stage)).toEqual([
    { name: 'Marta', minor: 70_000 },
    { name: 'María', minor: 45_000 },
  ])
})

test('what another process kept under who spoke before is hers who speaks now', async () => {
  await using stage = await bothJoined()
  const maria = await idOf(stage, 'María')
  await askBoth(stage)
  await stage.write(CONTACT, 'soy Marta')
  await keptUnder(stage, maria, '450')
  expect(await sales(stage)).toEqual([{ name: 'Marta', minor: 45_000 }])
})

test('what was kept so while it is not known who writes waits for the answer, and is hers who gives it', async () => {
  await using stage = await bothJoined()
  const maria = await idOf(stage, 'María')
  await startFlow(stage.store, { flow: 'weekly-check-in', contact: maria }, stage.clock.now())
  await stage.settle()
  heard(stage)
  await keptUnder(stage, maria, '450')
  expect(heard(stage)).toEqual(['¿Con quién hablo?\n1. María\n2. Marta'])
  await stage.write(CONTACT, '1')
  expect(await sales(stage)).toEqual([{ name: 'María', minor: 45_000 }])
})

test('while nobody else was written to, the talk stays with who spoke last', async () => {
  await using stage = await bothJoined()
  const marta = await idOf(stage, 'Marta')
  await startFlow(stage.store, { flow: 'weekly-check-in', contact: marta }, stage.clock.now())
  await stage.settle()
  await stage.write(CONTACT, '300')
  expect(await sales(stage)).toEqual([{ name: 'Marta', minor: 30_000 }])
})

test('several messages that came before the answer are all hers, in their order, and none is lost', async () => {
  await using stage = await bothJoined()
  const maria = await idOf(stage, 'María')
  await startFlow(stage.store, { flow: 'weekly-check-in', contact: maria }, stage.clock.now())
  await stage.settle()
  heard(stage)
  await stage.write(CONTACT, 'ay no sé si le entendí')
  await stage.write(CONTACT, '450')
  expect(heard(stage)).toHaveLength(2)
  await stage.write(CONTACT, '1')
  const said = heard(stage)
  expect(said).toHaveLength(2)
  expect(said[1]).toContain('Q450')
  expect(await sales(stage)).toEqual([{ name: 'María', minor: 45_000 }])
})

test('"otra persona" asks who it is, and a number that is no choice is kept for her', async () => {
  await using stage = await bothJoined()
  await stage.write(CONTACT, 'Otra persona')
  expect(heard(stage)).toEqual(['¿Con quién hablo?\n1. María\n2. Marta'])
  await stage.write(CONTACT, '1')
  expect(heard(stage)).toEqual(['Gracias, María. Ahora hablo con usted.'])
})

test('a call for help waits for nobody to say who she is', async () => {
  await using stage = await twoOnOnePhone()
  await stage.write(CONTACT, 'ayuda')
  const tickets = await stage.store.read((db) =>
    db.selectFrom('tickets').select('reason').execute(),
  )
  expect(tickets).toHaveLength(1)
  expect(heard(stage).join()).not.toContain('Con quién')
})

test('who tells of a danger answers what she is asked of it, though nobody knew who writes', async () => {
  await using stage = await bothJoined()
  await askBoth(stage)
  await stage.write(CONTACT, '450')
  expect(heard(stage).at(-1)).toContain('¿Con quién hablo?')
  await stage.write(CONTACT, 'mi marido me pega')
  expect(heard(stage).at(-1)).toContain('¿Está en peligro ahora mismo?')
  await stage.write(CONTACT, '1')
  const cases = await stage.store.read((db) =>
    db.selectFrom('safety_cases').select('urgent').execute(),
  )
  expect(cases).toEqual([{ urgent: 1 }])
  expect(heard(stage).join()).not.toContain('¿Con quién hablo?')
  await stage.write(CONTACT, 'soy María')
  expect(heard(stage).join()).toContain('Q450')
  expect(await sales(stage)).toEqual([{ name: 'María', minor: 45_000 }])
})
