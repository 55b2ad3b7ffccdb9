import { ENTRY_METHODS, type EntryMethod } from '../../model/figure.ts'
import { hasLocaleFile, readLocaleFiles } from '../../reading/locale-files.ts'
import { COMMANDS, commandsFile, type CommandName } from '../../reading/messages/desk-file.ts'
import { compilePhrases, type PhraseBook } from '../../reading/phrases/book.ts'
import type { Words } from '../../reading/words.ts'

export type CommandWords = Readonly<Record<'whole' | 'starts', PhraseBook<CommandName>>> & {
  readonly methods: PhraseBook<EntryMethod>
  /** What a talk is taken leave with, and what leaves a question of the desk unanswered. */
  readonly closing: PhraseBook<'farewell' | 'nothing'>
}

/** The words of the desk in a language that has them, else in Spanish; read once. */
export function commandWords(words: Words): CommandWords {
  const found = known.get(words) ?? compile(words)
  known.set(words, found)
  return found
}

const known = new WeakMap<Words, CommandWords>()

function compile({ locale, spelling }: Words): CommandWords {
  const language = hasLocaleFile(locale, 'desk.yaml') ? locale : 'es'
  const files = readLocaleFiles(language, 'desk.yaml', commandsFile)
  const book = (place: 'whole' | 'starts') =>
    compilePhrases(
      files.flatMap(({ data }) =>
        COMMANDS.flatMap((name) =>
          data.commands[name][place].map((phrase) => [phrase, name] as const),
        ),
      ),
      spelling,
    )
  const methods = files.flatMap(({ data }) =>
    ENTRY_METHODS.flatMap((name) => data.methods[name].map((phrase) => [phrase, name] as const)),
  )
  const closing = files.flatMap(({ data }) => [
    ...data.farewells.map((phrase) => [phrase, 'farewell'] as const),
    ...data.nothing.map((phrase) => [phrase, 'nothing'] as const),
  ])
  return {
    whole: book('whole'),
    starts: book('starts'),
    methods: compilePhrases(methods, spelling),
    closing: compilePhrases(closing, spelling),
  }
}
