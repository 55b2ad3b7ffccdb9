import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { compileFlow } from '../../../src/flow/flow.ts'
import { keepVersions } from '../../../src/store/service/flow-versions.ts'
import { publishVersions } from '../../../src/store/service/publications.ts'
import { openSqlite } from '../../../src/store/sqlite/sqlite.ts'
import { launchService } from '../../service/run-service.ts'
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

/* The command as people call it, in a checkout of its own; the tests follow one another. */

let root = ''

beforeAll(async () => {
  root = await makeCheckout({ program: true })
  await keepAwake()
})

/** The service runs on the real clock: whatever the hour, nobody's move has to wait for the morning. */
async function keepAwake(): Promise<void> {
  const file = join(root, 'flows/programmes/fundap.yaml')
  const far = (systemClock.now().getUTCHours() + 6) % 24
  const [from, to] = [far, (far + 1) % 24].map((hour) => `'${String(hour).padStart(2, '0')}:00'`)
  const quiet = `quiet-hours: { from: ${from}, to: ${to} }`
  await writeFile(file, (await readFile(file, 'utf8')).replace(/quiet-hours: .*/, quiet))
}

const database = () => join(root, 'micromba.sqlite')
const environment = () => ({ DATABASE_URL: database() })

type Ran = { readonly code: number; readonly out: string }

async function publish(...args: string[]): Promise<Ran> {
  const command = [join(root, 'src/cli/micromba.ts'), 'publish', '--by', 'ana', ...args]
  const env = { PATH: process.env['PATH'], ...environment() }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env })
    return { code: 0, out: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout + stderr }
  }
}

const STORY = 'test/stories/survey/answered.yaml'

async function mendStory(): Promise<void> {
  const story = await readFile(join(root, STORY), 'utf8')
  const mended = story
    .replace('survey/sales', 'survey/income')
    .replace("writes: '2'", "writes: '1'")
  await writeFiles(root, { [STORY]: mended })
}

test('a file that the check refuses is not published', async () => {
  await writeSurvey(root, SURVEY.replace('next: workers', 'next: worker'), SURVEY_TEXTS)
  const { code, out } = await publish()
  expect(code).toBe(1)
  expect(out).toContain('flows/survey.yaml:')
  expect(out).toContain('worker')
  expect(out).toContain('No se publicó nada.')
})

test('a story that does not come true stops the publication, with its line', async () => {
  await writeSurvey(root, INCOME, INCOME_TEXTS)
  const { code, out } = await publish()
  expect(out).toContain(`${STORY}:4: expected the contact to get the text 'survey/sales'`)
  expect(out).toContain('Una historia no se cumple. Si lo nuevo es lo que usted quiere')
  expect(out).toContain('\nNo se publicó nada.\n')
  expect(code).toBe(1)
})

test('the first publication says what is new, the next that there is nothing to do', async () => {
  await writeSurvey(root, SURVEY, SURVEY_TEXTS)
  const first = await publish()
  expect(first.out).toContain('survey: guion nuevo, «Encuesta»')
  expect(first.code).toBe(0)
  expect(await publish()).toEqual({
    code: 0,
    out: `No hay nada que publicar: los archivos dicen lo mismo que lo publicado.\n${LATER}`,
  })
})

const LATER =
  'Los programas, los textos comunes (conversation, desk, safety) y las listas de palabras no se publican: lo que cambie en ellos vale cuando el servicio arranca otra vez.\n'

test("a programme's own words wait for their own name, and this is said", async () => {
  const own = 'locales/es/survey.fundap.ftl'
  await writeFiles(root, { [own]: 'bye = Gracias por contestarle a FUNDAP.\n' })
  const waits = 'Todavía sin publicar: fundap/survey. Para publicarlo: publish fundap/survey\n'
  const same = `los archivos de survey dicen lo mismo que lo publicado.\n${LATER}${waits}`
  expect((await publish('survey')).out).toBe(`No hay nada que publicar: ${same}`)
  expect((await publish('--diff', 'survey')).out).toBe(`L${same.slice(1)}`)
  expect((await publish('--diff', 'fundap/survey')).out).not.toContain('sin publicar')
  await rm(join(root, own))
})

test.each([
  ['a misspelt key of the trainers’ words', 'locales/es/desk.yaml', 'comands: {}\n'],
  ['a country without help lines', 'locales/es-GT/help-lines.yaml', undefined],
])('what `check` refuses is not published: %s', async (_what, name, broken) => {
  const file = join(root, name)
  const written = await readFile(file, 'utf8')
  if (broken === undefined) await rm(file)
  else await writeFile(file, broken)
  const { code, out } = await publish()
  await writeFile(file, written)
  expect(out).toContain(name)
  expect(out).toContain('No se publicó nada.')
  expect(code).toBe(1)
})

