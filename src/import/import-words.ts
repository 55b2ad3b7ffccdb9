import { z } from 'zod'
import { readLocaleFiles } from '../reading/locale-files.ts'
import { plain } from '../reading/plain.ts'

export const COLUMNS = [
  'name',
  'surname',
  'phone',
  'language',
  'community',
  'hour',
  'audio',
  'goal',
  'code',
  'consent',
] as const

/** What a column of a list is about. */
export type Column = (typeof COLUMNS)[number]

const HOURS = ['morning', 'midday', 'afternoon'] as const

const wordsSchema = z.strictObject({
  columns: z.record(z.enum(COLUMNS), z.array(z.string())),
  hours: z.record(z.enum(HOURS), z.array(z.string())),
})

/** What people call columns and hours, by the form `plain` gives them. */
export type ImportWords = {
  readonly columns: ReadonlyMap<string, Column>
  readonly hours: ReadonlyMap<string, string>
}

/** The words of a locale (locales/<language>/import.yaml). Throws a YamlError on bad data. */
export function loadImportWords(locale: string): ImportWords {
  const files = readLocaleFiles(locale, 'import.yaml', wordsSchema)
  const columns = files.flatMap(({ data }) => entriesOf(data.columns))
  const hours = files.flatMap(({ data }) => entriesOf(data.hours))
  const numbered = HOURS.map((hour, index): [string, string] => [String(index + 1), hour])
  return { columns: new Map(columns), hours: new Map([...numbered, ...hours]) }
}

function entriesOf<Key extends string>(lists: Readonly<Record<Key, readonly string[]>>) {
  return (Object.entries(lists) as [Key, readonly string[]][]).flatMap(([key, words]) =>
    words.map((word): [string, Key] => [plain(word), key]),
  )
}
