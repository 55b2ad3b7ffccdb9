import type { CountryFile } from '../country.ts'
import type { LanguageFile } from './language-file.ts'
import { withPhrases, type Entry, type Lexicon } from './lexicon.ts'
import { nearest, nearIndex, noWords } from './near.ts'
import { normalise } from './normalise.ts'
import { sound } from './sound.ts'
import { WORD_CLASSES, type LexiconClass } from './word-class.ts'

/** The words of a language as a lexicon, for its countries to add to. */
export function languageLexicon(language: LanguageFile): Lexicon {
  const numbers = numberEntries(language)
  return {
    root: withPhrases({}, [
      ...WORD_CLASSES.flatMap((cls) => phrases(cls, language.words[cls])),
      ...numbers,
      ...phrases('half', language.half),
      ...phrases('is', language['came-to'], CAME_TO),
      ...phrases('month', language['month-or-day'], DAY_TOO),
      ...phrases('context', language['of-it'], OF_IT),
      ...phrases('context', language['there-is'], THERE_IS),
      ...phrases('relative', language.minus, MINUS),
      ...phrases('vague-multiplier', language['vague-multiplier']),
    ]),
    asked: language.asked,
    near: nearIndex(
      [
        ...numbers.map(([word, entry]): [string, Entry] => [normalise(word), entry]),
        ...single('courtesy', language.words.courtesy),
      ],
      noWords(6),
    ),
    danger: nearIndex(dangerWords(language), noWords(4)),
    endings: new Set(numbers.flatMap(([word]) => endingsOf(sound(normalise(word))))),
    numberLike: numberLike(language, numbers),
    notNumbers: new Set(language['not-numbers'].map(normalise)),
    pieces: new Map(
      numbers
        .filter(([word]) => word.length > 1)
        .map(([word, entry]) => [sound(normalise(word)), entry]),
    ),
    alone: new Set(Object.values(language.writing.alone).map(normalise)),
    joints: new Set(language.joints.map((word) => sound(word))),
    withoutCount: new Set(language['without-count'].map((word) => sound(normalise(word)))),
    harmless: new Set(Array.from(language.emoji).filter((char) => char !== '\uFE0F')),
  }
}

/** The lexicon of a language with the words of a country; the country's meaning wins over the language's. */
export function countryLexicon(language: Lexicon, country: CountryFile): Lexicon {
  return {
    ...language,
    root: withPhrases(language.root, countryPhrases(country)),
    // words worth guessing when one letter is wrong: beside the language's numbers and courtesy the currency and its rivals
    near: nearIndex(
      [...single('foreign', country.foreign), ...single('currency', country.words)],
      language.near,
    ),
    pieces: new Map([...language.pieces, ...currencyPieces(country)]),
  }
}

/** The currency's long words, which may end a number: "cienmilpesos". */
function currencyPieces({ words, unit }: CountryFile): [string, Entry][] {
  return single('currency', [...words, unit.one, unit.many])
    .filter(([word]) => word.length >= SHORTEST_CURRENCY)
    .map(([word, entry]) => [sound(word), entry])
}

const SHORTEST_CURRENCY = 5

/** The value of a word that leads to what things came to, where other words of its class may give a price. */
export const CAME_TO = 1

/** The value of harmless words that are said of the amount itself: "todo", "lo que". */
export const OF_IT = 1

/** The value of a harmless word that says of an amount behind it only that it is there: "hay". */
export const THERE_IS = 2

/** The value of a comparing word that takes one amount off another. */
export const MINUS = 1

/** The value of a month's word that is a day's as well: "mar". */
export const DAY_TOO = 1

/** The value of a currency word that may stand before the number: "Q", "quetzales". */
const LEADS = 1

function countryPhrases(country: CountryFile): readonly Phrase[] {
  const letter = country['million-letter']
  return [
    ...WORD_CLASSES.flatMap((cls) => phrases(cls, country.phrases?.[cls] ?? [])),
    ...phrases('foreign', country.foreign),
    ...phrases('currency', country.words),
    ...phrases('currency', [...country.marks, country.unit.many], LEADS),
    ...phrases('cents', country['cents-words']),
    ...Object.entries(country.slang).flatMap(([word, value]) => phrases('slang', [word], value)),
    ...Object.entries(country.coins).flatMap(([word, value]) => phrases('coin', [word], value)),
    ...(letter ? phrases('million-letter', [letter], 1_000_000) : []),
  ]
}

type Phrase = readonly [phrase: string, entry: Entry]

function phrases(cls: LexiconClass, words: readonly string[], value = 0): readonly Phrase[] {
  const entry = { cls, value }
  return words.map((word) => [word, entry])
}

/** All number words with their entries; a feminine hundred keeps its value under its own class. */
function numberEntries(language: LanguageFile): [string, Entry][] {
  const feminine = new Set(language.feminine)
  const entries: [string, Entry][] = []
  for (const [value, words] of Object.entries(language.numbers)) {
    for (const word of words) {
      const cls = feminine.has(word) ? 'feminine' : 'number'
      entries.push([word, { cls, value: Number(value) }])
    }
  }
  for (const word of language.hundreds) entries.push([word, { cls: 'hundreds', value: 100 }])
  for (const word of language.thousand) entries.push([word, { cls: 'multiplier', value: 1000 }])
  for (const word of language.million) entries.push([word, { cls: 'multiplier', value: 1_000_000 }])
  return entries
}

function single(cls: LexiconClass, words: readonly string[]): [string, Entry][] {
  const alone = words.filter((word) => !word.includes(' '))
  return alone.map((word) => [normalise(word), { cls, value: 0 }])
}

/** Classes whose words forbid an amount however they are misspelt. */
const DANGER = [
  'no',
  'day',
  'yesterday',
  'part-of-day',
  'rate',
  'other-period',
  'expense',
  'profit',
  'got',
  'collected',
  'loss',
  'debt',
  'wish',
  'bound',
  'relative',
  'correction',
] as const

function dangerWords(language: LanguageFile): [string, Entry][] {
  return DANGER.flatMap((cls) => single(cls, language.words[cls]))
}

function endingsOf(key: string): string[] {
  return Array.from({ length: Math.max(0, key.length - 5) }, (_, at) => key.slice(at + 1))
}

/** Words of courtesy and context one slip away from a short number word. */
function numberLike(
  language: LanguageFile,
  numbers: readonly [string, Entry][],
): ReadonlySet<string> {
  const short = numbers.map(([word, entry]): [string, Entry] => [normalise(word), entry])
  const index = nearIndex(
    short.filter(([word]) => word.length < 6),
    noWords(3),
  )
  const harmless = (['courtesy', 'context', 'title', 'little'] as const).flatMap((cls) =>
    single(cls, language.words[cls]),
  )
  return new Set(harmless.map(([word]) => word).filter((word) => nearest(index, word)))
}
