import { expect, test } from 'vitest'
import { enterFigure, type FigureEntry } from '../../src/desk/enter-figure.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { CONTACT, Stage } from '../../src/stories/stage.ts'

const library = loadLibrary(process.cwd())
const MONDAY = 1_795_478_400_000
const CALL = {
  contact: 1,
  figure: 'sales',
  week: '2026-W47',
  method: 'trainer-call',
  by: 'Ana',
} as const

async function joined(): Promise<Stage> {
  const stage = await Stage.set(library, 'fundap', MONDAY)
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  stage.unread(CONTACT).splice(0)
  return stage
}

async function enter(stage: Stage, entry: FigureEntry): Promise<void> {
  const place = { library, now: stage.clock.now() }
  await stage.store.transact((tx) => enterFigure(tx, entry, place))
  await stage.settle()
}

function figures(stage: Stage) {
  const columns = ['figure', 'week', 'minor', 'status', 'method', 'confirmed_by'] as const
  return stage.store.read((db) => db.selectFrom('figures').select(columns).execute())
}

test('a figure told by telephone counts like one she wrote, and says how it came', async () => {
  await using stage = await joined()
  await enter(stage, { ...CALL, amount: 'Q450.50' })
  await enter(stage, { ...CALL, figure: 'jobs', amount: 'dos', method: 'trainer-visit' })
  const told = { week: '2026-W47', status: 'confirmed', confirmed_by: 'trainer' }
  expect(await figures(stage)).toEqual([
    { ...told, figure: 'sales', minor: 45_050, method: 'trainer-call' },
    { ...told, figure: 'jobs', minor: 200, method: 'trainer-visit' },
  ])
  await enter(stage, { ...CALL, amount: '500' })
  expect(await figures(stage)).toContainEqual(
    expect.objectContaining({ minor: 50_000, status: 'corrected' }),
  )
  const edits = await stage.store.read((db) =>
    db.selectFrom('figure_edits').select('minor').execute(),
  )
  expect(edits).toEqual([{ minor: 45_050 }])
})

test('what is just being asked is not asked any more', async () => {
  await using stage = await joined()
  await startFlow(stage.store, { flow: 'weekly-check-in', contact: 1 }, stage.clock.now())
  await stage.settle()
  stage.unread(CONTACT).splice(0)
  await enter(stage, { ...CALL, amount: '450' })
  await stage.wait(25 * 3_600_000)
  expect(stage.unread(CONTACT)).toEqual([])
})

test('what has waited behind a question begins when a figure that was entered takes it back', async () => {
  await using stage = await joined()
  for (const flow of ['weekly-check-in', 'goal'])
    await startFlow(stage.store, { flow, contact: 1 }, stage.clock.now())
  await stage.settle()
  expect(stage.unread(CONTACT).splice(0)).toHaveLength(1)
  await enter(stage, { ...CALL, amount: '450' })
  expect(stage.unread(CONTACT)).toEqual([expect.stringContaining('meta')])
  const [last] = await stage.store.read((db) =>
    db.selectFrom('messages').select('class').orderBy('id', 'desc').limit(1).execute(),
  )
  expect(last).toEqual({ class: 'reminder' })
})

test('the menu that has led to the question is over with it', async () => {
  await using stage = await joined()
  for (const text of ['menú', '1']) await stage.write(CONTACT, text)
  expect(stage.unread(CONTACT).splice(0).at(-1)).toContain('¿Cuánto vendió')
  await enter(stage, { ...CALL, amount: '450' })
  expect(stage.unread(CONTACT)).toEqual([])
  const saved = await stage.store.read((db) =>
    db.selectFrom('conversations').select('flow').execute(),
  )
  expect(saved).toEqual([{ flow: null }])
})

test('what cannot be right is refused, and nothing is kept of who has not accepted', async () => {
  await using stage = await joined()
  await expect(enter(stage, { ...CALL, amount: 'como 400 o 500' })).rejects.toThrow(/one meaning/)
  for (const week of ['47', '2026-W00', '2025-W53', '2025-W99'])
    await expect(enter(stage, { ...CALL, amount: '450', week })).rejects.toThrow(/not a week/)
  await expect(enter(stage, { ...CALL, amount: '450', week: '2027-W47' })).rejects.toThrow(
    /has not begun yet/,
  )
  await expect(enter(stage, { ...CALL, amount: '450', figure: 'x' })).rejects.toThrow(/no figure/)
  await expect(enter(stage, { ...CALL, amount: '450', contact: 9 })).rejects.toThrow(
    /no entrepreneur/,
  )
  await stage.write('other', stage.classCode)
  await expect(enter(stage, { ...CALL, amount: '450', contact: 2 })).rejects.toThrow(/not accepted/)
  expect(await figures(stage)).toEqual([])
})