test('with people at a step that goes, the choice is asked for with the exact option', async () => {
  const town = await Town.open(root, database(), systemClock.now().getTime())
  await town.gather(['maria', 'rosa'])
  await town.begin()
  await town.write('rosa', '300')
  await town.stop()
  await writeSurvey(root, INCOME, INCOME_TEXTS)
  await mendStory()
  const { code, out } = await publish()
  expect(code).toBe(1)
  expect(out.split('\n')).toEqual(
    expect.arrayContaining([
      'survey: cambia',
      '  - se quitó la pregunta «¿Cuánto vendió en la semana …?» (sales)',
      '  - se agregó la pregunta «¿Cuánto ganó en la semana …?» (income)',
      '  - workers ahora es otra cosa: antes ask number, ahora ask choice',
      '  - cambió el texto de workers (es): antes «¿Cuántas personas trabajan con usted?», ahora «¿Trabaja sola?»',
      '  una persona está en sales, que ya no existe: falta decidir',
      '  --removed survey.sales=stay|finish|move:STEP',
      '  --removed survey.workers=stay|finish|move:STEP',
    ]),
  )
  const english = await publish('--diff', '--language', 'en')
  expect(english.out).toContain('the question "¿Cuánto vendió en la semana …?" was removed (sales)')
})

test(
  'with the choices it publishes, and the running service follows within a second',
  { timeout: 60_000 },
  async () => {
    await using service = launchService({ ...environment(), SIMULATOR: '1', PORT: '0' }, root)
    await service.ready
    const { code, out } = await publish(
      '--removed',
      'survey.sales=move:income',
      '--removed',
      'survey.workers=finish',
    )
    expect(out).toContain('una persona está en sales, que ya no existe: pasa a income')
    expect(out).toContain('2 personas pasan a donde se decidió')
    expect(code).toBe(0)
    await pause(1_000)
    await service.stop()
    const town = await Town.open(root, database(), systemClock.now().getTime())
    await using _ = town
    const undone = await town.store.read((db) =>
      db.selectFrom('inputs').select('id').where('status', '<>', 'done').execute(),
    )
    expect(undone).toEqual([])
  },
)

test('the history says who, when and how many are inside', async () => {
  const { out } = await publish('--history', 'survey')
  const [latest, first] = out.split('\n')
  expect(latest).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d {2}survey {2}[0-9a-f]{16} {2}publicada por ana \(ahora\)/,
  )
  expect(first).toMatch(/publicada por ana$/)
  const json = JSON.parse((await publish('--history', 'survey', '--json')).out) as unknown[]
  expect(json).toHaveLength(2)
})

test('a rollback is one command, and says what it needs', async () => {
  const asked = await publish('--rollback', 'survey')
  if (asked.code === 1) {
    expect(asked.out).toContain('--removed survey.income=')
    const told = await publish('--rollback', 'survey', '--removed', 'survey.income=stay')
    expect(told.code).toBe(0)
  }
  for (const command of [[], ['--diff']]) {
    const { out, code } = await publish(...command)
    expect(out).toContain('survey: ana volvió a una versión anterior')
    expect(out).not.toContain('dicen lo mismo')
    expect(code).toBe(0)
  }
  expect((await publish('--history')).out).toContain('vuelta atrás, por ana (ahora)')
})

test('a version from the console blocks, is pulled into the files, and is then what they say', async () => {
  const texts = { es: INCOME_TEXTS.replace('ganó', 'cobró') }
  const source = { file: 'flows/survey.yaml', script: INCOME, texts }
  const { version, name: flow } = compileFlow(source)
  {
    await using store = await openSqlite(database(), systemClock.now())
    const row = { flow, version, kind: 'publish', origin: 'console', choices: null } as const
    await store.transact(async (tx) => {
      await keepVersions(tx, [{ version, flow, source: JSON.stringify(source), created_at: 1 }])
      const published_at = 1_795_599_000_000 // 2026-11-25 09:30 in UTC
      await publishVersions(tx, [{ ...row, published_by: 'Lucía', published_at }])
    })
  }
  const blocked = await publish()
  expect(blocked.code).toBe(1)
  expect(blocked.out).toContain(
    'survey: Lucía publicó una versión desde la consola el 2026-11-25 09:30 y los archivos no la tienen. Para traerla: publish --pull survey.',
  )
  await writeSurvey(root, INCOME, INCOME_TEXTS.replace('Gracias por', 'Mil gracias por'))
  const careful = await publish('--pull', 'survey')
  expect(careful).toMatchObject({ code: 1, out: expect.stringContaining('nunca se publicaron') })
  await writeSurvey(root, INCOME, INCOME_TEXTS)
  expect(await publish('--pull', 'survey')).toEqual({
    code: 0,
    out: 'survey: se escribió flows/survey.yaml, locales/es/survey.ftl\n',
  })
  expect(await readFile(join(root, 'locales/es/survey.ftl'), 'utf8')).toContain('¿Cuánto cobró')
  expect((await publish()).out).toContain('No hay nada que publicar')
})
