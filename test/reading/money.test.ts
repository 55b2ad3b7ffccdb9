import { describe, expect, test } from 'vitest'
import { toDecimal } from '../../src/model/money.ts'
import { countryCodes, loadCountry } from '../../src/reading/country.ts'
import { readMoney, type MoneyReading } from '../../src/reading/money/read-money.ts'
import { moneyCases } from './money-cases.ts'

const GT = loadCountry('GT')
const CO = loadCountry('CO')
const SV = loadCountry('SV')

describe('every case of money-cases.tsv', () => {
  test.each(moneyCases())('$country reads "$text" as $expected', ({ country, text, expected }) => {
    const reading = readMoney(text, loadCountry(country))
    const outcome = outcomeOf(reading)
    const isRecorded = !ASKING.includes(outcome)
    if (expected.startsWith('either:')) {
      if (isRecorded) expect(outcome).toBe(plain(expected.slice('either:'.length)))
    } else if (expected.startsWith('ask:')) {
      const candidates = expected.slice('ask:'.length).split(',')
      expect(reading.type === 'ask' && reading.candidates.map(toDecimal)).toEqual(
        expect.arrayContaining(candidates),
      )
    } else if (expected === 'ask') {
      expect(ASKING).toContain(outcome)
    } else {
      expect(outcome).toBe(plain(expected))
    }
  })
})

const ASKING = ['ask', 'unknown', 'none']

function outcomeOf(reading: MoneyReading): string {
  return reading.type === 'amount' ? toDecimal(reading.minor) : reading.type
}

function plain(expected: string): string {
  return ASKING.includes(expected) ? expected : toDecimal(Math.round(Number(expected) * 100))
}

describe('what is asked back', () => {
  test.each([
    ['CO', '200', 'scale', ['200000', '200']],
    ['CO', '1.5', 'scale', ['1500', '1.50']],
    ['CO', 'dos millones trescientos', 'scale', ['2300000', '2000300']],
    ['CO', 'entre 400 y 500 mil', 'range', ['400000', '500000', '450000']],
    ['GT', 'entre 200 y 300', 'range', ['200', '300', '250']],
    ['GT', '200-300', 'range', ['200', '300', '250']],
    ['GT', '500 perdón 600', 'correction', ['600', '500']],
    ['GT', 'lunes 200 martes 150', 'days', ['350']],
    ['GT', '150 diarios', 'rate', []],
    ['GT', '$50', 'currency', ['50']],
    ['GT', '-500', 'negative', []],
    ['GT', '1,5000', 'malformed', []],
    ['GT', '1200 al mes', 'period', ['1200']],
    ['GT', 'vendí 20 pollos', 'quantity', []],
    ['GT', '20 x 35', 'quantity', ['700']],
    ['GT', '1.500.000', 'limit', ['1500']],
    ['GT', '200 150', 'sum', ['350']],
  ])('%s "%s": %s', (country, text, why, candidates) => {
    const reading = readMoney(text, loadCountry(country))
    expect(reading).toMatchObject({ type: 'ask', why })
    expect(reading.type === 'ask' && reading.candidates.map(toDecimal)).toEqual(candidates)
  })

  test('a list of days shows its parts', () => {
    expect(readMoney('lunes 200 martes 150', GT)).toMatchObject({ parts: [200_00, 150_00] })
  })

  test('a rate gives the amount for one day', () => {
    expect(readMoney('150 diarios', GT)).toMatchObject({ why: 'rate', parts: [150_00] })
  })

  test('"the same" offers the last figure', () => {
    const reading = readMoney('igual que la semana pasada', GT, { previous: 900_00 })
    expect(reading).toEqual({ type: 'ask', why: 'relative', candidates: [900_00] })
  })

  test('there are never more than three candidates, and none that only a person may store', () => {
    for (const { country, text } of moneyCases()) {
      const reading = readMoney(text, loadCountry(country))
      if (reading.type !== 'ask') continue
      expect(reading.candidates.length).toBeLessThanOrEqual(3)
      for (const minor of reading.candidates) {
        expect(minor).toBeLessThanOrEqual(loadCountry(country).stop)
      }
    }
  })
})

describe('what is missing', () => {
  test.each([
    ['no sé', 'does-not-know'],
    ['luego le digo seño', 'later'],
    ['no quiero decir', 'refuses'],
  ])('"%s": %s', (text, why) => {
    expect(readMoney(text, GT)).toEqual({ type: 'unknown', why })
  })

  test('"ya le dije" asks to see what is stored', () => {
    expect(readMoney('ya le dije', GT)).toEqual({ type: 'none', why: 'already-told' })
  })
})

describe('what is said of an amount', () => {
  test('a hedge marks it approximate', () => {
    expect(readMoney('unos 300', GT)).toMatchObject({ minor: 300_00, approximate: true })
    expect(readMoney('300', GT)).toMatchObject({ approximate: false })
  })

  test.each([
    ['GT', '1500', 'numeral'],
    ['GT', 'mil quinientos', 'multiplier'],
    ['GT', 'doscientos', 'words'],
    ['SV', '25 con 50', 'cents'],
    ['CO', '50 lucas', 'slang'],
    ['GT', '350+200', 'sum'],
    ['GT', 'Q1,500 (mil quinientos)', 'restated'],
    ['GT', 'nada', 'zero'],
    ['GT', 'no vendí', 'no-sales'],
  ])('%s "%s" is read by the rule %s', (country, text, rule) => {
    expect(readMoney(text, loadCountry(country))).toMatchObject({ type: 'amount', rule })
  })

  test('outside the band of the country it is unusual', () => {
    expect(readMoney('Q20', GT)).toMatchObject({ minor: 20_00, unusual: true })
    expect(readMoney('Q20,000', GT)).toMatchObject({ minor: 20_000_00, unusual: true })
    expect(readMoney('Q200', GT)).toMatchObject({ unusual: false })
  })
})

