import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Simulator } from '../src/channels/simulator.ts'
import { MovableClock } from '../src/clock.ts'
import { ANA, MARIA, seedDemo } from '../src/console/demo.ts'
import { loadLibrary } from '../src/flow/library.ts'
import { silentLog } from '../src/log.ts'
import { startPipeline } from '../src/pipeline/pipeline.ts'
import { untilQuiet } from '../src/pipeline/quiet.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { recordStory } from '../src/stories/record-story.ts'
import { runStories } from '../src/stories/run-stories.ts'
import { isLike } from '../src/stories/said.ts'
import { cli, ROOT, startService } from './service/run-service.ts'

const library = loadLibrary(ROOT)
const QUESTION =
  'Hola, María. Soy el asistente de Doña Ana, de FUNDAP. ¿Cuánto vendió en la semana del lunes 16 al domingo 22 de noviembre?'

describe('a story', () => {
  test('may expect a text by its name, by its shape, or nothing at all', async () => {
    const [result] = await play(`story: all the ways to expect
talk:
  - start: weekly-check-in
  - bot: { text: weekly-check-in/sales }
  - wait: 24h
  - bot: { text: weekly-check-in/sales, variant: nudge }
  - writes: ahora no
  - bot: { like: 'Disculpe, …; o escriba: no sé. ¿Cuánto vendió …?' }
  - writes: buenas tardes
  - bot: { text: conversation/intent-greeting }
  - status: active
  - messages: none
  - writes: ALTO
  - bot: { has: ya no le voy a escribir }
  - status: stopped
  - writes: hola
  - messages: none
`)
    expect(result).toMatchObject({ result: 'passed' })
  })

  test.each([
    [
      '- bot: { text: weekly-check-in/thanks }',
      "the contact to get the text 'weekly-check-in/thanks'",
    ],
    ['- bot: { like: "Hola, Rosa…" }', "the contact to get something like 'Hola, Rosa…'"],
    ['- messages: none', 'nothing more for the contact'],
    ['- status: stopped', "the contact's status to be 'stopped'"],
    ['- ticket: sales-drop', "a ticket 'sales-drop'"],
    ['- alert: Hola', "the trainer to get 'Hola'"],
    ["- records: { amount: '450' }", 'sales 450'],
  ])('%s fails on its own line of the file', async (line, expected) => {
    const [result] = await play(
      `# a comment\nstory: not so\ntalk:\n  - start: weekly-check-in\n  ${line}\n`,
    )
    expect(result).toMatchObject({ result: 'failed', line: 5, expected })
  })

  test('is told when it is not understood', async () => {
    const [result] = await play(
      'story: not so\ntalk:\n  - start: weekly-check-in\n  - bott: hola\n',
    )
    expect(result).toMatchObject({ result: 'failed', line: 4 })
  })

  test.each([
    ['Hola, …. ¿Cuánto vendió …?', 'Hola, Ana. ¿Cuánto vendió ayer?', true],
    ['Hola, …. ¿Cuánto vendió …?', 'Hola, Ana. ¿Cuánto vendió ayer', false],
    ['…b…', 'abc', true],
    ['ab…bc', 'abc', false],
    ['abc', 'abc', true],
    ['…', '', true],
  ])('%s is like %s: %s', (pattern, text, is) => {
    expect(isLike(text, pattern)).toBe(is)
  })
})

