import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readIntent } from '../../src/reading/messages/intents.ts'
import { loadSafety, readSafety } from '../../src/reading/messages/safety.ts'
import { loadWords } from '../../src/reading/words.ts'

/** Rows of a table of this folder, without its first line. */
function rows(name: string): string[][] {
  const table = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return table.slice(1).map((line) => line.split('\t'))
}

/** Where a message goes: `VAW`, `VAW!` (urgent), `SOFT VAW`, else the intent, else `NONE`. */
function route(text: string, country: string): string {
  const danger = readSafety(text, loadSafety(`es-${country}`))
  if (danger)
    return `${danger.level === 'soft' ? 'SOFT ' : ''}${danger.category}${danger.urgent ? '!' : ''}`
  const type = readIntent(text, loadWords(`es-${country}`))?.type
  return (type && INTENTS[type]) ?? 'NONE'
}

const INTENTS: Readonly<Record<string, string>> = {
  stop: 'OPT_OUT',
  erase: 'ERASE',
  help: 'HELP',
  human: 'HUMAN',
  'who-are-you': 'DISCLOSE_BOT',
}

describe('the domain table', () => {
  test.each(rows('safety-table.tsv'))(
    'row %s: "%s" in %s goes to %s',
    (_, text, country, expected, note) => {
      const urgent = note?.includes('urgent') ? '!' : ''
      const soft = note === 'soft' ? 'SOFT ' : ''
      const wanted = `${soft}${(expected ?? '').replace(/^(.+)_DANGER$/, '$1')}${urgent}`
      const got = route(text ?? '', country ?? '')
      expect(expected === 'SOFT' ? got.slice(0, 4) : got).toBe(wanted)
    },
  )
})

describe('our own utterances', () => {
  test.each(rows('safety-cases.tsv'))('"%s" in %s goes to %s', (text, country, expected) => {
    const got = route(text ?? '', country ?? '')
    expect(expected === 'SOFT' ? got.slice(0, 4) : got).toBe(expected)
  })
})

describe('readSafety', () => {
  const lexicon = loadSafety('es-GT')

  test('accents, capitals, marks and doubled letters change nothing', () => {
    const reading = { category: 'VAW', urgent: false, level: 'full' }
    for (const text of ['MI MARIDO ME PEGÓ', 'mi marido me pegooo', '*mi marido me pegó* 😭']) {
      expect(readSafety(text, lexicon)).toEqual(reading)
    }
  })

  test('a danger is heard beside an amount, courtesies and false friends', () => {
    const text =
      'Buenas tardes, vendí 500 y pagué la cuota del banco pero mi marido me pega, gracias'
    expect(readSafety(text, lexicon)?.category).toBe('VAW')
  })

  test('danger to life makes another sign urgent and keeps its name', () => {
    expect(readSafety('los mareros me van a matar', lexicon)).toEqual({
      category: 'EXTORTION',
      urgent: true,
      level: 'full',
    })
  })

  test('a word is a danger only in its own country', () => {
    expect(readSafety('nos cobran vacuna', loadSafety('es-CO'))?.category).toBe('EXTORTION')
    expect(readSafety('compré la vacuna', lexicon)).toBeUndefined()
    expect(readSafety('pagué la renta', lexicon)).toBeUndefined()
  })

  test('every file still waits for the partner’s review', () => {
    expect(lexicon.unreviewed).toEqual(['locales/es/safety.yaml', 'locales/es-GT/safety.yaml'])
  })

  test('a language without safety words is refused', () => {
    expect(() => loadSafety('xx-YY')).toThrow(/locale 'xx-YY' has no words/)
  })
})
