import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { readChoice } from '../../src/reading/answers/choice.ts'
import { readDate } from '../../src/reading/dates/date.ts'
import { readIntent } from '../../src/reading/messages/intents.ts'
import { readNumber } from '../../src/reading/answers/number.ts'
import { readRating } from '../../src/reading/answers/rating.ts'
import { loadSafety, readSafety } from '../../src/reading/messages/safety.ts'
import { readText } from '../../src/reading/answers/text.ts'
import { readWeek } from '../../src/reading/dates/week.ts'
import { loadWords } from '../../src/reading/words.ts'
import { readYesNo } from '../../src/reading/answers/yes-no.ts'
import { fastest, timeLimit } from './time-limit.ts'

const words = loadWords('es-GT')
const today = Temporal.PlainDate.from('2026-11-24')
const options = [
  { key: 'a', label: 'Lluvia o clima' },
  { key: 'b', label: 'Sí, que me llame' },
  { key: 'c', label: 'No' },
]

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  readYesNo: (text) => readYesNo(text, words),
  readChoice: (text) => readChoice(text, options, words),
  readNumber: (text) => readNumber(text, words),
  readRating: (text) => readRating(text, words),
  readDate: (text) => readDate(text, today, words),
  readWeek: (text) => readWeek(text, today, words),
  readText: (text) => readText(text),
  readIntent: (text) => readIntent(text, words),
  'readSafety GT': (text) => readSafety(text, loadSafety('es-GT')),
  'readSafety CO': (text) => readSafety(text, loadSafety('es-CO')),
  'readSafety SV': (text) => readSafety(text, loadSafety('es-SV')),
}

/** Pieces that readers act on, to be strung together in any order. */
const PIECES = [
  'si',
  'no',
  'sí,',
  'pero',
  'la 2',
  '2️⃣',
  'dos',
  'y',
  'medio',
  'mil',
  'el lunes',
  'mañana',
  '12/05',

  'del 3 al 9',
  'semana',
  'perdón',
  'gracias',
  'doña',
  'me',
  'mi marido',
  'pega',
  'renta',
  'la vacuna',

  '½',
  '⭐',
  '🙏🏽',
  '\u200D',
  '\uD83D',
  '\0',
  '\n',
  '.',
  '-',
  '/',
  '١٢',
  'ﷺ',
  'Ⅻ',
  '①',
  "k'iche'",
  '31/02/0000',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' ')),
)

const HOSTILE: Readonly<Record<string, string>> = {
  'one letter': 'a'.repeat(4096),
  'letters apart': 'a '.repeat(2048),
  'yes and no': 'si no '.repeat(683),
  commas: ','.repeat(4096),
  digits: '1'.repeat(4096),
  'digits and dots': '1.'.repeat(2048),
  'digits apart': '1 '.repeat(2048),
  dates: '31/12 '.repeat(683),
  'number words': 'treinta y '.repeat(410),
  'me and no': 'me no '.repeat(683),
  'a safety word over and over': 'me pega '.repeat(512),
  'partners over and over': 'mi marido me '.repeat(316),
  'payments over and over': 'me cobran la renta '.repeat(216),
  'courtesies over and over': 'gracias seño '.repeat(316),
  apologies: 'perdón eran '.repeat(342),
  'accents on nothing': '\u0301 '.repeat(2048),
  'accents then a word': '\u0301 '.repeat(2044) + 'corregir',
  'an expanding letter': 'ﷺ'.repeat(4096),
  'an expanding square': '㌀'.repeat(4096),
  emojis: '😀'.repeat(2048),
  'different words': Array.from({ length: 700 }, (_, n) => `xq${n.toString(36)}a`).join(' '),
  'near words': 'extrosion amensaza '.repeat(216),
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test('throws on no text and reads the same text the same way', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(text)).toEqual(read(text))
      }),
      { numRuns: 400 },
    )
  })

  test.each(Object.entries(HOSTILE))('takes under 5 ms for 4,096 characters of %s', (__, text) => {
    read(text)
    const limit = timeLimit()
    expect(fastest(() => read(text), limit)).toBeLessThan(limit)
  })
})

describe('decoration', () => {
  const decorated = fc.record({
    before: fc.constantFrom('', ' ', '  ', '*', '_', '\n'),
    after: fc.constantFrom('', ' ', '.', '!', '!!', '*', ' 😊', ' gracias', ' por favor'),
    upper: fc.boolean(),
  })

  test.each([
    'si',
    'no',
    '2',
    'el lunes',
    'la semana pasada',
    'baja',
    'ayuda',
    'mi marido me pega',
  ])('never changes what "%s" means', (text) => {
    fc.assert(
      fc.property(decorated, ({ before, after, upper }) => {
        const dressed = `${before}${upper ? text.toUpperCase() : text}${after}`
        for (const read of [
          READERS['readYesNo'],
          READERS['readIntent'],
          READERS['readSafety GT'],
        ]) {
          expect(read?.(dressed)).toEqual(read?.(text))
        }
      }),
    )
  })
})

test('a count is never larger than the digits written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
      expect(readNumber(String(value), words)).toEqual({ type: 'number', value })
    }),
  )
})

test('every day of a year is read back as written', () => {
  for (let day = today; day.year < 2028; day = day.add({ days: 1 })) {
    const written = `${day.day}/${day.month}/${day.year}`
    expect(readDate(written, today, words)).toEqual({ type: 'date', date: day })
  }
})

describe('loadWords', () => {
  const intents = 'intents: { stop: { whole: [baja] } }'

  test('a country without files has its language’s words', () => {
    expect(readYesNo('simón', loadWords('es-XX'))).toBe('yes')
  })

  test('a country’s file adds to its language’s', () => {
    const folder = folderWith({
      'es/answers.yaml': 'yes: [si]',
      'es/intents.yaml': intents,
      'es-GT/answers.yaml': 'yes: [cabal]',
    })
    expect(readYesNo('cabal', loadWords('es-GT', folder))).toBe('yes')
    expect(readYesNo('si', loadWords('es-GT', folder))).toBe('yes')
    expect(readYesNo('cabal', loadWords('es', folder))).toBeUndefined()
  })

  test('a language without words is refused with the file to write', () => {
    expect(() => loadWords('quc')).toThrow(
      "locale 'quc' has no words: write locales/quc/answers.yaml",
    )
  })

  test('a mistake names the file, the line and the place', () => {
    const folder = folderWith({
      'es/answers.yaml': 'no: [no]\nyes: si',
      'es/intents.yaml': intents,
    })
    expect(() => loadWords('es', folder)).toThrow(/locales\/es\/answers.yaml:2:\d+: 'yes'/)
  })

  test.each([
    ['(si', 'opens a ( it never closes'],
    ['si)', 'closes a ) it never opened'],
    ['<nadie> si', 'uses <nadie>, which is not a group'],
    ['si/?', 'has a place without any letter or digit'],
  ])('a phrase written "%s" %s', (phrase, trouble) => {
    const folder = folderWith({
      'es/answers.yaml': `yes: ['${phrase}']`,
      'es/intents.yaml': intents,
    })
    expect(() => loadWords('es', folder)).toThrow(trouble)
  })
})

/** A folder of locales with these files, by `locale/name`. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
