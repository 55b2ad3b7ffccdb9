import { describe, expect, test } from 'vitest'
import { toDecimal } from '../../src/model/money.ts'
import { loadCountry } from '../../src/reading/country.ts'
import { readMoney } from '../../src/reading/money/read-money.ts'
import { moneyCases } from './money-cases.ts'

const GT = loadCountry('GT')

describe('every case of profit-cases.tsv, where it is asked how much was left', () => {
  test.each(moneyCases('profit-cases.tsv'))(
    '$country reads "$text" as $expected',
    ({ country, text, expected }) => {
      const reading = readMoney(text, loadCountry(country), { asks: 'profit' })
      const isAmount = reading.type === 'amount'
      if (expected === 'ask') expect(isAmount).toBe(false)
      else if (Number.isNaN(Number(expected))) expect(reading.type).toBe(expected)
      else expect(isAmount && reading.minor).toBe(Math.round(Number(expected) * 100))
    },
  )
})

describe('what is offered where profit is asked', () => {
  test.each([
    ['vendí 500 y me quedaron 200', ['200', '500']],
    ['vendí 500, gasté 300, me quedaron 200', ['200', '500', '300']],
    ['hice 200 de ganancia', ['200']],
    // what the first leaves without the others
    ['500, gastos 300, 200', ['200', '500', '300']],
    ['500-300', ['200', '500', '300']],
    ['500-300=250', ['250', '200', '500']],
    // the sales are nothing to offer
    ['vendí 500', []],
    ['perdí 300', []],
  ])('"%s"', (text, candidates) => {
    const reading = readMoney(text, GT, { asks: 'profit' })
    expect(reading.type === 'ask' && reading.candidates.map(toDecimal)).toEqual(candidates)
  })
})

test.each(['gané 200', '200 de ganancia', 'no me quedó nada', 'salí tablas'])(
  '"%s" is asked about where sales are asked',
  (text) => {
    expect(readMoney(text, GT).type).toBe('ask')
  },
)

test('no sales are ever taken as the profit', () => {
  const sales = moneyCases().filter(({ text }) => /\b(?:vend|venta\b|ventas\b)/i.test(text))
  const recorded = sales.filter(({ country, text }) => {
    const reading = readMoney(text, loadCountry(country), { asks: 'profit' })
    return reading.type === 'amount' && reading.minor > 0
  })
  expect(recorded.map(({ text }) => text)).toEqual([])
  expect(sales.length).toBeGreaterThan(1000)
})
