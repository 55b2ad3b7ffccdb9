import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '../../src/model/money.ts'
import { loadCountry, type Country } from '../../src/reading/country.ts'
import { moneyInWords } from '../../src/reading/money/in-words.ts'
import { readMoney, type MoneyReading } from '../../src/reading/money/read-money.ts'
import { moneyCases } from './money-cases.ts'
import { fastest, timeLimit } from './time-limit.ts'

const COUNTRIES = ['GT', 'CO', 'SV'].map((code) => loadCountry(code))
const cases = moneyCases()
const aCase = fc.constantFrom(...cases)
/** Text made of what answers are made of, and of what breaks readers. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4096 }),
  fc
    .array(fc.constantFrom(...PIECES()), { maxLength: 900 })
    .map((parts) => parts.join('').slice(0, 4096)),
)

describe('what is written is read back', () => {
  test.each(COUNTRIES)('by the formatter, in $code', (country) => {
    fc.assert(
      fc.property(amountsOf(country), (minor) => {
        expect(minorOf(readMoney(formatMoney(minor, country.style), country))).toBe(minor)
      }),
    )
  })

  test.each(COUNTRIES)('by the words, in $code', (country) => {
    fc.assert(
      fc.property(amountsOf(country), (minor) => {
        fc.pre(!isAmbiguousInWords(minor))
        expect(minorOf(readMoney(moneyInWords(minor, country), country))).toBe(minor)
      }),
    )
  })
})

describe('the usual confusions of letters', () => {
  test.each(COUNTRIES)('change no number word, in $code', (country) => {
    fc.assert(
      fc.property(amountsOf(country), fc.array(fc.boolean(), { minLength: 64 }), (minor, coins) => {
        fc.pre(!isAmbiguousInWords(minor))
        const misspelt = confused(moneyInWords(minor, country), coins)
        expect(minorOf(readMoney(misspelt, country)), misspelt).toBe(minor)
      }),
    )
  })
})

/** s for c and z, b for v, k for qu, i for y, each where a coin says so. */
function confused(words: string, coins: readonly boolean[]): string {
  let at = 0
  const toss = () => coins[at++ % coins.length] ?? false
  return words
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/c(?=[ei])|z/g, (letter) => (toss() ? 's' : letter))
    .replace(/v/g, (letter) => (toss() ? 'b' : letter))
    .replace(/qu(?=[ei])/g, (letters) => (toss() ? 'k' : letters))
    .replace(/ y /g, (letters) => (toss() ? ' i ' : letters))
}

/** All amounts that may be recorded, but for those whose thousand may be missing. */
function amountsOf(country: Country): fc.Arbitrary<number> {
  const least = country.droppedThousand ?? 1_00
  return fc.oneof(
    fc.integer({ min: least, max: country.stop }),
    fc.integer({ min: least / 100, max: country.stop / 100 }).map((units) => units * 100),
    fc
      .integer({ min: Math.ceil(least / 5000), max: country.stop / 5000 })
      .map((units) => units * 5000),
  )
}

/** "dos millones trescientos" is asked about: 2,300,000 or 2,000,300 (rule 3). */
function isAmbiguousInWords(minor: number): boolean {
  const units = Math.floor(minor / 100)
  return units >= 1_000_000 && units % 1_000_000 > 0 && units % 1_000_000 < 1000
}

function minorOf(reading: MoneyReading): number | undefined {
  return reading.type === 'amount' ? reading.minor : undefined
}

