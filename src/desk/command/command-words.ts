import { z } from 'zod'
import { ENTRY_METHODS, type EntryMethod } from '../../model/figure.ts'
import { inOneList } from '../../flow/each-once.ts'
import { compilePhrases, type PhraseBook } from '../../reading/phrases/book.ts'
import { hasLocaleFile, readLocaleFiles } from '../../reading/locale-files.ts'
import { phrases } from '../../reading/words-file.ts'
import type { Words } from '../../reading/words.ts'

/** What a trainer can ask of the desk, in the order of the menu's lines where they stand in it. */
export const COMMANDS = [
  'menu',
  'pending',
  'take',
  'hand-over',
  'close',
  'group-today',
  'call-list',
  'visit-list',
  'enter-figure',
  'move-date',
  'open-harvest',
  'away',
  'back',
  'digest',
] as const
export type CommandName = (typeof COMMANDS)[number]

const command = z.strictObject({ whole: phrases, starts: phrases })
const commands = z
  .record(z.enum(COMMANDS), command)
  .superRefine(eachIn('whole'))
  .superRefine(eachIn('starts'))

/** A phrase asks for one command: of two that have it, nobody could say which is meant. */
function eachIn(place: 'whole' | 'starts') {
  const check = inOneList([place])
  return (all: Readonly<Record<string, z.infer<typeof command>>>, context: z.RefinementCtx): void =>
    check(
      Object.fromEntries(Object.entries(all).map(([name, each]) => [name, each[place]])),
      context,
    )
}

/** `locales/<locale>/desk.yaml` */
export const commandsFile = z.strictObject({
  commands,
  methods: z.record(z.enum(ENTRY_METHODS), phrases),
  farewells: phrases,
  nothing: phrases,
})

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
