import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitText } from '../../src/model/split-text.ts'

describe('splitting a text', () => {
  it.each<[why: string, text: string, limit: number, parts: string[]]>([
    ['a short text stays whole', 'Hola.', 10, ['Hola.']],
    ['a text of exactly the limit stays whole', '1234567890', 10, ['1234567890']],
    ['an empty text stays one empty part', '', 10, ['']],
    ['a newline is the best break', 'Uno dos.\nTres. Cua', 16, ['Uno dos.', 'Tres. Cua']],
    ['then the end of a sentence', '¿Cómo va? Bien ahora', 16, ['¿Cómo va?', 'Bien ahora']],
    [
      'a closing quote belongs to its sentence',
      'Dijo «no.» Y se fue',
      16,
      ['Dijo «no.»', 'Y se fue'],
    ],
    [
      'a break too early is passed over',
      'Sí. Palabras largas aquí',
      16,
      ['Sí. Palabras', 'largas aquí'],
    ],
    [
      'a decimal point ends no sentence',
      'Vendió 1.250 quetzales',
      16,
      ['Vendió 1.250', 'quetzales'],
    ],
    ['a word that just fits is not cut', 'una palabra más', 11, ['una palabra', 'más']],
    ['a word longer than a part is cut', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a surrogate pair is never cut', 'abc😀d', 4, ['abc', '😀d']],
    ['parts of white space alone are dropped', `abcd${' '.repeat(9)}`, 5, ['abcd']],
  ])('%s', (_, text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts)
  })

  it('loses nothing but white space, in parts of at most the limit', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(' ', '\n', '\n\n', '. ', '? ', '👩🏽‍🌾', 'a'.repeat(30)),
    )
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, limit) => {
        const parts = splitText(whole, limit)
        expect(parts.every((part) => part.length <= limit)).toBe(true)
        expect(parts.every((part) => part.isWellFormed())).toBe(true)
        expect(parts.join('').replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''))
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes a text of a megabyte without delay', () => {
    const text = 'Una frase corta de prueba. '.repeat(40_000)
    expect(splitText(text, 4_096).length).toBeGreaterThan(250)
  })
})
