import { readLocaleFiles } from './locale-files.ts'
import { compilePhrases, findPhrases, type Match, type PhraseBook } from './phrases.ts'
import { SAFETY_CATEGORIES, safetySchema, type SafetyCategory } from './safety-file.ts'
import { tokensOf } from './tokens.ts'
import { loadWords } from './words.ts'

export type { SafetyCategory } from './safety-file.ts'

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
  readonly phrases: PhraseBook<SafetyReading | typeof FALSE_FRIEND>
}

/** What a message discloses, if anything: high recall, with the country's false friends (domain §5.1). */
export function readSafety(text: string, lexicon: SafetyLexicon): SafetyReading | undefined {
  const tokens = tokensOf(text, lexicon.phrases.spelling)
  const matches = findPhrases(lexicon.phrases, tokens).flat()
  if (matches.every(({ meaning }) => meaning === FALSE_FRIEND)) return undefined
  const friends = matches.filter(
    ({ meaning }) => meaning === FALSE_FRIEND || meaning.level === 'soft',
  )
  const signs = matches.filter((match) => !friends.some((friend) => explains(friend, match)))
  return together(signs.map(({ meaning }) => meaning).filter((meaning) => meaning !== FALSE_FRIEND))
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

const FALSE_FRIEND = 'false-friend'
const loaded = new Map<string, SafetyLexicon>()

function compile(locale: string, folder?: string): SafetyLexicon {
  const files = readLocaleFiles(locale, 'safety.yaml', safetySchema, folder)
  const groups: Record<string, string[]> = {}
  for (const file of files) {
    for (const [name, words] of Object.entries(file.groups)) {
      groups[name] = [...(groups[name] ?? []), ...words]
    }
  }
  const friends = files.flatMap((file) => file['false-friends'])
  const signs = files.flatMap((file) => file.signs)
  return {
    locale,
    unreviewed: files.filter(({ review }) => review === 'needed').map(({ name }) => name),
    phrases: compilePhrases<SafetyReading | typeof FALSE_FRIEND>(
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

/**
 * Whether a false friend, or the softer reading of a longer phrase, is what a match really says: it
 * holds the match whole, or takes up its last word and goes on ("mi esposo me pegó | la gripe").
 */
function explains(friend: Match<unknown>, match: Match<unknown>): boolean {
  if (friend === match || friend.meaning === match.meaning) return false
  const goesOn = friend.start < match.end && friend.end > match.end
  const holds = friend.start <= match.start && friend.end >= match.end
  const longer = friend.end - friend.start > match.end - match.start
  return friend.meaning === FALSE_FRIEND ? holds || goesOn : holds && longer
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
