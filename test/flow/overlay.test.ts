import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FlowError } from '../../src/flow/issue.ts'
import { loadLibrary, type Library } from '../../src/flow/library.ts'
import { checkLibrary } from '../../src/flow/check/check.ts'
import { baseCopy } from '../../src/flow/base-copy.ts'
import { readSources } from '../../src/flow/sources.ts'
import type { Step } from '../../src/flow/schema.ts'

const BASE = `
flow: greet
title: Saludo
start: hello
steps:
  hello:
    ask: choice
    choices: { good: fine, bad: call }
    nudge: [24h]
    otherwise: fine
    expire: { after: 5d, to: end }
  fine: { say: true, next: end }
  call: { alert: trainer, reason: unwell, next: end }
`

const WORDS = 'hello = ¿Cómo le va?\n    .good = Bien\n    .bad = Mal\nfine = Bueno\n'

const PROGRAMME = (name: string, country: string) => `
programme: ${name}
title: ${name}
organisation: ${name}
country: ${country}
zone: America/Guatemala
language: es-${country}
figures: { sales: { kind: money } }
schedules: []
quiet-hours: { from: '20:00', to: '07:00' }
`

const OVERLAY = (steps: string) => `overlay: greet\n${steps}`

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'overlay-'))
  write('flows/greet.yaml', BASE)
  write('flows/programmes/north.yaml', PROGRAMME('north', 'GT'))
  write('flows/programmes/south.yaml', PROGRAMME('south', 'CO'))
  write('locales/es/conversation.ftl', 'yes = Sí')
  write('locales/es/greet.ftl', WORDS)
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a programme changes steps of a flow', () => {
  test('a step it names keeps what it does not name', () => {
    write('flows/overlays/north/greet.yaml', OVERLAY('steps:\n  hello: { nudge: [48h] }'))
    const hello = stepOf(loadLibrary(root), 'hello', 'north')
    expect(hello).toMatchObject({ nudge: ['48h'], choices: { good: 'fine', bad: 'call' } })
  })

  test('other programmes run the flow as everybody does', () => {
    write('flows/overlays/north/greet.yaml', OVERLAY('steps:\n  hello: { nudge: [48h] }'))
    const library = loadLibrary(root)
    expect(library.current('greet', 'south')).toBe(library.current('greet'))
    expect(stepOf(library, 'hello', 'south')).toMatchObject({ nudge: ['24h'] })
    expect(library.flows).toHaveLength(1)
  })

  test('both versions are kept for the conversations that run them', () => {
    write('flows/overlays/north/greet.yaml', OVERLAY('steps:\n  hello: { nudge: [48h] }'))
    const library = loadLibrary(root)
    const [north, south] = ['north', 'south'].map((name) => library.current('greet', name))
    expect(north?.version).not.toBe(south?.version)
    expect([...library.sources.keys()]).toEqual(
      expect.arrayContaining([north?.version, south?.version]),
    )
    expect(library.pinned(north?.version ?? '')).toBe(north)
    const again = loadLibrary(root)
    again.addVersion('kept', library.sources.get(north?.version ?? '') as never)
    expect(again.pinned('kept').script.steps['hello']).toMatchObject({ nudge: ['48h'] })
  })

  test('a step of another kind takes the place of the old one; null takes steps and keys away', () => {
    const steps = `steps:
  hello: { choices: { good: fine }, nudge: null }
  fine: { ask: text, save: contact.goal, otherwise: end, next: end }
  call: null`
    write('flows/overlays/north/greet.yaml', OVERLAY(steps))
    const script = loadLibrary(root).current('greet', 'north')?.script
    expect(Object.keys(script?.steps ?? {})).toEqual(['hello', 'fine'])
    expect(script?.steps['hello']).toMatchObject({ nudge: [] })
    expect(script?.steps['fine']).not.toHaveProperty('say')
  })

  test('a mistake is found in the overlay, not in the flow', () => {
    write('flows/overlays/north/greet.yaml', OVERLAY('steps:\n  hello:\n    otherwise: fin'))
    expect(issuesOf()).toEqual([
      expect.objectContaining({
        file: 'flows/overlays/north/greet.yaml',
        line: 4,
        code: 'unknown-step',
        cure: "did you mean 'fine'?",
      }),
    ])
  })

  test('a mistake in the flow itself is found there', () => {
    write('flows/greet.yaml', BASE.replace('bad: call', 'bad: cal'))
    write('flows/overlays/north/greet.yaml', OVERLAY('steps:\n  fine: { next: end }'))
    expect(new Set(issuesOf().map(({ file }) => file))).toEqual(new Set(['flows/greet.yaml']))
  })

  test('a key that means nothing is refused with the one that was meant', () => {
    write('flows/overlays/north/greet.yaml', OVERLAY('step: {}'))
    expect(issuesOf()).toEqual([
      expect.objectContaining({ code: 'unknown-key', cure: "did you mean 'steps'?", line: 2 }),
    ])
  })
})

