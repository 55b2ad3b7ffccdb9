import { expect, test } from 'vitest'
import { versionOf } from '../../../src/flow/flow.ts'
import {
  INCOME,
  INCOME_TEXTS,
  makeCheckout,
  SURVEY,
  SURVEY_TEXTS,
  writeSurvey,
} from './checkout.ts'
import { Town } from './town.ts'

/** María stands at sales, Rosa at workers. */
async function openTown(): Promise<Town> {
  const town = await Town.open(await makeCheckout())
  await town.gather(['maria', 'rosa'])
  await town.begin()
  await town.write('rosa', '300')
  town.take('maria')
  town.take('rosa')
  return town
}

const edit = (town: Town) => writeSurvey(town.root, INCOME, INCOME_TEXTS)

test('who is inside is counted per step, with what becomes of the step', async () => {
  await using town = await openTown()
  await edit(town)
  const { changes } = await town.plan()
  expect(changes.map(({ name }) => name)).toEqual(['survey'])
  expect(changes[0]?.inside).toEqual([
    expect.objectContaining({ step: 'sales', people: 1, isCurrent: true, loss: 'removed' }),
    expect.objectContaining({ step: 'workers', people: 1, isCurrent: true, loss: 'changed' }),
  ])
})

test('who stays ends on her version; the old version runs until the last person leaves', async () => {
  await using town = await openTown()
  await edit(town)
  expect(await town.publish({ sales: 'stay', workers: 'stay' })).toBe(0)
  await town.settle()
  expect(town.take('maria')).toEqual([])
  await town.restart()
  await town.write('maria', '450')
  expect(town.take('maria')[0]).toContain('¿Cuántas personas trabajan con usted?')
  await town.write('maria', '2')
  expect(town.take('maria')).toEqual(['Gracias por contestar.'])
  await town.begin()
  expect(town.take('maria')[0]).toContain('¿Cuánto ganó')
  // Rosa has been asked again in the new version, and her old run is over
  expect(new Set((await town.standing()).map(({ version }) => version)).size).toBe(1)
})

test('who is moved is asked the new question; her answer counts for the week she was asked about', async () => {
  await using town = await openTown()
  await edit(town)
  await town.wait(20)
  const before = await town.timers()
  expect(await town.publish({ sales: 'move:income', workers: 'stay' })).toBe(1)
  await town.settle()
  expect(town.take('maria')).toEqual([
    '¿Cuánto ganó en la semana del lunes 16 al domingo 22 de noviembre?',
  ])
  const after = await town.timers()
  expect(after).toHaveLength(before.length)
  const kept = after.filter(({ due_at }) => before.some((each) => each.due_at === due_at))
  expect(kept, 'only the timers of Rosa are those of before').toHaveLength(2)
  await town.wait(5)
  expect(town.take('maria'), 'the old nudge is gone').toEqual([])
  expect(town.take('rosa'), 'the others keep theirs').toHaveLength(1)
  await town.wait(24 * 3)
  town.take('maria')
  await town.write('maria', '450')
  expect(town.take('maria')[0]).toContain('Anoté Q450 en la semana del lunes 16')
  expect(await town.figures()).toContainEqual({ week: '2026-W47', minor: 45_000 })
})

test('who is finished is thanked, nothing is asked any more and no timer is left', async () => {
  await using town = await openTown()
  await edit(town)
  await town.publish({ sales: 'finish', workers: 'finish' })
  await town.settle()
  expect(town.take('maria')).toEqual([expect.stringContaining('ya no necesito su respuesta')])
  expect(await town.timers()).toEqual([])
  expect(await town.standing()).toEqual([])
  await town.wait(24 * 6)
  expect(town.take('maria')).toEqual([])
})

