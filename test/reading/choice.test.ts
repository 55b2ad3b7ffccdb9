import { describe, expect, test } from 'vitest'
import { readChoice, type Option } from '../../src/reading/answers/choice.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-GT')

const REASONS: readonly Option[] = [
  { key: 'rain', label: 'Lluvia o clima' },
  { key: 'ill', label: 'Enfermedad' },
  { key: 'fewer', label: 'Menos clientes' },
  { key: 'other', label: 'Otra cosa' },
]
const CALL: readonly Option[] = [
  { key: 'call', label: 'Sí, que me llame' },
  { key: 'no', label: 'No, gracias' },
]
const AMOUNTS: readonly Option[] = [
  { key: '0', label: 'Q1,500 (mil quinientos quetzales)' },
  { key: '1', label: 'Q150 (ciento cincuenta quetzales)' },
  { key: '2', label: 'Otra cantidad' },
]

const read = (text: string, options: readonly Option[]) => {
  const reading = readChoice(text, options, words)
  if (reading.type === 'choice') return reading.key
  return reading.type === 'ask' ? `ask ${reading.keys.join(' ')}` : 'none'
}

describe('readChoice by number', () => {
  test.each([
    '2',
    '2.',
    '2)',
    '(2)',
    '#2',
    'la 2',
    'el 2',
    'la dos',
    'opción dos',
    'opcion 2',
    'numero 2',
    'op 2',
    '2️⃣',
    '*2*',
    '２',
    'el segundo',
    'la segunda',
    '2da',
    '2ª',
    'la 2 por favor',
    'dos',
    'DOS',

    '2 enfermedad',
    'la 2, enfermedad',
    '2 porque me enfermé',
    'es la 2',
    'seño la 2',
    '2 gracias',

    'yo digo la 2',
    'la número dos',
    'la opción 2 por favor',
    '2 2',
    'quiero la segunda opción',
  ])('"%s" is the second', (text) => {
    expect(read(text, REASONS)).toBe('ill')
  })

  test.each([
    ['la última', 'other'],
    ['el cuarto', 'other'],
    ['1ro', 'rain'],
    ['3ra', 'fewer'],
    ['0', 'none'],
    ['5', 'none'],
    ['23', 'none'],
    ['1.5', 'none'],
    ['1,500', 'none'],
    ['500', 'none'],
    ['2 o 3', 'ask ill fewer'],
    ['2 y 3', 'ask ill fewer'],
    ['2-3', 'ask ill fewer'],
    ['la 1 o la 4', 'ask rain other'],
    ['2 o 9', 'none'],
    ['1 enfermedad', 'ask rain ill'],
    ['la 2 no', 'none'],
    ['ni la 1 ni la 2', 'none'],
    ['los dos', 'none'],
    ['las 2', 'none'],
    ['2 hijos', 'none'],
    ['tengo 2 niños enfermos', 'none'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text, REASONS)).toBe(expected)
  })
})

describe('readChoice by label', () => {
  test.each([
    ['Enfermedad', 'ill'],
    ['enfermedad', 'ill'],
    ['por enfermedad', 'ill'],
    ['fue enfermedad', 'ill'],
    ['emfermedad', 'ill'],
    ['enfermeda', 'ill'],
    ['efermedad', 'ill'],
    ['enfermdead', 'ill'],
    ['enfermedad de mi hijo', 'ill'],
    ['lluvia', 'rain'],
    ['la lluvia', 'rain'],
    ['lluva', 'rain'],
    ['yuvia', 'rain'],
    ['lluvia o clima', 'rain'],
    ['clima', 'rain'],
    ['por la lluvia seño', 'rain'],
    ['menos clientes', 'fewer'],
    ['menos', 'fewer'],
    ['menos clientez', 'fewer'],
    ['otra', 'other'],
    ['otra cosa', 'other'],
    ['lluvia y enfermedad', 'ask rain ill'],
    ['enfermedad o menos clientes', 'ask ill fewer'],
    ['no fue la lluvia', 'none'],
    ['no hubo gente', 'none'],
    ['gracias', 'none'],
    ['', 'none'],
    ['🌧', 'none'],
    ['enfermedad no', 'none'],
    ['otra vez no entendí', 'none'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text, REASONS)).toBe(expected)
  })

  test('labels equally near are asked', () => {
    const options = [
      { key: 'house', label: 'Casa' },
      { key: 'thing', label: 'Cosa' },
    ]
    expect(read('cosa', options)).toBe('thing')
    expect(read('cusa', options)).toBe('ask house thing')
    expect(read('caza', options)).toBe('house')
  })

  test('a shared first word is asked', () => {
    const options = [
      { key: 'clients', label: 'Más clientes' },
      { key: 'products', label: 'Más productos' },
    ]
    expect(read('más', options)).toBe('ask clients products')
    expect(read('productos', options)).toBe('products')
  })

  test('a label that is the number of another option is asked', () => {
    const options = [
      { key: 'two', label: '2' },
      { key: 'three', label: '3' },
    ]
    expect(read('3', options)).toBe('three')
    expect(read('2', options)).toBe('ask two three')
  })

  test.each([
    ['sí', 'call'],
    ['simón', 'call'],
    ['👍', 'call'],
    ['claro, por favor', 'call'],
    ['que me llame', 'call'],
    ['si', 'call'],
    ['no', 'no'],
    ['nel', 'no'],
    ['no gracias', 'no'],
    ['todavía no', 'no'],
    ['no sé', 'none'],
    ['sí pero no', 'none'],
  ])('where one option says yes and one no, "%s" is %s', (text, expected) => {
    expect(read(text, CALL)).toBe(expected)
  })

  test.each([
    ['1', '0'],
    ['la 2', '1'],
    ['otra', '2'],
    ['otra cantidad', '2'],
    ['1500', 'none'],
    ['150', 'none'],
    ['fueron 1600', 'none'],
  ])('among amounts, "%s" is %s', (text, expected) => {
    expect(read(text, AMOUNTS)).toBe(expected)
  })
})
