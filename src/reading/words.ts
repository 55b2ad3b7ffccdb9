import type { z } from 'zod'
import { isRecord } from '../model/record.ts'
import { compilePhrases, type PhraseBook } from './phrases/book.ts'
import { compileDateWords, type DateWords } from './dates/words.ts'
import { compileIntents, type IntentWords } from './messages/intent-words.ts'
import { intentsSchema } from './messages/intents-file.ts'
import { hasOwnFile, readLocaleFiles } from './locale-files.ts'
import { picturesIn, tokensOf, type Spelling } from './phrases/tokens.ts'
import { ANSWER_LISTS, answersSchema, type Answers, type AnswerList } from './words-file.ts'
import { languageOf } from '../model/locale.ts'

/** A language's words, looked up by the readers; made once by loadWords and never changed. */
export type Words = {
  /** Whose they are: the language's (`es`) for a country without words of its own. */
  readonly locale: string
  readonly spelling: Spelling
  readonly phrases: PhraseBook<AnswerList>
  /** Number words by their spelled form: `kinientos` → 500. */
  readonly numbers: ReadonlyMap<string, number>
  /** "y" in "treinta y cinco". */
  readonly joiners: ReadonlySet<string>
  readonly halves: ReadonlySet<string>
  /** "de" in "4 de 5". */
  readonly outOf: ReadonlySet<string>
  readonly ordinals: ReadonlyMap<string, number>
  /** Finds "2da" and "1ro" in a folded text. */
  readonly ordinalDigits: RegExp
  readonly ratings: ReadonlyMap<string, number>
  /** What people call each figure. */
  readonly figures: PhraseBook<string>
  readonly dates: DateWords
  readonly intents: IntentWords
}

/**
 * The words of a locale: `locales/es/*.yaml` with what `locales/es-GT/*.yaml` adds; a country without
 * files has its language's. Reads files once per locale. Throws a YamlError (file, line, cure) where a
 * file is wrong, an Error where the language has none.
 */
export function loadWords(locale: string, folder?: string): Words {
  const key = `${folder ?? ''}:${locale}`
  const words = loaded.get(key) ?? wordsOf(locale, folder)
  loaded.set(key, words)
  return words
}

/** A country that adds nothing shares its language's, which are large. */
function wordsOf(locale: string, folder?: string): Words {
  const language = languageOf(locale)
  const isOwn = locale === language || FILES.some((name) => hasOwnFile(locale, name, folder))
  return isOwn ? compileWords(locale, folder) : loadWords(language, folder)
}

/** What is read for a locale's words: here, and by the desk. */
const FILES = ['answers.yaml', 'intents.yaml', 'desk.yaml']

const loaded = new Map<string, Words>()

function compileWords(locale: string, folder?: string): Words {
  const filesOf = <Data>(name: string, schema: z.ZodType<Data>) =>
    readLocaleFiles(locale, name, schema, folder).map(({ data }) => data)
  const answers = merge(filesOf('answers.yaml', answersSchema))
  const intents = filesOf('intents.yaml', intentsSchema)
  const spelling = spellingOf(answers, picturesIn(JSON.stringify([answers, intents])))
  return {
    locale,
    spelling,
    phrases: compilePhrases(
      ANSWER_LISTS.flatMap((list) => answers[list].map((phrase) => [phrase, list] as const)),
      spelling,
    ),
    ...numberWords(answers, spelling),
    figures: compilePhrases(
      Object.entries(answers.figures).flatMap(([figure, phrases]) =>
        phrases.map((phrase) => [phrase, figure] as const),
      ),
      spelling,
    ),
    dates: compileDateWords(answers.dates, spelling),
    intents: compileIntents(intents, spelling),
  }
}

function numberWords(answers: Answers, spelling: Spelling) {
  const keyed = (map: Readonly<Record<string, number>>) =>
    new Map(Object.entries(map).map(([word, value]) => [tokensOf(word, spelling).join(' '), value]))
  const keySet = (list: readonly string[]) =>
    new Set(list.flatMap((word) => tokensOf(word, spelling)))
  const joiners = keySet(answers.joiners)
  const endings = answers['ordinal-endings'].join('|') || '-'
  return {
    numbers: withCompounds(keyed(answers.numbers), joiners),
    joiners,
    halves: keySet(answers.halves),
    outOf: keySet(answers['out-of']),
    ordinals: keyed(answers.ordinals),
    ordinalDigits: new RegExp(`(\\d)[.]?(?:${endings})(?![a-z0-9])`, 'g'),
    ratings: keyed(answers.ratings),
  }
}

/** "treintaicinco" and "treintaycinco" beside "treinta y cinco". */
function withCompounds(
  numbers: Map<string, number>,
  joiners: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const all = new Map(numbers)
  for (const [tens, ten] of numbers) {
    if (ten < 20 || ten > 90 || ten % 10) continue
    for (const [unit, one] of numbers) {
      if (one < 1 || one > 9) continue
      for (const joiner of joiners) {
        all.set(tens + joiner + unit, ten + one)
        all.set(tens.slice(0, -1) + joiner + unit, ten + one)
      }
    }
  }
  return all
}

function spellingOf(answers: Answers, marks: readonly string[]): Spelling {
  const rules = answers.spelling
  const bare: Spelling = { rules, abbreviations: new Map(), marks: new Set(), known: new Map() }
  const abbreviations = Object.entries(answers.abbreviations).map(
    ([short, long]) => [tokensOf(short, bare).join(''), tokensOf(long, bare)] as const,
  )
  return {
    rules,
    abbreviations: new Map(abbreviations),
    marks: new Set(marks),
    known: new Map(),
  }
}

/** Lists of the country follow the language's; its single entries replace them. */
function merge(files: readonly Answers[]): Answers {
  return answersSchema.parse(files.reduce<unknown>(mergeValues, {}))
}

function mergeValues(all: unknown, one: unknown): unknown {
  if (Array.isArray(all) && Array.isArray(one)) return [...all, ...one]
  if (!isRecord(all) || !isRecord(one)) return one
  const merged = { ...all }
  for (const [key, value] of Object.entries(one)) {
    merged[key] = key in all ? mergeValues(all[key], value) : value
  }
  return merged
}
