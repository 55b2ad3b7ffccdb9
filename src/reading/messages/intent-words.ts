import { fold } from '../phrases/fold.ts'
import { expandPhrase, type Element } from '../phrases/syntax.ts'
import { compilePhrases, type PhraseBook } from '../phrases/book.ts'
import type { Groups } from '../phrases/words.ts'
import type { Spelling } from '../phrases/tokens.ts'
import { INTENT_TYPES, type Intents, type IntentType } from './intents-file.ts'

/** The compiled `intents.yaml`: which phrase, standing where, asks for what. */
export type IntentWords = Readonly<Record<Place, PhraseBook<IntentType>>> & {
  /** Every whole-message phrase, folded, by its intent; written out when asked for. */
  wholePhrases(): ReadonlyMap<string, IntentType>
}

const PLACES = ['whole', 'starts', 'contains'] as const
type Place = (typeof PLACES)[number]

/** Compiles the files of a locale, language first; throws an Error that names a bad phrase. */
export function compileIntents(files: readonly Intents[], spelling: Spelling): IntentWords {
  const groups: Groups = Object.assign({}, ...files.map((file) => file.groups))
  const phrasesFor = (place: Place) =>
    INTENT_TYPES.flatMap((type) =>
      files.flatMap((file) =>
        (file.intents[type]?.[place] ?? []).map((phrase) => [phrase, type] as const),
      ),
    )
  const book = (place: Place) => compilePhrases(phrasesFor(place), spelling, groups)
  return {
    whole: book('whole'),
    starts: book('starts'),
    contains: book('contains'),
    wholePhrases: () => writtenOut(phrasesFor('whole'), groups),
  }
}

function writtenOut(
  phrases: readonly (readonly [phrase: string, type: IntentType])[],
  groups: Groups,
): ReadonlyMap<string, IntentType> {
  const all = new Map<string, IntentType>()
  for (const [phrase, type] of phrases) {
    for (const sequence of expandPhrase(phrase)) {
      for (const written of forms(sequence, groups)) {
        if (!all.has(written)) all.set(written, type)
      }
    }
  }
  return all
}

function forms(sequence: readonly Element[], groups: Groups): string[] {
  const places = sequence.map((element) => (element.type === 'gap' ? ['_'] : element.patterns))
  const spelledOut = places.map((patterns) =>
    patterns.flatMap((pattern) => groups[pattern.slice(1, -1)] ?? [pattern]),
  )
  return spelledOut
    .reduce<string[]>(
      (before, words) => before.flatMap((start) => words.map((word) => `${start} ${word}`)),
      [''],
    )
    .map((form) => fold(form.replaceAll(/[=_]/g, '')))
}
