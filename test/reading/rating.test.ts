import { describe, expect, test } from 'vitest'
import { readRating } from '../../src/reading/answers/rating.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-CO')

describe('readRating', () => {
  test.each([
    ['5', 5],
    ['cinco', 5],
    ['5️⃣', 5],
    ['5/5', 5],
    ['4/5', 4],
    ['4 de 5', 4],
    ['4 sobre 5', 4],
    ['un 4', 4],
    ['le pongo un 4', 4],
    ['4 estrellas', 4],
    ['⭐⭐⭐', 3],
    ['⭐', 1],
    ['5 ⭐', 5],
    ['4 ⭐⭐⭐⭐', 4],
    ['excelente', 5],
    ['excelente!!', 5],
    ['un 5, excelente', 5],
    ['pésimo', 1],
    ['uno', 1],
    ['3 por favor', 3],
  ])('"%s" is %d', (text, value) => {
    expect(readRating(text, words)).toEqual({ type: 'rating', value })
  })

  test.each(['4.5', '4 o 5', '3-4', '8/10', '10/10', 'cuatro y medio', '⭐⭐⭐ 5', 'más de 4'])(
    '"%s" must be asked',
    (text) => {
      expect(readRating(text, words)).toEqual({ type: 'ask' })
    },
  )

  test.each(['0', '6', '10', '100', 'ninguno', '⭐⭐⭐⭐⭐⭐', 'bien', '', 'no sé', '👍'])(
    '"%s" is no rating',
    (text) => {
      expect(readRating(text, words)).toEqual({ type: 'none' })
    },
  )
})
