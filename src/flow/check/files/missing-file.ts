import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'

/** Files that are there, as nothing stands in for them: deleted, renamed or moved, they would be missed in the middle of a talk. */
export const missingFile =
  (needed: readonly string[]): Check =>
  ({ sources }) =>
    needed.flatMap((file): readonly Finding[] =>
      sources.files.has(file)
        ? []
        : [{ code: 'missing-file', file, line: 1, column: 1, values: { file } }],
    )

/** What the service reads beside flows, programmes and countries. */
export const NEEDED: readonly string[] = [
  'locales/languages.yaml',
  ...['answers', 'desk', 'import', 'intents', 'money', 'safety', 'speakers'].map(
    (name) => `locales/es/${name}.yaml`,
  ),
  ...['conversation', 'desk', 'safety'].map((name) => `locales/es/${name}.ftl`),
]
