import { describe, expect, test } from 'vitest'
import { hasNothingToTell, saysNothing } from '../../src/reading/answers/acknowledged.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-GT')

describe('a question of words answered that there is nothing to tell', () => {
  test.each([
    'no',
    'nada',
    'ninguno',
    'ninguna todavía',
    'no sé',
    'no me acuerdo',
    'se me olvidó',
    'no pude',
    'no pude ir a la clase',
    'no fui',
    'fíjese que no fui a la clase',
    'falté a la clase seño',
    'no tuve tiempo',
    'no tuve tiempo porque vendí todo el día',
    'todavía no',
    'todavía no he escogido',
    'no quiero decir',
  ])('%s', (text) => {
    expect(hasNothingToTell(text, words)).toBe(true)
  })
})

describe('what tells something', () => {
  test.each([
    'no fiar más',
    'nada de fiado',
    'no gastar tanto',
    'no vender fiado',
    'que mi negocio crezca',
    'anotar lo que gasto',
    'no pude pagar la deuda y quiero pagarla',
    'ninguna deuda',
    'más clientes',
    'María',
    'porque quiero crecer',
    '',
  ])('%s', (text) => {
    expect(hasNothingToTell(text, words)).toBe(false)
  })
})

describe('what asks back, puts off or names nothing is asked again', () => {
  test.each([
    '¿cuál paso?',
    'qué era',
    '¿de qué clase?',
    'después le digo',
    'mañana',
    'ya lo hice',
  ])('%s', (text) => {
    expect(saysNothing(text, words)).toBe(true)
    expect(hasNothingToTell(text, words)).toBe(false)
  })
})
