import { expect, test } from 'vitest'
import { settlePublished } from '../../../src/office/publishing/published.ts'
import { publishVersions } from '../../../src/store/service/publications.ts'
import { loadLibrary } from '../../../src/flow/library.ts'
import { compileFlow } from '../../../src/flow/flow.ts'
import { keepVersions } from '../../../src/store/service/flow-versions.ts'
import {
  INCOME,
  INCOME_TEXTS,
  makeCheckout,
  SURVEY,
  SURVEY_TEXTS,
  writeFiles,
  writeSurvey,
} from './checkout.ts'
import { Town } from './town.ts'

async function question(town: Town): Promise<string | undefined> {
  await town.begin()
  return town.take('maria').at(-1)
}

test('until somebody publishes, an edited flow runs after a restart', async () => {
  await using town = await Town.open(await makeCheckout())
  await town.gather(['maria'])
  expect(await question(town)).toContain('¿Cuánto vendió')
  await writeSurvey(town.root, INCOME, INCOME_TEXTS)
  await town.restart()
  expect(await question(town)).toContain('¿Cuánto ganó')
})

test('once somebody has published, the files change nothing until they are published', async () => {
  await using town = await Town.open(await makeCheckout())
  await town.gather(['maria'])
  await writeSurvey(town.root, SURVEY, SURVEY_TEXTS.replace('vendió', 'cobró'))
  await town.publish()
  expect(await question(town), 'a running service follows at its next look').toContain(
    '¿Cuánto cobró',
  )
  await writeSurvey(town.root, INCOME, INCOME_TEXTS)
  await writeFiles(town.root, { 'flows/new.yaml': SURVEY.replace('flow: survey', 'flow: new') })
  await town.restart()
  expect(await question(town)).toContain('¿Cuánto cobró')
  expect(town.library.current('new')).toBeUndefined()
  const now = town.clock.now().getTime()
  const { unpublished } = await settlePublished(town.store, loadLibrary(town.root), now)
  expect(unpublished).toEqual([
    { name: 'new' },
    { name: 'survey', published: expect.objectContaining({ published_by: 'ana' }) },
  ])
})

test('a flow whose file is gone is not started any more; who is inside goes on', async () => {
  await using town = await Town.open(await makeCheckout())
  await writeFiles(town.root, {
    'flows/extra.yaml': SURVEY.replace('flow: survey', 'flow: extra'),
    'locales/es/extra.ftl': SURVEY_TEXTS,
  })
  await town.restart()
  await town.gather(['maria'])
  await town.begin('extra')
  const { rm } = await import('node:fs/promises')
  await rm(`${town.root}/flows/extra.yaml`)
  expect((await town.plan()).changes).toMatchObject([
    { name: 'extra', inside: [{ step: 'sales', people: 1, loss: 'removed' }] },
  ])
  await town.publish()
  town.take('maria')
  await town.write('maria', '450')
  expect(town.take('maria')[0]).toContain('Anoté Q450')
  await town.begin('extra')
  expect(town.take('maria')).toEqual([])
})

test('what the console published and the files do not have is not overwritten without a word', async () => {
  await using town = await Town.open(await makeCheckout())
  await town.gather(['maria'])
  const source = { file: 'flows/survey.yaml', script: INCOME, texts: { es: INCOME_TEXTS } }
  const { version, name: flow } = compileFlow(source)
  const published_at = town.clock.now().getTime()
  const row = { flow, version, kind: 'publish', origin: 'console', choices: null } as const
  await town.store.transact(async (tx) => {
    await keepVersions(tx, [{ version, flow, source: JSON.stringify(source), created_at: 1 }])
    await publishVersions(tx, [{ ...row, published_by: 'Lucía', published_at }])
  })
  expect(await question(town)).toContain('¿Cuánto ganó')
  await town.restart()
  expect(await question(town), 'a start does not overwrite it either').toContain('¿Cuánto ganó')
  const { changes, heldBack } = await town.plan(['survey'])
  expect(changes).toEqual([])
  expect(heldBack).toMatchObject([
    { why: 'console', published: { published_by: 'Lucía', published_at } },
  ])
})