describe('stories --update', () => {
  test('writes what really happened and keeps the rest of the file', async () => {
    const before = `# Who wrote this, and why.
story: out of date
before: ['400'] # one week before
talk:
  - start: weekly-check-in # the question
  - bot: Hola. # an old text
  # she answers
  - { writes: '450' }
  - bot:
      {
        has: 'Apunté Q450',
      }
  - bot: this is never said
  - records: { week: 2026-W47, amount: '540' }
  - writes: ayuda
  - bot: { has: 'Ya le avisé' }
  - ticket: asked-for-help
  # the end
`
    const { file, results } = await update(before)
    expect(results).toMatchObject([{ result: 'updated' }])
    expect(await readFile(file, 'utf8')).toBe(`# Who wrote this, and why.
story: out of date
before: ['400'] # one week before
talk:
  - start: weekly-check-in # the question
  - bot: '${QUESTION}' # an old text
  # she answers
  - { writes: '450' }
  - bot:
      'Anoté Q450 en la semana del lunes 16 al domingo 22 de noviembre. Si está mal, escriba: corregir. ¡Gracias, María! Cada semana anotada le ayuda a ver cómo va su negocio.'
  - records: { week: '2026-W47', amount: '450', status: 'recorded' }
  - writes: ayuda
  - bot: { has: 'Ya le avisé' }
  - ticket: asked-for-help
  - alert: 'María necesita que la busque. Motivo: pidió ayuda. Aviso 1, hoy a las 6:00 de la tarde. Última clase: Cuentas del negocio. Últimas ventas: Q450, Q400. Lo último que escribió: «400» «450» «ayuda» Conteste con un número, mañana antes de las 10:00 de la mañana: 1. La atiendo ahora 2. La llamo hoy 3. No puedo'
  # the end
`)
  })

  test('a story that comes true is not touched, one that cannot be mended stays a failure', async () => {
    const sound = `story: fine\ntalk:\n  - start: weekly-check-in\n  - bot:   { has: "Hola" }\n`
    const first = await update(sound)
    expect(first.results).toMatchObject([{ result: 'passed' }])
    expect(await readFile(first.file, 'utf8')).toBe(sound)
    const second = await update(`${sound}  - ticket: sales-drop\n`)
    expect(second.results).toMatchObject([{ result: 'failed', line: 5 }])
  })
})

describe('the command', () => {
  test('prints a line a story and exits with 1 when one fails', { timeout: 30_000 }, async () => {
    const file = await write('story: not so\ntalk:\n  - start: weekly-check-in\n  - bot: Hola\n')
    const sound = join(ROOT, 'test', 'stories', 'help.yaml')
    const ran = await cli(['stories', file, sound], {})
    expect(ran.code).toBe(1)
    expect(ran.stdout).toContain(
      `story.yaml:4: expected the contact to get 'Hola'; it was '${QUESTION}'`,
    )
    expect(ran.stdout).toContain('ok    test/stories/help.yaml')
    expect((await cli(['stories', sound, '--json'], {})).code).toBe(0)
  })
})

test('what happened in the simulator becomes a story that comes true', async () => {
  const clock = new MovableClock()
  await using store = await openSqlite(':memory:', clock.now())
  const simulator = new Simulator(clock)
  const base = { store, clock, library, log: silentLog }
  await using pipeline = await startPipeline({ ...base, channels: [simulator] })
  await seedDemo({ ...base, simulator, pipeline })
  await untilQuiet(store, clock)
  for (const text of ['pues fíjese usted', '90000', 'no', '/+1440', '/+10080', '450', 'ayuda']) {
    const minutes = /^\/\+(\d+)$/.exec(text)?.[1]
    if (minutes === undefined) await simulator.write(MARIA, text)
    else {
      clock.advance(Number(minutes) * 60_000)
      await pipeline.lookAtTheTime()
    }
    await untilQuiet(store, clock)
  }
  const story = await recordStory(store, library, { contact: MARIA, trainer: ANA })
  expect(story).toMatch(/^story: recorded on/)
  expect(story).toContain('  - alert: ')
  expect(await play(story)).toMatchObject([{ result: 'passed' }])
})

test('the simulator page gives the story of its two phones', { timeout: 60_000 }, async () => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'micromba-story-'))
  await using service = await startService({ DATA_DIR, PORT: '0' })
  await fetch(`${service.url}/simulator/state`)
  const response = await fetch(`${service.url}/simulator/story`)
  expect(response.headers.get('content-type')).toContain('text/yaml')
  expect(response.headers.get('content-disposition')).toContain('story.yaml')
  expect(await play(await response.text())).toMatchObject([{ result: 'passed' }])
})

async function write(source: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'micromba-story-')), 'story.yaml')
  await writeFile(file, source)
  return file
}

async function play(source: string) {
  return all(runStories([await write(source)], library))
}

async function update(source: string) {
  const file = await write(source)
  return { file, results: await all(runStories([file], library, { update: true })) }
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
