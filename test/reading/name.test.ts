import { expect, it } from 'vitest'
import { loadSpeakerWords, readName } from '../../src/reading/messages/speaker.ts'

const words = loadSpeakerWords('es-GT')

it.each([
  ['Marta', 'Marta'],
  ['soy Marta', 'Marta'],
  ['Yo soy María José', 'María José'],
  ['Me llamo  Ixb’alam', 'Ixb’alam'],
  ['mi nombre es: Ana López', 'Ana López'],
  ['hola, soy Marta', 'Marta'],
  ['Buenas tardes, me llamo Rosa Chávez', 'Rosa Chávez'],
  ['me dicen Chita', 'Chita'],
  ['dígame Doña Ana', 'Doña Ana'],
  ['soy', 'soy'],
  ['me llamo', 'me llamo'],
  ['Soyla', 'Soyla'],
  ['500', '500'],
  ['', ''],
])("of '%s' the name is '%s'", (text, name) => {
  expect(readName(text, words)).toBe(name)
})