test('nobody is written to at night: the move waits for the morning, and for nothing if she has gone on', async () => {
  await using town = await openTown()
  await edit(town)
  await town.wait(4)
  await town.publish({ sales: 'move:income', workers: 'finish' })
  await town.settle()
  expect([...town.take('maria'), ...town.take('rosa')]).toEqual([])
  await town.write('rosa', '2')
  expect(town.take('rosa')).toEqual(['Gracias por contestar.'])
  await town.wait(9)
  expect(town.take('maria')).toEqual([expect.stringContaining('¿Cuánto ganó')])
  expect(town.take('rosa')).toEqual([])
})

test('what is taken back in the night moves nobody in the morning', async () => {
  await using town = await openTown()
  await town.wait(4)
  await edit(town)
  await town.publish({ sales: 'move:income', workers: 'stay' })
  await town.settle()
  await town.rollBack({})
  await town.wait(12)
  expect(town.take('maria').join()).not.toContain('¿Cuánto ganó')
  await town.write('maria', '450')
  expect(town.take('maria')[0]).toContain('Anoté Q450')
})

test('under another flow the move waits for the end of that', async () => {
  await using town = await openTown()
  const other = SURVEY.replace('flow: survey', 'flow: other').replace(
    'title:',
    'intents: [courtesy]\ntitle:',
  )
  await writeSurvey(town.root, SURVEY, SURVEY_TEXTS)
  const { writeFiles } = await import('./checkout.ts')
  await writeFiles(town.root, {
    'flows/other.yaml': other,
    'locales/es/other.ftl': SURVEY_TEXTS.replace('¿Cuánto vendió', '¿Cuánto gastó'),
  })
  await town.restart()
  await town.write('maria', 'gracias seño')
  expect(town.take('maria')[0]).toContain('¿Cuánto gastó')
  await edit(town)
  expect((await town.plan()).changes[0]?.inside).toContainEqual(
    expect.objectContaining({ step: 'sales', people: 1 }),
  )
  await town.publish({ sales: 'move:income', workers: 'stay' })
  await town.settle()
  expect(town.take('maria')).toEqual([])
  await town.write('maria', '100')
  await town.write('maria', '1')
  const said = town.take('maria').join('\n')
  expect(said).toContain('¿Cuánto ganó')
  expect(said).not.toContain('¿Cuánto vendió en')
})

test('a choice that leads nowhere is refused with the nearest name, and nothing is published', async () => {
  await using town = await openTown()
  await edit(town)
  await expect(town.publish({ sales: 'move:incom', workers: 'stay' })).rejects.toThrow(
    "'survey' has no step 'incom'; did you mean 'income'?",
  )
  expect((await town.plan()).changes).toHaveLength(1)
})

test('two who publish at once: the second is told', async () => {
  await using town = await openTown()
  await edit(town)
  const { changes } = await town.plan()
  await town.carryOut(changes, {}, 'publish')
  await expect(town.carryOut(changes, {}, 'publish')).rejects.toThrow('published by somebody else')
})

test('a rollback brings the version before back, with the same choices', async () => {
  await using town = await openTown()
  const [first] = await town.standing()
  await edit(town)
  await town.publish({ sales: 'move:income', workers: 'stay' })
  await town.settle()
  town.take('maria')
  await town.rollBack({ income: 'move:sales' })
  await town.settle()
  expect(town.take('maria')).toEqual([expect.stringContaining('¿Cuánto vendió')])
  expect(town.library.current('survey')?.version).toBe(first?.version)
  // the files still have what was taken back: publishing something else does not bring it back
  const { changes, heldBack } = await town.plan()
  expect({ changes, why: heldBack.map(({ why }) => why) }).toEqual({
    changes: [],
    why: ['rolled-back'],
  })
  expect((await town.plan(['survey'])).changes).toHaveLength(1)
  await town.restart()
  expect(town.library.current('survey')?.version).toBe(first?.version)
})

test('what is published has the content hash of script and texts', async () => {
  await using town = await openTown()
  const [standing] = await town.standing()
  const texts = { es: SURVEY_TEXTS }
  expect(standing?.version).toBe(versionOf({ file: '', script: SURVEY, texts }))
})
