import { describe, expect, test } from 'vitest'
import { readYesNo } from '../../src/reading/answers/yes-no.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-GT')

const YES = [
  'si aqui la espero',
  'la espero seño',
  'ahí estaré',
  'si quiero seguir',
  'sí',
  'si',
  'Si.',
  'SI!!',
  'siii',
  'sip',
  'simón',
  'simon pues',
  'claro',
  'claro que sí',

  'si claro que si',
  'sí gracias',
  'ok',
  'okey',
  'oki',
  'dale',
  'va',
  'va pues',
  'vaya pues',
  'vale',

  '👍',
  '👍🏽',
  '👍👍',
  '✅',
  '1',
  '1️⃣',
  '1.',
  '1)',
  'la 1',
  'opción uno',
  '1 sí',
  'uno',
  'la primera',
  'cabal',
  'cheque',
  'listo',
  'de una',
  'hágale',
  'por supuesto',
  'como no',
  'con mucho gusto',

  'ya',
  'ya lo hice',
  'si pude',
  'sí señorita',
  'si seño gracias',
  'Dios mediante sí',
  'si Dios quiere',
  'si gracias a Dios',
  'está bien',
  'de acuerdo',
  'así es',
  'es correcto',
  'simon que si',

  'Sí, ya separé el dinero',
  'sí ya separé el dinero',
  'si señora, ya las separé',
  'ok. ya lo hago',

  'sí, primero Dios',
  'si por favor',
  'sisas parce',
  'bueno',
  'perfecto',
  'si si si',
  'ssi',
  'correcto',
  'si, si Dios quiere',
]

const NO = [
  'no',
  'NO',
  'No.',
  'nooo',
  'nop',
  'nel',
  'nel pastel',
  'nones',
  'todavía no',
  'aún no',
  'no todavía',

  'no gracias',
  'no, gracias',
  'ahorita no',
  'hoy no',
  'por el momento no',
  'claro que no',
  'para nada',

  '👎',
  '❌',
  '2',
  '2️⃣',
  'la 2',
  'opción dos',
  'dos',
  '2 no',
  'no pude',
  'no puedo',
  'no lo hice',

  'no he podido',
  'no tuve tiempo',
  'fíjese que no',
  'fíjese que todavía no',
  'no fíjese',
  'no seño',
  'la verdad no',
  'nunca',
  'negativo',
  'creo que no',
  'no quiero',
  'no me alcanzó el tiempo',

  'no, fíjese que estuve enferma',
  'no porque llovió toda la semana',
  'No, no pude',
  'no es correcto',
  'mejor no, gracias',
]

const NEITHER = [
  'sí pero no',
  'sí, pero no todas',
  'si no puedo',
  'si puedo',
  'no sé',
  'nose',
  'no se si pueda',

  'tal vez',
  'quizás',
  'más o menos',
  'a veces',
  'depende',
  '¿sí?',
  'no?',
  'sí o no',
  'ni sí ni no',

  '1 o 2',
  '1 2',
  '1 no',
  '3',
  '10',
  '12',
  '1.500',
  '500',
  'si 500',
  'no entiendo',
  'hola',
  'gracias',
  '',
  ' ',
  '🤷',
  '🤔',
  'vendí 500',
  'no hay problema',
  'no importa',
  'no, sí pude',
  'mañana',

  'si vendo más le aviso',
  'Sí, aunque casi no',
  'el sábado',
  '...',
  '👍👎',
  'una',
  'uno o dos',
]

describe('readYesNo', () => {
  test.each(YES)('hears yes in "%s"', (text) => {
    expect(readYesNo(text, words)).toBe('yes')
  })

  test.each(NO)('hears no in "%s"', (text) => {
    expect(readYesNo(text, words)).toBe('no')
  })

  test.each(NEITHER)('hears neither in "%s"', (text) => {
    expect(readYesNo(text, words)).toBeUndefined()
  })

  test('reads English for developers', () => {
    const english = loadWords('en')
    expect(readYesNo('yes please', english)).toBe('yes')
    expect(readYesNo('not yet, thanks', english)).toBe('no')
    expect(readYesNo('not sure', english)).toBeUndefined()
  })
})