describe('decoration', () => {
  const decorations: readonly ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => `  ${text}  `,
    (text) => text.replaceAll(' ', '  '),
    (text) => text.replaceAll(' ', '\u00A0'),
    (text) => `*${text}*`,
    (text) => `_${text}_`,
    (text) => `\`\`\`${text}\`\`\``,
    (text) => `${text}.`,
    (text) => `${text}!!!`,
    (text) => `${text} ...`,
    (text) => `${text} 🙏`,
    (text) => `\n${text}\n`,
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFD').replace(/[\u0300\u0301\u0308]/g, ''),
  ]

  test('never changes a reading', () => {
    for (const { country, text } of cases) {
      const reading = readMoney(text, loadCountry(country))
      for (const decorate of decorations) {
        const decorated = decorate(text)
        expect(readMoney(decorated, loadCountry(country)), decorated).toEqual(reading)
      }
    }
  })

  test('nor does a stroke through all of it, but for what is confirmed', () => {
    for (const { country, text } of cases) {
      if (/[~\n]/.test(text)) continue
      const struck = readMoney(`~${text.trim()}~`, loadCountry(country))
      expect(struck, text).toEqual(asDoubted(readMoney(text, loadCountry(country))))
    }
  })

  test('nor does several at once', () => {
    const several = fc.array(fc.constantFrom(...decorations), { maxLength: 4 })
    fc.assert(
      fc.property(aCase, several, ({ country, text }, chosen) => {
        const decorated = chosen.reduce((written, decorate) => decorate(written), text)
        const reading = minorOf(readMoney(text, loadCountry(country)))
        expect(minorOf(readMoney(decorated, loadCountry(country)))).toBe(reading)
      }),
    )
  })
})

function asDoubted(reading: MoneyReading): MoneyReading {
  return reading.type === 'amount' ? { ...reading, unusual: true } : reading
}

describe('no text', () => {
  test('without a multiplier gives a thousand times the largest number in it', () => {
    const digits = fc.constantFrom(
      '1',
      '5',
      '20',
      '500',
      '1.500',
      '1,500',
      '12 500',
      '1.5',
      '0',
      ' ',
      ',',
    )
    const marks = fc.constantFrom(
      'Q',
      '$',
      ' vendí ',
      ' y ',
      '+',
      '-',
      '.',
      ' pesos',
      ' como ',
      'O',
      'q',
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTRIES),
        fc.array(fc.oneof(digits, marks), { maxLength: 12 }),
        (country, parts) => {
          const text = parts.join('')
          const largest = Math.max(0, ...(text.match(/[\d.,' ]+/g) ?? []).map(digitsOnly))
          const minor = minorOf(readMoney(text, country)) ?? 0
          expect(minor / 100).toBeLessThan(Math.max(1, largest) * 1000)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('makes it throw, and every reading is sound', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COUNTRIES), hostile, (country, text) => {
        const reading = readMoney(text, country)
        if (reading.type !== 'amount') return
        expect(Number.isSafeInteger(reading.minor)).toBe(true)
        expect(reading.minor).toBeGreaterThanOrEqual(0)
        expect(reading.minor).toBeLessThanOrEqual(country.stop)
      }),
      { numRuns: 500 },
    )
  })

  test('of 4,096 characters takes 5 ms', () => {
    for (const country of COUNTRIES) readMoney('vendí mil quinientos, gracias', country)
    for (const piece of PIECES()) {
      const text = piece.repeat(Math.ceil(4096 / piece.length)).slice(0, 4096)
      const limit = COUNTRIES.length * timeLimit()
      const read = () => COUNTRIES.map((country) => readMoney(text, country))
      expect(fastest(read, limit), JSON.stringify(piece)).toBeLessThan(limit)
    }
  })
})

function digitsOnly(written: string): number {
  return Number(written.replace(/\D/g, '') || 0)
}

function PIECES(): string[] {
  return [
    "1|1.|1 |1,|1'|500 |Q|$ |.|,|-|+|*1|~1|`1|1/1 |mil y |quinientos |veinti|dosmilquinientos|no ",
    'no vendí nada |x |y|i|🐔|🙏|½|1\uFE0F\u20E3|٣|\u0000|\uD800|\uDFFF|\u202E1|ﷺ|a\u0301|12/05 |12:30 ',
    'xyzabcdefgh |kinientoss |lunes 200 |\n|\r|1\n|doña |entre 1 y 2 |un |palo y medio |1.500.oo ',
    '2 mil |a las 3 |ñ|(|@',
  ].flatMap((pieces) => pieces.split('|'))
}
