import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { formatMoney, toDecimal } from '../../src/model/money.ts'
import { countryCodes, loadCountry } from '../../src/reading/country.ts'
import { moneyInWords } from '../../src/reading/money/in-words.ts'
import { readMoney } from '../../src/reading/money/read-money.ts'

/* Honduras is one file: nothing else of the product knows it. */
const HN_YAML = `
country: HN
language: es
currency: HNL
symbol: L
thousands: ','
decimal: '.'
unit: { one: lempira, many: lempiras }
cents: { one: centavo, many: centavos }
band: { low: 100, high: 40000 }
stop: 500000
marks: 'l, lps, lp, hnl'
words: lempira, lempiras, lempiritas
slang: { bola: 1, bolas: 1 }
cents-words: centavo, centavos, ctvs
coins: { tostón: 50, tostones: 50 }
foreign: $, usd, dólar, dólares, q, quetzal, quetzales, peso, pesos, colón, colones, córdobas, euros, €
phrases:
  no-sales: ni un lempira, no vendí ni un lempira
`

const folder = mkdtempSync(join(tmpdir(), 'locales-'))
mkdirSync(join(folder, 'es-HN'))
writeFileSync(join(folder, 'es-HN', 'country.yaml'), HN_YAML)
afterAll(() => rmSync(folder, { recursive: true }))

const HN = loadCountry('HN', folder)

describe('a fourth country is one file', () => {
  test.each([
    ['L 1,500.50', '1500.50'],
    ['L.450', '450'],
    ['Lps. 1.500', '1500'],
    ['450 lempiras', '450'],
    ['mil kinientos lempiras', '1500'],
    ['unos 2 mil', '2000'],
    ['doscientas bolas', '200'],
    ['Buenas tardes, vendí L 1,250 gracias a Dios', '1250'],
    ['350+200', '550'],
    ['450 lempiras con 25 centavos', '450.25'],
    ['ni un lempira', '0'],
    ['nada más 300', '300'],
  ])('%s is %s', (text, amount) => {
    const reading = readMoney(text, HN)
    expect(reading.type === 'amount' && toDecimal(reading.minor)).toBe(amount)
  })

  test.each([
    ['Q450', 'currency'],
    ['50 dólares', 'currency'],
    ['entre 200 y 300', 'range'],
    ['1.50.000', 'malformed'],
    ['150 diarios', 'rate'],
    ['L 600,000', 'limit'],
  ])('%s is asked about: %s', (text, why) => {
    expect(readMoney(text, HN)).toMatchObject({ type: 'ask', why })
  })

  test('with its own band', () => {
    expect(readMoney('L 50', HN)).toMatchObject({ unusual: true })
    expect(readMoney('L 30,000', HN)).toMatchObject({ unusual: false })
  })

  test('and its own way to say an amount back', () => {
    expect(formatMoney(1500_50, HN.style)).toBe('L1,500.50')
    expect(moneyInWords(1500_50, HN)).toBe('mil quinientos lempiras con cincuenta centavos')
  })

  test('and stays out of the countries of the product', () => {
    expect([...countryCodes(folder).keys()]).toEqual(['HN'])
    expect([...countryCodes().keys()]).not.toContain('HN')
  })
})
