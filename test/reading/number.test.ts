import { describe, expect, test } from 'vitest'
import { readNumber } from '../../src/reading/answers/number.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-SV')

describe('readNumber', () => {
  test.each([
    ['5', 5],
    ['05', 5],
    ['cinco', 5],
    ['sinco', 5],
    ['cinco días', 5],
    ['5dias', 5],
    ['5️⃣', 5],
    ['*6*', 6],
    ['6 días gracias a Dios', 6],
    ['trabajé 6', 6],
    ['como 5', 5],
    ['unos 5 días', 5],
    ['más o menos 4', 4],
    ['solo 3', 3],
    ['nada más 2', 2],
    ['somos 3', 3],
    ['tengo 2 empleados', 2],
    ['dos personas', 2],
    ['una', 1],
    ['uno', 1],
    ['un día', 1],
    ['una muchacha', 1],
    ['le doy un 4', 4],
    ['0', 0],
    ['cero', 0],
    ['ninguno', 0],
    ['ninguna', 0],
    ['nadie', 0],
    ['nada', 0],
    ['no tengo', 0],
    ['no tengo trabajadores', 0],
    ['no pagué ninguno', 0],
    ['ni uno', 0],
    ['ningún día', 0],
    ['doce', 12],
    ['diez y seis', 16],
    ['dieciséis', 16],
    ['veintidós', 22],
    ['treinta y cinco', 35],
    ['treintaicinco', 35],
    ['ciento veinte', 120],
    ['dos mil', 2000],
    ['2.5', 2.5],
    ['2,5', 2.5],
    ['dos y medio', 2.5],
    ['7 (siete)', 7],
    ['4 porque el sábado descansé', 4],
  ])('"%s" is %d', (text, value) => {
    expect(readNumber(text, words)).toEqual({ type: 'number', value })
  })

  test.each([
    '3 o 4',
    '3-4',
    '3 a 4',
    'entre 3 y 4',
    'de 3 a 5',
    'más de 5',
    'menos de 3',
    'ni 2',
    'por lo menos 3',

    '2 hombres y 3 mujeres',
    '1.500',
    '1,500',
    '12/05',
    '2½',
    '-3',
    '99999999',
    'Q500',
    '$5',
    '5 quetzales',
    'una señora me ayuda a veces',
    'yo y 2 más',
    '5 seis',
    'una docena',
    'no, 3',
    '2 mil',
  ])('"%s" must be asked', (text) => {
    expect(readNumber(text, words)).toEqual({ type: 'ask' })
  })

  test.each([
    '',
    'hola',
    'no sé',
    'no tengo idea',
    'no tengo cuaderno',
    'ningún problema',
    'no hay señal',
    'muchas gracias',
    'módulo 2',
    'a las 3',
    'tengo 45 años',
    'semana 3',
    'el lunes',
    '👍',
    'bastante',
    'a las 3 de la tarde',
    'zona 5',
  ])('"%s" is no count', (text) => {
    expect(readNumber(text, words)).toEqual({ type: 'none' })
  })
})
