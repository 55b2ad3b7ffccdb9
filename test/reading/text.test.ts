import { expect, test } from 'vitest'
import { readText } from '../../src/reading/answers/text.ts'

test('a text is kept as written, without the spaces around it', () => {
  expect(readText('  Vendí *mucho* ayer 😊\n gracias ')).toBe('Vendí *mucho* ayer 😊\n gracias')
})

test('nothing written is empty', () => {
  expect(readText(' \n\t')).toBe('')
})

test('a thousand characters are kept and no more', () => {
  expect(readText('a'.repeat(1000))).toHaveLength(1000)
  expect(readText('a'.repeat(4096))).toHaveLength(1000)
})

test('the cut never falls inside an emoji or an accented letter', () => {
  expect(readText('a'.repeat(999) + '😊b')).toBe('a'.repeat(999))
  expect(readText('a'.repeat(995) + '👩🏽‍🌾👩🏽‍🌾')).toBe('a'.repeat(995))
  expect(readText('a'.repeat(999) + 'n\u0303o')).toBe('a'.repeat(999))
})

test('one letter longer than the cap is still cut to it', () => {
  expect(readText('a' + '\u0301'.repeat(3000)).length).toBeLessThanOrEqual(1000)
})

test('what no database keeps is left out', () => {
  expect(readText('ven\0dí')).toBe('vendí')
  expect(readText('mitad \uD83D').isWellFormed()).toBe(true)
})
