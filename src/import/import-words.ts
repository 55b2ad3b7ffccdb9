import { z } from 'zod'
import { inOneList } from '../reading/in-one-list.ts'
import { readLocaleFiles } from '../reading/locale-files.ts'
import { WEEKDAYS } from '../model/weekday.ts'
import { plain } from '../reading/plain.ts'

const COLUMNS = [
  'name',
  'surname',
  'phone',
  'language',
  'community',
  'hour',
  'day',
  'zone',
  'audio',
  'goal',
  'code',
  'consent',
] as const

/** What a column of a list is about. */
export type Column = (typeof COLUMNS)[number]

const HOURS = ['morning', 'midday', 'afternoon'] as const

/** `locales/<locale>/import.yaml` */
export const wordsSchema = z.strictObject({
  columns: z.record(z.enum(COLUMNS), z.array(z.string())).superRefine(inOneList([], plain)),
  hours: z.record(z.enum(HOURS), z.array(z.string())).superRefine(inOneList([], plain)),
  days: z.record(z.enum(WEEKDAYS), z.array(z.string())).superRefine(inOneList([], plain)),
  zones: z.record(z.string(), z.array(z.string())),
})

/** What people call columns, hours, weekdays and time zones, by the form `plain` gives them. */
export type ImportWords = {
  readonly columns: ReadonlyMap<string, Column>
  readonly hours: ReadonlyMap<string, string>
  readonly days: ReadonlyMap<string, string>
  readonly zones: ReadonlyMap<string, string>
}

/** The words of a locale (locales/<language>/import.yaml). Throws a YamlError on bad data. */
export function loadImportWords(locale: string): ImportWords {
  const files = readLocaleFiles(locale, 'import.yaml', wordsSchema)
  const columns = files.flatMap(({ data }) => entriesOf(data.columns))
  const hours = files.flatMap(({ data }) => entriesOf(data.hours))
  const numbered = HOURS.map((hour, index): [string, string] => [String(index + 1), hour])
  return {
    columns: new Map(columns),
    hours: new Map([...numbered, ...hours]),
    days: new Map(files.flatMap(({ data }) => entriesOf(data.days))),
    zones: new Map([...ianaZones(), ...files.flatMap(({ data }) => entriesOf(data.zones))]),
  }
}

/** Zones by their IANA names, `America/New_York`. */
function ianaZones(): readonly [string, string][] {
  return Intl.supportedValuesOf('timeZone').map((zone) => [plain(zone), zone])
}

function entriesOf<Key extends string>(lists: Readonly<Record<Key, readonly string[]>>) {
  return (Object.entries(lists) as [Key, readonly string[]][]).flatMap(([key, words]) =>
    words.map((word): [string, Key] => [plain(word), key]),
  )
}
