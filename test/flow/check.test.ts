import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkLibrary } from '../../src/flow/check/check.ts'
import { CODES, type Code } from '../../src/flow/check/codes.ts'
import { CHECK_LANGUAGES, say } from '../../src/flow/check/say.ts'
import { formatIssue } from '../../src/flow/issue.ts'
import { Texts } from '../../src/flow/texts.ts'
import { heardEverywhere } from '../../src/conversation/heard-everywhere.ts'
import { broken, check, EXAMPLES, LARGE, placeOf } from './examples.ts'
import { libraryOf, SOUND } from './sound-library.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const VISIT = SOUND['flows/visit.yaml'] ?? ''

test('nothing is wrong with the shipped library', () => {
  const issues = checkLibrary(ROOT, { more: [heardEverywhere] })
  expect(issues.map(formatIssue)).toEqual([])
})

test('nothing is wrong with the library that the examples break', () => {
  expect(check(libraryOf()).map(formatIssue)).toEqual([])
})

describe('one mistake is one message, at its place', () => {
  test.each(EXAMPLES.map((each, index) => [`${each.code} ${index}`, each] as const))(
    '%s',
    (_name, example) => {
      const found = check(broken(example)).map((issue) => [issue.code, placeOf(issue)])
      expect(found).toEqual([[example.code, example.finds]])
    },
  )
})

test.each(Object.entries(LARGE))('%s is found', (code, changed) => {
  expect(check(libraryOf(changed)).map((issue) => issue.code)).toEqual([code])
})

test('every code has an example', () => {
  const shown = new Set([...EXAMPLES.map(({ code }) => code), ...Object.keys(LARGE)])
  expect(Object.keys(CODES).filter((code) => !shown.has(code))).toEqual([])
})

describe.each(CHECK_LANGUAGES)('in %s', (language) => {
  const source = readFileSync(`${ROOT}locales/${language}/check.ftl`, 'utf8')
  const texts = new Texts({ [language]: source })

  test('every code has a sentence and a cure', () => {
    for (const code of Object.keys(CODES) as Code[]) {
      const issue = say({ code, file: 'x', line: 1, column: 1 }, language)
      expect(issue.message, code).not.toBe('')
      expect(issue.cure, code).not.toBe('')
    }
  })

  test('every error of the YAML library has a sentence and a cure of its own', () => {
    const types = readFileSync(`${ROOT}node_modules/yaml/dist/errors.d.ts`, 'utf8')
    const [line = ''] = /type ErrorCode = .*/.exec(types) ?? []
    const codes = [...line.matchAll(/'(\w+)'/g)].map(([, code = '']) => code)
    expect(codes).toHaveLength(23)
    for (const code of codes) {
      expect(texts.has(language, 'bad-yaml', code), code).toBe(true)
      expect(texts.has(language, 'bad-yaml', `cure-${code}`), code).toBe(true)
    }
  })

  test('what is said is whole: no value is missing, no library speaks', () => {
    for (const example of EXAMPLES) {
      for (const issue of check(broken(example), language)) {
        const said = `${issue.message}; ${issue.cure}`
        expect(said, example.code).not.toMatch(/\{\$\w|undefined|invalid input|expected string/i)
      }
    }
  })
})

test('both languages have the same messages and variants', () => {
  const [english, spanish] = CHECK_LANGUAGES.map((language) =>
    [
      ...readFileSync(`${ROOT}locales/${language}/check.ftl`, 'utf8').matchAll(
        /^(?: +\.)?[\w-]+(?= =)/gm,
      ),
    ].map(([name]) => name.trim()),
  )
  expect(spanish).toEqual(english)
})

test('issues are ordered by file and place', () => {
  const issues = check(
    libraryOf({
      'flows/visit.yaml': VISIT.replace('save: sales', 'save: sals').replace(
        'nudge: [24h]',
        'nudge: [9d]',
      ),
      'flows/help.yaml': (SOUND['flows/help.yaml'] ?? '').replace('human', 'humn'),
    }),
  )
  expect(issues.map(placeOf)).toEqual([
    'flows/help.yaml:3:17',
    'flows/visit.yaml:7:11',
    'flows/visit.yaml:10:13',
  ])
})
