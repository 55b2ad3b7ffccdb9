import { nearest } from '../../nearest.ts'
import type { ProgrammeFile } from '../../programmes.ts'
import type { Sources } from '../../sources.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { ProgrammeMaterial } from '../material.ts'

/** Programmes are in a country, and speak languages, that the service knows; currencies are real. */
export const placesAndLanguages: Check = ({ programmes, sources }) => {
  const countries = countriesIn(sources)
  const languages = languagesIn(sources)
  return [
    ...programmes.flatMap((each) => programmeFindings(each, countries, languages)),
    ...countries.flatMap(({ file, line, currency }): readonly Finding[] => {
      if (currency === '' || isCurrency(currency)) return []
      return [{ code: 'invalid-currency', file, line, column: 1, values: { value: currency } }]
    }),
  ]
}

function programmeFindings(
  { file, yaml, programme }: ProgrammeMaterial,
  countries: readonly CountryOf[],
  languages: readonly string[],
): readonly Finding[] {
  if (!programme) return []
  const { country, currency } = programme
  const findings: Finding[] = []
  const home = countries.find(({ code }) => code === country)
  if (!home && countries.length > 0) {
    const codes = countries.map(({ code }) => code)
    const place = yaml.placeOf(['country'])
    findings.push({ code: 'invalid-country', file, ...place, ...unknown(country, codes) })
  }
  if (home && isCurrency(home.currency) && currency !== undefined && currency !== home.currency) {
    const values = { value: currency, country, nearest: home.currency }
    const place = yaml.placeOf(['currency'])
    findings.push({ code: 'invalid-currency', file, ...place, variant: 'other', values })
  }
  const elsewhere = home && placeElsewhere(programme)
  if (elsewhere) findings.push({ ...elsewhere, file, ...yaml.placeOf([elsewhere.key]) })
  for (const [language, path] of spokenIn(programme)) {
    if (languages.includes(language)) continue
    const place = yaml.placeOf(path)
    findings.push({ code: 'invalid-language', file, ...place, ...unknown(language, languages) })
  }
  return findings
}

type Elsewhere = Pick<Finding, 'code' | 'variant' | 'values'> & { readonly key: string }

/** The zone, or the country of the locale, that is not where the programme is. */
function placeElsewhere({ country, zone, language }: ProgrammeFile): Elsewhere | undefined {
  const zones = zonesOf(country)
  const values = { country, nearest: zones[0], value: zone }
  if (zones.length > 0 && !zones.includes(zone))
    return { code: 'invalid-zone', variant: 'other', key: 'zone', values }
  const [spoken = '', elsewhere = country] = language.split('-')
  if (elsewhere === country) return undefined
  const meant = { value: language, country, nearest: `${spoken}-${country}` }
  return { code: 'invalid-language', variant: 'other', key: 'language', values: meant }
}

/** The zones of a country; none where the runtime does not know. */
function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale('es', { region: country }) as Intl.Locale & {
    getTimeZones?(): readonly string[] | undefined
  }
  return locale.getTimeZones?.() ?? []
}

function spokenIn({
  language,
  languages,
}: ProgrammeFile): readonly (readonly [string, readonly PropertyKey[]])[] {
  return [
    [language, ['language']],
    ...languages.map((each, index) => [each, ['languages', index]] as const),
  ]
}

function unknown(value: string, known: readonly string[]): Pick<Finding, 'variant' | 'values'> {
  return {
    variant: 'unknown',
    values: { value, nearest: nearest(value, known), known: quoted(known) },
  }
}

type CountryOf = {
  readonly code: string
  readonly currency: string
  readonly file: string
  /** Of the currency. */
  readonly line: number
}

/** The countries that have a file, `locales/<locale>/country.yaml`. */
function countriesIn({ files }: Sources): readonly CountryOf[] {
  return [...files].flatMap(([file, source]) => {
    if (!file.endsWith('/country.yaml')) return []
    const code = /^country: *(\S+)/m.exec(source)?.[1] ?? ''
    const found = /^currency: *(\S+)/m.exec(source)
    const line = source.slice(0, found?.index ?? 0).split('\n').length
    return [{ code, currency: found?.[1] ?? '', file, line }]
  })
}

/** The languages of locales/languages.yaml and every locale that has a folder. */
export function languagesIn({ files }: Sources): readonly string[] {
  const listed = files.get('locales/languages.yaml') ?? ''
  const codes = [...listed.matchAll(/^ +([a-z]{2,3}):/gm)].map((match) => match[1] ?? '')
  const folders = [...files.keys()].flatMap((file) => /^locales\/([^/]+)\//.exec(file)?.[1] ?? [])
  return [...new Set([...codes, ...folders])]
}

function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'))
  return currencies.has(code)
}

let currencies: ReadonlySet<string> | undefined
