import { expect, test } from 'vitest'
import { languageGaps, type LanguageGaps } from '../../src/flow/check/texts/language-gaps.ts'
import { readMaterial } from '../../src/flow/check/material.ts'
import { libraryOf } from './sound-library.ts'

function gapsOf(
  files: Readonly<Record<string, string>> = {},
  recordings: readonly string[] = [],
): LanguageGaps | undefined {
  const gaps = languageGaps(readMaterial(libraryOf(files, recordings)))
  return gaps.find(({ language }) => language === 'quc')
}

const NONE = gapsOf()

test('a language that has nothing lacks every text and recording that Spanish has', () => {
  expect(NONE?.texts.missing).toHaveLength(NONE?.texts.all ?? 0)
  expect(NONE?.texts.missing).toEqual(
    expect.arrayContaining(['visit/sales', 'visit/sales.nudge', 'conversation/answer.retry']),
  )
  expect(NONE?.recordings.missing).toEqual(expect.arrayContaining(['visit/sales', 'help/call']))
})

test('what is translated is not missing, nor is what its country says', () => {
  const gaps = gapsOf({
    'locales/quc/visit.ftl': 'sales = Jampa xk’ayij?\n',
    'locales/quc-GT/help.ftl': 'call = Xintaq ub’ixik.\n',
  })
  const gone = NONE?.texts.missing.filter((name) => !gaps?.texts.missing.includes(name))
  expect(gone).toEqual(['help/call', 'visit/sales'])
})

test('a text that waits for its reader is still missing: it is not sent', () => {
  const pending = '# review: pending\nsales = Jampa xk’ayij?\n'
  expect(gapsOf({ 'locales/quc/visit.ftl': pending })?.texts).toEqual(NONE?.texts)
})

test('a recording counts for its language only', () => {
  const [own, spanish] = ['quc', 'es'].map((language) =>
    gapsOf({}, [`locales/${language}/audio/visit/sales.ogg`]),
  )
  expect(own?.recordings.missing).not.toContain('visit/sales')
  expect(spanish?.recordings).toEqual(NONE?.recordings)
})

test('Spanish lacks no text', () => {
  const [spanish] = languageGaps(readMaterial(libraryOf()))
  expect(spanish).toMatchObject({ language: 'es', texts: { missing: [] } })
})
