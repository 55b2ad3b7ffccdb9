import { phraseReader } from '../../../reading/phrases/book.ts'
import { PhraseError, type PhraseTrouble } from '../../../reading/phrases/syntax.ts'
import type { Groups } from '../../../reading/phrases/words.ts'
import { picturesIn, type Spelling } from '../../../reading/phrases/tokens.ts'
import { isRecord } from '../../../model/record.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import { readable } from './words-files.ts'

/** The phrases that people are understood by can be read: brackets close, groups are there. */
export const badPhrase: Check = ({ sources }) =>
  [...sources.files].flatMap(([file, source]): readonly Finding[] => {
    if (!/^locales\/[^/]+\/(?:answers|desk|intents|safety)\.yaml$/.test(file)) return []
    const yaml = readable(source, file)
    if (!yaml) return []
    const groups = { ...groupsIn(languageFile(file), sources.files), ...groupsOf(yaml.value) }
    const read = phraseReader(asWritten(yaml.value), groups)
    return phrasesIn(yaml.value, []).flatMap(({ phrase, path }): readonly Finding[] => {
      const variant = troubleOf(() => read(phrase))
      const values = { phrase }
      return variant ? [{ code: 'bad-phrase', file, ...yaml.placeOf(path), variant, values }] : []
    })
  })

/** A country's phrases may use the groups of its language. */
function languageFile(file: string): string {
  return file.replace(/^locales\/(\w+)-\w+\//, 'locales/$1/')
}

function groupsIn(file: string, files: ReadonlyMap<string, string>): Groups {
  const source = files.get(file)
  return source === undefined ? {} : groupsOf(readable(source, file)?.value)
}

function groupsOf(value: unknown): Groups {
  const groups = isRecord(value) ? value['groups'] : undefined
  const lists = isRecord(groups)
    ? Object.entries(groups).filter(([, list]) => Array.isArray(list))
    : []
  return Object.fromEntries(lists.map(([name, list]) => [name, (list as unknown[]).map(String)]))
}

type Written = { readonly phrase: string; readonly path: readonly PropertyKey[] }

/** Every text of a list, but for the lists that are no phrases. */
function phrasesIn(value: unknown, path: readonly PropertyKey[]): readonly Written[] {
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, index) =>
      typeof each === 'string'
        ? [{ phrase: each, path: [...path, index] }]
        : phrasesIn(each, [...path, index]),
    )
  }
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    path.length === 0 && NO_PHRASES.has(name) ? [] : phrasesIn(inner, [...path, name]),
  )
}

const NO_PHRASES: ReadonlySet<string> = new Set(['spelling', 'groups', 'joiners', 'halves'])

function troubleOf(read: () => void): PhraseTrouble | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof PhraseError) return error.trouble
    throw error
  }
}

/** No letters are confused, and every picture of the file is a word. */
function asWritten(value: unknown): Spelling {
  const marks = new Set(picturesIn(JSON.stringify(value)))
  return { rules: [], abbreviations: new Map(), marks, known: new Map() }
}
