import { expect, test } from 'vitest'
import { check } from './examples.ts'
import { libraryOf, SOUND } from './sound-library.ts'

const codesFor = (pattern: string) => {
  const visit = (SOUND['flows/visit.yaml'] ?? '').replace(
    'size(value) < 80',
    `>-\n      value.matches(${JSON.stringify(pattern)})`,
  )
  return check(libraryOf({ 'flows/visit.yaml': visit })).map(({ code }) => code)
}

test.each([
  String.raw`^([a-z]+ )+$`,
  String.raw`^(?:[A-Z][a-z]+)+$`,
  String.raw`^[a-z]+(,[a-z]+)*$`,
  String.raw`^(\d+-)*\d+$`,
  String.raw`^(a{2,3})+$`,
  String.raw`^([^)]+[)])+$`,
])('%s, which can be read in one way only, is no trouble', (pattern) => {
  expect(codesFor(pattern)).toEqual([])
})

test.each([
  String.raw`^([a-z]+ ?)+$`,
  String.raw`^([a-z]+[a-z])+$`,
  String.raw`^(\w+\d)*$`,
  String.raw`^(a|a+)+$`,
  String.raw`^((a+))+$`,
  String.raw`^(.+,)+$`,
  String.raw`^([)]+.)+$`,
  String.raw`^(a{1,})+$`,
])('%s, which an answer can keep busy, is told', (pattern) => {
  expect(codesFor(pattern)).toEqual(['bad-pattern'])
})