describe('the flow changes under an overlay', () => {
  beforeEach(() => {
    write('flows/overlays/north/greet.yaml', OVERLAY('steps:\n  hello: { nudge: [48h] }'))
    keepCopy()
  })

  test('the overlay still holds, and a warning tells what has changed', () => {
    write(
      'flows/greet.yaml',
      BASE.replace('after: 5d', 'after: 3d')
        .replace('bad: call', 'bad: ask')
        .replace(
          '  call: { alert: trainer, reason: unwell, next: end }',
          '  ask: { say: true, next: end }',
        ),
    )
    write('locales/es/greet.ftl', `${WORDS.replace('Mal', 'No muy bien')}ask = ¿Qué pasó?\n`)
    expect(stepOf(loadLibrary(root), 'hello', 'north')).toMatchObject({
      nudge: ['48h'],
      expire: { after: '3d', to: 'end' },
    })
    expect(updates('es')).toEqual([
      {
        file: 'flows/overlays/north/greet.yaml',
        line: 1,
        column: 1,
        code: 'base-changed',
        severity: 'warning',
        message:
          '«greet» cambió desde que se escribió este archivo: cambió hello: choices, expire; ' +
          'se quitó el paso call: «call»; se agregó el paso ask: «¿Qué pasó?»; ' +
          'cambió el texto de hello.bad (es): antes «Mal», ahora «No muy bien»',
        cure: expect.stringContaining('overlay north/greet --accept') as string,
      },
    ])
    expect(updates('en')[0]?.message).toContain("'greet' has changed since")
  })

  test('a new copy ends the warning; remarks and spaces begin none', () => {
    write('flows/greet.yaml', `# un saludo\n${BASE.replace('[24h]', '[ 24h ]')}`)
    expect(updates()).toEqual([])
    write('flows/greet.yaml', BASE.replace('[24h]', '[36h]'))
    expect(updates()).toHaveLength(1)
    keepCopy()
    expect(updates()).toEqual([])
  })

  test('what other countries say is no change to this one', () => {
    write('locales/es-CO/greet.ftl', 'fine = Listo')
    expect(updates()).toEqual([])
    write('locales/es-GT/greet.ftl', 'fine = Qué bueno')
    expect(updates()[0]?.message).toContain('(es-GT)')
  })

  test('without a copy nothing can be told, and that is said', () => {
    rmSync(join(root, 'flows/overlays/north/base'), { recursive: true })
    expect(updates().map(({ code }) => code)).toEqual(['missing-base'])
  })
})

function keepCopy(): void {
  const changed = { programme: 'north', flow: 'greet', language: 'es-GT' }
  for (const [name, content] of baseCopy(changed, readSources(root))) write(name, content)
}

function updates(language: 'en' | 'es' = 'en') {
  const issues = checkLibrary(root, { language })
  return issues.filter(({ code }) => code === 'base-changed' || code === 'missing-base')
}

describe('a programme changes words', () => {
  test('its own words come first, then the country, then the language', () => {
    write('locales/es/greet.north.ftl', 'hello = ¿Qué tal la finca?')
    write('locales/es-CO/greet.ftl', 'hello =\n    .good = Muy bien')
    const library = loadLibrary(root)
    expect(say(library, 'north', 'es-GT')).toBe('¿Qué tal la finca?')
    expect(say(library, 'north', 'es-GT', 'good')).toBe('Bien')
    expect(say(library, 'south', 'es-CO')).toBe('¿Cómo le va?')
    expect(say(library, 'south', 'es-CO', 'good')).toBe('Muy bien')
  })

  test('a programme’s Spanish does not speak for another language that has the text', () => {
    write('locales/es/greet.north.ftl', 'hello = ¿Qué tal la finca?')
    write('locales/en/greet.ftl', 'hello = How are you?')
    expect(say(loadLibrary(root), 'north', 'en-GT')).toBe('How are you?')
  })

  test('a language without texts is spoken for by the Spanish of its country', () => {
    write('locales/es-GT/greet.ftl', 'hello = ¿Cómo está, seño?')
    expect(say(loadLibrary(root), 'north', 'quc-GT')).toBe('¿Cómo está, seño?')
  })
})

function say(library: Library, programme: string, locale: string, variant?: string) {
  return library.current('greet', programme)?.texts.find(locale, 'hello', variant, () => undefined)
}

function stepOf(library: Library, step: string, programme: string): Step | undefined {
  return library.current('greet', programme)?.script.steps[step]
}

function issuesOf() {
  try {
    loadLibrary(root)
  } catch (error) {
    if (error instanceof FlowError) return error.issues
    throw error
  }
  return []
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}
