import { readLocaleFiles } from '../locale-files.ts'
import { compilePhrases, type PhraseBook } from '../phrases/book.ts'
import { findPhrases, type Match } from '../phrases/phrases.ts'
import { SAFETY_CATEGORIES, type SafetyCategory } from '../../model/safety.ts'
import { safetySchema } from './safety-file.ts'
import { tokensOf } from '../phrases/tokens.ts'
import { loadWords } from '../words.ts'

/**
 * Something that comes before every other meaning of a message (R37). `full` pauses all automation and
 * alerts; `soft` asks gently whether all is well (R44). `urgent`: a life may be in danger now.
 */
export type SafetyReading = {
  readonly category: SafetyCategory
  readonly urgent: boolean
  readonly level: 'full' | 'soft'
}

/** The compiled `safety.yaml` of a country. */
export type SafetyLexicon = {
  readonly locale: string
  /** The files a partner has not reviewed yet. */
  readonly unreviewed: readonly string[]
  readonly phrases: PhraseBook<Meaning>
}

/** What a message discloses, if anything: high recall, with the country's false friends (domain §5.1). */
export function readSafety(text: string, lexicon: SafetyLexicon): SafetyReading | undefined {
  const tokens = tokensOf(text, lexicon.phrases.spelling)
  const matches = findPhrases(lexicon.phrases, tokens).flat()
  const signs = matches.filter(isSign)
  if (signs.length === 0) return undefined
  const friendly = reachOf(
    matches.filter((match) => !isSign(match)),
    tokens.length,
  )
  const softer = reachOf(
    signs.filter(({ meaning }) => meaning.instead),
    tokens.length,
  )
  const meant = signs.filter((sign) => !isFriendly(sign, friendly) && !isSofter(sign, softer))
  return together(meant.map(({ meaning }) => meaning))
}

/**
 * The safety words of a locale (`es-GT` adds to `es`), read once. Throws a YamlError (file, line, cure)
 * where a file is wrong, an Error where the language has none.
 */
export function loadSafety(locale: string, folder?: string): SafetyLexicon {
  const key = `${folder ?? ''}:${locale}`
  const lexicon = loaded.get(key) ?? compile(locale, folder)
  loaded.set(key, lexicon)
  return lexicon
}

type Sign = SafetyReading & { readonly instead: boolean }
type Meaning = Sign | typeof FALSE_FRIEND

const FALSE_FRIEND = 'false-friend'
const loaded = new Map<string, SafetyLexicon>()

function compile(locale: string, folder?: string): SafetyLexicon {
  const files = readLocaleFiles(locale, 'safety.yaml', safetySchema, folder)
  const groups: Record<string, string[]> = {}
  for (const { data } of files) {
    for (const [name, words] of Object.entries(data.groups)) {
      groups[name] = [...(groups[name] ?? []), ...words]
    }
  }
  const friends = files.flatMap(({ data }) => data['false-friends'])
  const signs = files.flatMap(({ data }) => data.signs)
  return {
    locale,
    unreviewed: files.filter(({ data }) => data.review === 'needed').map(({ name }) => name),
    phrases: compilePhrases<Meaning>(
      [
        ...friends.map((phrase) => [phrase, FALSE_FRIEND] as const),
        ...signs.flatMap(({ phrases, ...sign }) =>
          phrases.map((phrase) => [phrase, sign] as const),
        ),
      ],
      loadWords(locale, folder).spelling,
      groups,
    ),
  }
}

function isSign(match: Match<Meaning>): match is Match<Sign> {
  return match.meaning !== FALSE_FRIEND
}

/** For every token the furthest end of the matches that begin at it or before it. */
function reachOf(matches: readonly Match<Meaning>[], length: number): readonly number[] {
  const reach = Array.from({ length }, () => 0)
  for (const { start, end } of matches) reach[start] = Math.max(end, reach[start] ?? 0)
  for (let at = 1; at < length; at += 1) reach[at] = Math.max(reach[at] ?? 0, reach[at - 1] ?? 0)
  return reach
}

/**
 * Whether a false friend is what a sign really says: it holds the sign whole, or takes up its last word
 * and goes on ("mi esposo me pegó | la gripe").
 */
function isFriendly({ start, end }: Match<unknown>, friendly: readonly number[]): boolean {
  return (friendly[start] ?? 0) >= end || (friendly[end - 1] ?? 0) > end
}

/** Whether a softer phrase holds the sign and goes on: "me quiero morir | de la pena". */
function isSofter({ start, end }: Match<unknown>, softer: readonly number[]): boolean {
  return (softer[start] ?? 0) > end
}

/** Danger makes any other sign full and keeps its name; else the gravest full sign, else a soft one. */
function together(signs: readonly SafetyReading[]): SafetyReading | undefined {
  const full = signs.filter(({ level }) => level === 'full')
  const onlyDanger = full.length > 0 && full.every(({ category }) => category === 'DANGER')
  const named = full.length === 0 || onlyDanger ? signs : full
  const category = SAFETY_CATEGORIES.find((each) => named.some((sign) => sign.category === each))
  return (
    category && {
      category,
      urgent: full.some(({ urgent }) => urgent),
      level: full.length > 0 ? 'full' : 'soft',
    }
  )
}