describe('an amount that is doubted', () => {
  test.each([
    ['GT', '500?'],
    ['GT', '¿500?'],
    ['GT', 'vendí como 500 ?'],
    ['GT', 'quinientos!?'],
    ['GT', '300+200?'],
    ['GT', '500 verdad?'],
    ['GT', '~500~'],
    ['GT', 'vendí ~500~'],
    ['SV', '~500~ gracias'],
  ])('%s "%s" is confirmed', (country, text) => {
    const reading = readMoney(text, loadCountry(country), { usual: 500_00 })
    expect(reading).toMatchObject({ minor: 500_00, unusual: true })
  })

  test.each([
    '500',
    '500 ¿y usted?',
    '¿cómo está? 500',
    '500 gracias, ¿y usted?',
    '~500',
    '~450~ 500',
  ])('is not "%s"', (text) => {
    const reading = readMoney(text, GT)
    expect(reading).toMatchObject({ minor: 500_00, unusual: false })
  })
})

describe('her own median', () => {
  test('replaces the band', () => {
    expect(readMoney('Q20', GT, { usual: 25_00 })).toMatchObject({ unusual: false })
    expect(readMoney('500', GT, { usual: 100_00 })).toMatchObject({ unusual: true })
    expect(readMoney('400', GT, { usual: 100_00 })).toMatchObject({ unusual: false })
    expect(readMoney('19', GT, { usual: 100_00 })).toMatchObject({ unusual: true })
  })

  test('makes ten, a hundred and a thousand times as much unusual', () => {
    for (const text of ['950', '1000', '1,100', '10,000', '100,000']) {
      const reading = readMoney(text, GT, { usual: 100_00 })
      expect(reading.type === 'ask' || (reading.type === 'amount' && reading.unusual)).toBe(true)
    }
  })
})

describe('with her own median', () => {
  test.each([
    ['GT', '150,000', 1500, 150_000],
    ['GT', '15000', 1500, 15_000],
    ['CO', '1.300.000', 300_000, 1_300_000],
    ['CO', '15 mil', 300_000, 15_000],
    ['SV', '4', 25, 4],
  ])('%s "%s" beside %i is recorded as unusual', (code, text, usual, amount) => {
    const reading = readMoney(text, loadCountry(code), { usual: usual * 100 })
    expect(reading).toMatchObject({ type: 'amount', minor: amount * 100, unusual: true })
  })

  test('a small amount without its thousand is asked about all the same', () => {
    expect(readMoney('350', CO, { usual: 300_000_00 })).toMatchObject({ type: 'ask', why: 'scale' })
  })

  test('an amount over the stop is never recorded', () => {
    expect(readMoney('1,500,000', GT, { usual: 1500_00 })).toMatchObject({ type: 'ask' })
  })
})

describe('a comparison', () => {
  test.each([
    ['vendí menos que la semana pasada, 650', '650'],
    ['me fue mejor que antes, unos 650', '650'],
  ])('before the amount changes nothing: "%s"', (text, amount) => {
    expect(outcomeOf(readMoney(text, GT))).toBe(amount)
  })

  test.each([
    'mejor que antes: 650',
    '650 menos que la semana pasada',
    'menos que la semana pasada, que fueron 650',
    'la semana pasada 650',
    'más que la semana pasada, 650 más',
  ])('with the amount in it is asked about: "%s"', (text) => {
    expect(readMoney(text, GT).type).toBe('ask')
  })
})

describe('an amount that has its thousand', () => {
  test('is never offered a thousandfold', () => {
    expect(readMoney('2 mil', CO)).toEqual({ type: 'ask', why: 'scale', candidates: [2000_00] })
  })
})

describe('the dropped thousand in Colombia', () => {
  test('is taken from who has confirmed it twice, and only from her', () => {
    const shortcut = readMoney('350', CO, { shortcut: true })
    expect(shortcut).toMatchObject({ minor: 350_000_00, rule: 'dropped-thousand' })
    expect(readMoney('350', CO)).toMatchObject({ type: 'ask', why: 'scale' })
  })

  test('is never added to an amount that has its thousand', () => {
    expect(readMoney('350 mil', CO, { shortcut: true })).toMatchObject({ minor: 350_000_00 })
    expect(readMoney('350.000', CO, { shortcut: true })).toMatchObject({ minor: 350_000_00 })
  })

  test('does not touch Guatemala or El Salvador', () => {
    expect(readMoney('350', GT, { shortcut: true })).toMatchObject({ minor: 350_00 })
    expect(readMoney('350', SV, { shortcut: true })).toMatchObject({ minor: 350_00 })
  })
})

describe('countries', () => {
  test('are the files of the locales folder', () => {
    expect([...countryCodes().keys()]).toEqual(expect.arrayContaining(['CO', 'GT', 'SV']))
  })

  test('that have no file are refused by name', () => {
    expect(() => loadCountry('XX')).toThrow(/country 'XX' is not known; expected one of: .*GT/)
  })
})
