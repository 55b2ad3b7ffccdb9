import { expect, test } from 'vitest'
import { check } from './examples.ts'
import { libraryOf, SOUND } from './sound-library.ts'

/* One cause, one message: what follows from a mistake is not said beside it. */

const VISIT = SOUND['flows/visit.yaml'] ?? ''
const WORDS = SOUND['locales/es/visit.ftl'] ?? ''

function codesOf(changed: Readonly<Record<string, string | undefined>>): readonly string[] {
  return check(libraryOf(changed)).map(({ code, file, line }) => `${code} ${file}:${line}`)
}

test('a file that is not YAML hides what its flow would have been for', () => {
  const changed = { 'flows/help.yaml': 'flow: help\n\ttitle: x\n' }
  expect(codesOf(changed)).toEqual(['bad-yaml flows/help.yaml:2'])
})

test('a broken reference hides the steps it makes unreachable', () => {
  const changed = { 'flows/visit.yaml': VISIT.replace('next: compare', 'next: nowhere') }
  expect(codesOf(changed)).toEqual(['unknown-step flows/visit.yaml:12'])
})

test('a step that is gone hides its text, and is said once however many lead there', () => {
  const gone = VISIT.replace('  thanks: { say: true, next: end }\n', '')
  expect(codesOf({ 'flows/visit.yaml': gone })).toEqual(['unknown-step flows/visit.yaml:16'])
})

test('a step of the wrong form hides where it leads, and what lies behind it', () => {
  const changed = { 'flows/visit.yaml': VISIT.replace('ask: choice', 'ask: choise') }
  expect(codesOf(changed)).toEqual(['wrong-value flows/visit.yaml:18'])
})

test('of several steps that cannot be reached the first says it', () => {
  const changed = { 'flows/visit.yaml': VISIT.replace('later: wait', 'later: thanks') }
  expect(codesOf(changed)).toEqual(['unreachable-step flows/visit.yaml:22'])
})

test('a programme that cannot be read hides that its figures are not known', () => {
  expect(codesOf({ 'flows/programmes/demo.yaml': 'programme: [' })).toEqual([
    'bad-yaml flows/programmes/demo.yaml:1',
  ])
})

test('a text that cannot be read is not missing as well', () => {
  const changed = { 'locales/es/visit.ftl': WORDS.replace('{ $name }', '{ $name') }
  expect(codesOf(changed)).toEqual(['bad-text locales/es/visit.ftl:14'])
})

test('a misspelled text is not missing as well', () => {
  const changed = { 'locales/es/visit.ftl': WORDS.replace('missed =', 'mised =') }
  expect(codesOf(changed)).toEqual(['unknown-text locales/es/visit.ftl:15'])
})

test('a renamed step is told by its references, not by its text', () => {
  const changed = { 'flows/visit.yaml': VISIT.replace('  missed: {', '  mised: {') }
  expect(codesOf(changed)).toEqual(['unknown-step flows/visit.yaml:11'])
})

test('a file without a step hides what its flow would have been for', () => {
  for (const empty of ['', '- help', 'flow: help', 'flow: help\ntitle: x\nstart: a\nsteps: {}\n'])
    expect(codesOf({ 'flows/help.yaml': empty }), empty).toHaveLength(1)
})

test('a when without a last branch hides the step that the branch would lead to', () => {
  const open = VISIT.replace('      - { to: thanks }\n', '').replace('to: how', 'to: thanks')
  expect(codesOf({ 'flows/visit.yaml': open })).toEqual([
    'when-without-last-branch flows/visit.yaml:14',
  ])
})

test('a choice that is renamed in the flow is told by its text', () => {
  const changed = { 'flows/visit.yaml': VISIT.replace('call: unread', 'phone: unread') }
  expect(codesOf(changed)).toEqual(['unknown-variant locales/es/visit.ftl:6'])
})

test('a mistake of everybody’s flow is not said of a programme’s as well', () => {
  const changed = {
    'flows/visit.yaml': VISIT.replace('ask: money', 'ask: mony'),
    'flows/overlays/demo/visit.yaml': 'overlay: visit\nsteps:\n  sales: { nudge: [48h] }\n',
    'flows/overlays/demo/base/visit.yaml': VISIT.replace('ask: money', 'ask: mony'),
    'flows/overlays/demo/base/visit.es.ftl': WORDS,
  }
  expect(codesOf(changed)).toEqual(['wrong-value flows/visit.yaml:6'])
})

test('two causes are two messages', () => {
  const changed = {
    'flows/visit.yaml': VISIT.replace('save: sales', 'save: sals').replace(
      'to: missed',
      'to: mised',
    ),
  }
  expect(codesOf(changed)).toEqual([
    'unknown-figure flows/visit.yaml:7',
    'unknown-step flows/visit.yaml:11',
  ])
})
