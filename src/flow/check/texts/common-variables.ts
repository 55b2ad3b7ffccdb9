import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FtlFile, FtlText } from '../read/ftl.ts'
import { variablesOf } from '../read/variables.ts'
import { allTexts, lostVariables, named } from './text-variables.ts'

/**
 * The texts of no flow name only values that the service gives them. Nothing says which those are but the text's other
 * languages: what Spanish alone names, in place of what they name, is a slip.
 */
export const commonVariables: Check = ({ common, desks }) =>
  [common, ...desks].flatMap((texts) => {
    const files = [...texts.values()]
    const used = files.flatMap(allTexts).flatMap(namesIn)
    const own = files.filter(({ locale }) => /^es\b/.test(locale))
    const wrong = own.flatMap((file) => wrongIn(file, texts, used))
    const told = new Set(wrong.map(({ values }) => values?.['name']))
    const known = used.filter((name) => !told.has(name))
    return [...wrong, ...files.flatMap((file) => lostVariables(file, texts, known))]
  })

type Texts = ReadonlyMap<string, FtlFile>

function wrongIn(file: FtlFile, texts: Texts, used: readonly string[]): readonly Finding[] {
  return allTexts(file).flatMap((text): readonly Finding[] => {
    const own = namesIn(text)
    const others = inOtherLanguages(text, texts).flatMap(namesIn)
    const lost = others.filter((name) => !own.includes(name))
    if (lost.length === 0) return []
    const slips = variablesOf(text).filter(({ name }) => {
      return !others.includes(name) && used.filter((each) => each === name).length === 1
    })
    const found = slips.map(({ name, place }): Finding => {
      const close = nearest(name, lost) ?? lost[0]
      const values = { text: named(text), name, nearest: close }
      return { code: 'unknown-variable', file: file.file, ...place, values }
    })
    return found.length > 0 ? found : unsaidHelp(text, file, lost)
  })
}

/** In Spanish a text may leave something out; but not whom somebody in danger can call. */
function unsaidHelp(text: FtlText, file: FtlFile, lost: readonly string[]): readonly Finding[] {
  const name = lost.find((each) => HELP.includes(each))
  if (file.name !== 'safety' || file.locale !== 'es' || name === undefined) return []
  const { line, column } = text
  const values = { text: named(text), name }
  return [{ code: 'missing-variable', file: file.file, line, column, variant: 'help', values }]
}

const HELP: readonly string[] = ['phone', 'lines']

function namesIn(text: FtlText): readonly string[] {
  return variablesOf(text).map(({ name }) => name)
}

function inOtherLanguages({ id, variant }: FtlText, texts: Texts): readonly FtlText[] {
  return [...texts.values()]
    .filter(({ locale }) => !/^es\b/.test(locale))
    .flatMap(
      ({ messages }) => messages.get(id)?.texts.filter((each) => each.variant === variant) ?? [],
    )
}
