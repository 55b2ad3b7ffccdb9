import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { readDate, type Direction } from '../../src/reading/dates/date.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-GT')
/** A Tuesday. */
const TODAY = Temporal.PlainDate.from('2026-11-24')

const read = (text: string, direction?: Direction, today = TODAY) => {
  const reading = readDate(text, today, words, direction ? { direction } : {})
  if (reading.type === 'date') return reading.date.toString()
  return reading.type === 'ask' ? `ask ${reading.dates.join(' ')}` : 'none'
}

describe('readDate looking ahead', () => {
  test.each([
    ['hoy', '2026-11-24'],
    ['hoy mismo', '2026-11-24'],
    ['mañana', '2026-11-25'],
    ['manana', '2026-11-25'],
    ['mañana por la mañana', '2026-11-25'],
    ['mañana a las 3', '2026-11-25'],
    ['pasado mañana', '2026-11-26'],
    ['el lunes', '2026-11-30'],
    ['el lunez', '2026-11-30'],
    ['lunes', '2026-11-30'],
    ['el juebes', '2026-11-26'],
    ['el lunes próximo', '2026-11-30'],
    ['lunes que viene', '2026-11-30'],
    ['el próximo martes', '2026-12-01'],
    ['este viernes', '2026-11-27'],
    ['hasta el lunes', '2026-11-30'],
    ['el lunes por la tarde', '2026-11-30'],
    ['el lunes si Dios quiere', '2026-11-30'],
    ['el lunes de la otra semana', '2026-11-30'],
    ['la otra semana el viernes', '2026-12-04'],
    ['12/05', '2027-05-12'],
    ['12-5-2026', '2026-05-12'],
    ['12.05.2026', '2026-05-12'],
    ['3/12', '2026-12-03'],
    ['3 / 12', '2026-12-03'],
    ['03-12', '2026-12-03'],
    ['24/11', '2026-11-24'],
    ['12/05/27', '2027-05-12'],
    ['2026-12-01', '2026-12-01'],
    ['12 de mayo', '2027-05-12'],
    ['12 de mallo', '2027-05-12'],
    ['12 mayo', '2027-05-12'],
    ['mayo 12', '2027-05-12'],
    ['el 5 de dic', '2026-12-05'],
    ['doce de mayo', '2027-05-12'],
    ['primero de mayo', '2027-05-01'],
    ['1ro de mayo', '2027-05-01'],
    ['10 de diciembre de 2027', '2027-12-10'],
    ['10 de diciembre del 2027', '2027-12-10'],
    ['29/02', '2028-02-29'],
    ['el 15', '2026-12-15'],
    ['el quince', '2026-12-15'],
    ['15', '2026-12-15'],
    ['el 24', '2026-11-24'],
    ['el 31', '2026-12-31'],
    ['hasta el 15', '2026-12-15'],
    ['el 15 de este mes', '2026-11-15'],
    ['el 15 del otro mes', '2026-12-15'],
    ['el día 28', '2026-11-28'],
    ['viernes 27', '2026-11-27'],
    ['viernes 27 de noviembre', '2026-11-27'],
    ['mañana miércoles', '2026-11-25'],
    ['hoy martes', '2026-11-24'],
    ['en 3 días', '2026-11-27'],
    ['dentro de tres dias', '2026-11-27'],
    ['en dos semanas', '2026-12-08'],
    ['dos semanas', '2026-12-08'],
    ['una semana', '2026-12-01'],
    ['un mes', '2026-12-24'],
    ['una quincena', '2026-12-09'],
    ['de hoy en ocho', '2026-12-01'],
    ['fin de mes', '2026-11-30'],
    ['hasta navidad', '2026-12-25'],
    ['ayer', '2026-11-23'],
    ['el jueves pasado', '2026-11-19'],
    ['el viernes, gracias seño', '2026-11-27'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['el martes', 'ask 2026-11-24 2026-12-01'],
    ['este martes', 'ask 2026-11-24 2026-12-01'],
    ['el otro lunes', 'ask 2026-11-30 2026-12-07'],
    ['en ocho días', 'ask 2026-12-01 2026-12-02'],
    ['en 15 días', 'ask 2026-12-08 2026-12-09'],
    ['lunes o martes', 'ask 2026-11-24 2026-11-30 2026-12-01'],
    ['el 15 o 16', 'ask 2026-12-15 2026-12-16'],
    ['dos o tres semanas', 'ask 2026-12-08 2026-12-15'],
    ['lunes 15', 'ask 2026-11-30 2026-12-15'],
    ['hasta enero', 'ask 2027-01-01 2027-01-31'],
    ['el fin de semana', 'ask 2026-11-28 2026-11-29'],
    ['la otra semana', 'ask 2026-11-30'],
    ['del 3 al 9 de diciembre', 'ask 2026-12-03 2026-12-09'],
  ])('"%s" must be asked: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    '',
    'hola',
    'no sé',
    'gracias',
    '30/02',
    '13/13',
    '32 de enero',
    'el 32',
    '0/5',
    '12/5/1',
    '1.500',

    'a las 3',
    '3:30',
    'no puedo el lunes',
    'hoy no',
    'antes del viernes',
    'después del 15',
    'vendí 500',

    'módulo 2',
    'semana 3',
    'pronto',
    'el 31 de noviembre',
    '💰',
    '500 quetzales',
    '31/11/2026',
  ])('"%s" is no date', (text) => {
    expect(read(text)).toBe('none')
  })
})

describe('readDate looking back', () => {
  test.each([
    ['el lunes', '2026-11-23'],
    ['el 15', '2026-11-15'],
    ['el 31', '2026-10-31'],
    ['12/05', '2026-05-12'],
    ['24/11', '2026-11-24'],
    ['25/11', '2025-11-25'],
    ['12 de mayo', '2026-05-12'],
    ['hace 3 días', '2026-11-21'],
    ['hace una semana', '2026-11-17'],
    ['anteayer', '2026-11-22'],
    ['antier', '2026-11-22'],
    ['ayer', '2026-11-23'],
    ['lunes 16', '2026-11-16'],
    ['el martes', 'ask 2026-11-17 2026-11-24'],
    ['navidad', '2025-12-25'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text, 'past')).toBe(expected)
  })
})

test('a month without that day is passed over, looking ahead or back', () => {
  const february = Temporal.PlainDate.from('2027-02-10')
  expect(read('el 30', 'future', february)).toBe('2027-03-30')
  expect(read('el 30', 'past', february)).toBe('2027-01-30')
})
