import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import { FOREIGN } from '../read/ftl-files.ts'

/** Files that are there, as nothing stands in for them: deleted, renamed or moved, they would be missed in the middle of a talk. */
export const missingFile =
  (needed: readonly string[]): Check =>
  ({ sources: { files } }) =>
    [...needed, ...ofCountries(files.keys())].flatMap((file): readonly Finding[] =>
      files.has(file) ? [] : [{ code: 'missing-file', file, line: 1, column: 1, values: { file } }],
    )

/** A country has words of danger of its own: without them an extortion told in them would be heard as anything else. */
function ofCountries(files: Iterable<string>): readonly string[] {
  return [...files].flatMap((file) => {
    const [, folder] = /^(locales\/.+)\/country\.yaml$/.exec(file) ?? []
    return folder === undefined ? [] : [`${folder}/safety.yaml`]
  })
}

const WORDS = ['answers', 'desk', 'import', 'intents', 'money', 'safety', 'simulation', 'speakers']

const TEXTS = ['conversation', 'desk', 'safety', ...FOREIGN]

/** What the program reads beside flows, programmes and countries. */
export const NEEDED: readonly string[] = [
  'flows/whatsapp/rates.yaml',
  'flows/whatsapp/templates.yaml',
  'locales/languages.yaml',
  ...WORDS.map((name) => `locales/es/${name}.yaml`),
  ...TEXTS.map((name) => `locales/es/${name}.ftl`),
]
