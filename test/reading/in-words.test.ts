import { describe, expect, test } from 'vitest'
import { loadCountry } from '../../src/reading/country.ts'
import { moneyInWords, numberInWords } from '../../src/reading/money/in-words.ts'

const GT = loadCountry('GT')
const CO = loadCountry('CO')
const SV = loadCountry('SV')

describe('amounts in words', () => {
  test.each([
    [1500_50, 'mil quinientos quetzales con cincuenta centavos'],
    [1_00, 'un quetzal'],
    [2_00, 'dos quetzales'],
    [1, 'un centavo'],
    [50, 'cincuenta centavos'],
    [1_01, 'un quetzal con un centavo'],
    [0, 'cero quetzales'],
    [16_00, 'dieciséis quetzales'],
    [21_00, 'veintiún quetzales'],
    [31_00, 'treinta y un quetzales'],
    [100_00, 'cien quetzales'],
    [101_00, 'ciento un quetzales'],
    [999_00, 'novecientos noventa y nueve quetzales'],
    [1000_00, 'mil quetzales'],
    [1001_00, 'mil un quetzales'],
    [21_000_00, 'veintiún mil quetzales'],
    [100_000_00, 'cien mil quetzales'],
    [101_000_00, 'ciento un mil quetzales'],
    [-5_00, 'menos cinco quetzales'],
  ])('%d is "%s"', (minor, words) => {
    expect(moneyInWords(minor, GT)).toBe(words)
  })

  test('millions take "de" before the currency, unless more follows', () => {
    expect(moneyInWords(1_000_000_00, CO)).toBe('un millón de pesos')
    expect(moneyInWords(2_000_000_00, CO)).toBe('dos millones de pesos')
    expect(moneyInWords(1_200_000_00, CO)).toBe('un millón doscientos mil pesos')
    expect(moneyInWords(21_000_001_00, CO)).toBe('veintiún millones un pesos')
  })

  test('the largest amount has words, the next one throws', () => {
    expect(moneyInWords(999_999_999_00, SV)).toMatch(
      /^novecientos noventa y nueve millones .*dólares$/,
    )
    expect(() => moneyInWords(1_000_000_000_00, SV)).toThrow(RangeError)
  })
})

describe('numbers by themselves', () => {
  test.each([
    [1, 'uno'],
    [21, 'veintiuno'],
    [31, 'treinta y uno'],
    [101, 'ciento uno'],
    [21_000, 'veintiún mil'],
    [1_000_000, 'un millón'],
    [1_000_001, 'un millón uno'],
  ])('%d is "%s"', (value, words) => {
    expect(numberInWords(value, GT.writing)).toBe(words)
  })
})
