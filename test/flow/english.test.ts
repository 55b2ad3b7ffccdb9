import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readFtl, type FtlFile } from '../../src/flow/check/read/ftl.ts'
import { readFtlFiles } from '../../src/flow/check/read/ftl-files.ts'
import { readSources } from '../../src/flow/sources.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SPANISH = readdirSync(join(ROOT, 'locales/es')).filter((name) => name.endsWith('.ftl'))

/** The commands' words are written in both languages at once: nothing there is translated from the other. */
const COMMANDS = [
  'calendar',
  'check',
  'commands',
  'console',
  'import',
  'publish',
  'simulate',
  'simulator',
]

describe('English ships whole', () => {
  test.each(SPANISH)('%s', (name) => {
    expect(textsIn('en', name)).toEqual(textsIn('es', name))
  })

  test('and no file of its own', () => {
    const english = readdirSync(join(ROOT, 'locales/en')).filter((name) => name.endsWith('.ftl'))
    expect(english.toSorted()).toEqual(SPANISH.toSorted())
  })

  test('every translation says of which Spanish text it is one, so that `check` finds it stale', () => {
    const unmarked = readFtlFiles(readSources(ROOT))
      .filter(({ locale, flow }) => locale === 'en' && !COMMANDS.includes(flow))
      .flatMap(({ name, messages }) =>
        [...messages.values()].flatMap((each) =>
          each.translatedFrom === undefined ? [`${name}/${each.id}`] : [],
        ),
      )
    expect(unmarked).toEqual([])
  })
})

/** `sales`, `sales.retry`: in no order. */
function textsIn(locale: string, name: string): readonly string[] {
  const path = join(ROOT, 'locales', locale, name)
  const file: FtlFile = readFtl(readFileSync(path, 'utf8'), { file: path, locale, name })
  const texts = [...file.messages.values()].flatMap((each) => each.texts)
  return texts
    .map(({ id, variant }) => (variant === undefined ? id : `${id}.${variant}`))
    .toSorted()
}
