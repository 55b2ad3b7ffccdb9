import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { MoneyStyle } from '../model/money.ts'
import { dataOf, readYaml } from '../yaml.ts'
import { countryLexicon, languageLexicon } from './money/build-lexicon.ts'
import type { Lexicon } from './money/lexicon.ts'
import { moneyFile, type Writing } from './money/language-file.ts'
import { WORD_CLASSES } from './money/word-class.ts'
import { wordList as words } from './money/word-list.ts'

/** How one country writes and says money; amounts in minor units. From `locales/<locale>/country.yaml`. */
export type Country = {
  readonly code: string
  /** The folder of its texts: `es-GT`. */
  readonly locale: string
  /** What its telephone numbers begin with: `502`. */
  readonly callingCode?: string
  /** ISO 4217. */
  readonly currency: string
  readonly style: MoneyStyle
  readonly unit: Names
  readonly cents: Names
  /** Weekly sales that surprise nobody; the default where a programme gives none (rule 15). */
  readonly band: { readonly low: number; readonly high: number }
  /** Above this nothing is stored without a person. */
  readonly stop: number
  /** Below this, without a multiplier, the thousand may have been dropped (rule 2); absent where nobody does. */
  readonly droppedThousand?: number
  readonly smallestCoin?: number
  readonly lexicon: Lexicon
  readonly writing: Writing
}

type Names = { readonly one: string; readonly many: string }

/**
 * The country of a code (`GT`), read once; throws naming the known countries where there is no such file.
 * `folder` is where the countries' folders stand; the words of their language are always the product's.
 */
export function loadCountry(code: string, folder: string = LOCALES): Country {
  const known = loaded.get(folder + code)
  if (known) return known
  const locale = countryCodes(folder).get(code)
  if (!locale) {
    const names = [...countryCodes(folder).keys()].join(', ')
    throw new Error(`country '${code}' is not known; expected one of: ${names}`)
  }
  const country = readCountry(folder, locale)
  loaded.set(folder + code, country)
  return country
}

/** The codes of all countries that have a file, with their locale: `GT` → `es-GT`. */
export function countryCodes(folder: string = LOCALES): ReadonlyMap<string, string> {
  const known = codes.get(folder)
  if (known) return known
  const found = new Map(
    readdirSync(folder)
      .filter((locale) => existsSync(countryPath(folder, locale)))
      .map((locale): [string, string] => [parse(folder, locale).country, locale])
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
  codes.set(folder, found)
  return found
}

/** The country that a number (E.164) is of, of those that have a file. */
export function countryOfPhone(phone: string): Country | undefined {
  return [...countryCodes().keys()]
    .map((code) => loadCountry(code))
    .find(({ callingCode }) => callingCode !== undefined && phone.startsWith(`+${callingCode}`))
}

const LOCALES = fileURLToPath(new URL('../../locales/', import.meta.url))
const loaded = new Map<string, Country>()
const codes = new Map<string, ReadonlyMap<string, string>>()

function countryPath(folder: string, locale: string): string {
  return join(folder, locale, 'country.yaml')
}

function parse(folder: string, locale: string): CountryFile {
  return dataOf(
    readYaml(countryPath(folder, locale), `locales/${locale}/country.yaml`),
    countryFile,
  )
}

function readCountry(folder: string, locale: string): Country {
  const file = parse(folder, locale)
  const language = loadLanguage(file.language)
  return {
    code: file.country,
    locale,
    ...(file['calling-code'] && { callingCode: file['calling-code'] }),
    currency: file.currency,
    style: { symbol: file.symbol, thousands: file.thousands, decimal: file.decimal },
    unit: file.unit,
    cents: file.cents,
    band: { low: file.band.low * 100, high: file.band.high * 100 },
    stop: file.stop * 100,
    ...(file['dropped-thousand'] && { droppedThousand: file['dropped-thousand'] * 100 }),
    ...(file['smallest-coin'] && { smallestCoin: file['smallest-coin'] * 100 }),
    lexicon: countryLexicon(language.lexicon, file),
    writing: language.writing,
  }
}

/** How money is said and written in all countries of a language. */
type Language = Pick<Country, 'lexicon' | 'writing'>

function loadLanguage(name: string): Language {
  const known = languages.get(name)
  if (known) return known
  const path = `${LOCALES}${name}/money.yaml`
  const file = dataOf(readYaml(path, `locales/${name}/money.yaml`), moneyFile)
  const language = { lexicon: languageLexicon(file), writing: file.writing }
  languages.set(name, language)
  return language
}

const languages = new Map<string, Language>()

const names = z.strictObject({ one: z.string(), many: z.string() })

/** The shape of a `country.yaml`; amounts in units of the currency. The signs of amounts differ, and each limit is higher. */
export const countryFile = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/),
    'calling-code': z
      .string()
      .regex(/^\d{1,3}$/)
      .optional(),
    language: z.string(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    symbol: z.string(),
    thousands: z.string().length(1),
    decimal: z.string().length(1),
    unit: names,
    cents: names,
    band: z.strictObject({ low: z.number(), high: z.number() }),
    stop: z.number(),
    'dropped-thousand': z.number().optional(),
    'smallest-coin': z.number().optional(),
    'million-letter': z.string().optional(),
    marks: words,
    words,
    slang: z.record(z.string(), z.number()),
    'cents-words': words,
    coins: z.record(z.string(), z.number()),
    foreign: words,
    /** Phrases of this country alone, by what they do in an answer. */
    phrases: z.partialRecord(z.enum(WORD_CLASSES), words).optional(),
  })
  .refine(({ thousands, decimal }) => thousands !== decimal, {
    path: ['decimal'],
    message: 'expected another sign',
  })
  .refine(({ band }) => band.low < band.high, {
    path: ['band', 'high'],
    message: 'expected a higher amount',
  })
  .refine(({ band, stop }) => band.high < stop, {
    path: ['stop'],
    message: 'expected a higher amount',
  })

export type CountryFile = z.infer<typeof countryFile>
