import type { EntryMethod } from '../../model/figure.ts'
import type { CommandName } from '../../reading/messages/desk-file.ts'
import { fold } from '../../reading/phrases/fold.ts'
import { textAfter } from '../../reading/messages/intents.ts'
import { findPhrases } from '../../reading/phrases/phrases.ts'
import { tokensOf } from '../../reading/phrases/tokens.ts'
import type { Words } from '../../reading/words.ts'
import { commandWords } from '../command/command-words.ts'

/** `12: mañana paso`: a ticket's number and what is said about it; a time of day (`12:30`) is none. */
export function readNumbered(text: string): { number: number; rest: string } | undefined {
  const match = /^\s*#?\s*(\d{1,9})\s*[:：](?!\d\d)\s*(\S[\s\S]*)$/.exec(text.normalize('NFKC'))
  if (!match) return undefined
  return { number: Number(match[1]), rest: match[2]?.trim() ?? '' }
}

/** A command, with what is written after it. */
export type Command = { readonly name: CommandName; readonly rest: string }

/** The command of a message: the whole of it, or its beginning. */
export function readCommand(text: string, words: Words): Command | undefined {
  const tokens = tokensOf(text, words.spelling)
  if (tokens.length === 0 || text.length > LONGEST_COMMAND) return undefined
  const { whole, starts } = commandWords(words)
  const all = findPhrases(whole, tokens, (at) => at === 0)[0]?.find(
    ({ end }) => end === tokens.length,
  )
  if (all) return { name: all.meaning, rest: '' }
  const begun = findPhrases(starts, tokens, (at) => at === 0)[0]?.toSorted(
    (a, b) => b.end - a.end,
  )[0]
  return begun && { name: begun.meaning, rest: textAfter(text, begun.end, words) }
}

/** Whether what is written after a command is set apart from it: `cerrar: ya hablamos`, `cerrar, ya`, a line of its own. */
export function isSetApart(text: string, { rest }: Command): boolean {
  const whole = text.trimEnd()
  return rest !== '' && /(?:[,:：][^\S\n]*|\n\s*)$/.test(whole.slice(0, whole.length - rest.length))
}

/** How she heard of a figure, where she says so: "450, en la visita". */
export function readMethod(text: string, words: Words): EntryMethod | undefined {
  const tokens = tokensOf(text, words.spelling)
  const found = findPhrases(commandWords(words).methods, tokens).flat()
  const said = new Set(found.map(({ meaning }) => meaning))
  return said.size === 1 ? found[0]?.meaning : undefined
}

/** Whether a whole message is a leave-taking ("listo"), or says that she wants nothing of what she was asked ("cancelar"). */
export function readClosing(text: string, words: Words): 'farewell' | 'nothing' | undefined {
  const tokens = tokensOf(text, words.spelling)
  const found = findPhrases(commandWords(words).closing, tokens, (at) => at === 0)[0]
  return found?.find(({ end }) => end === tokens.length)?.meaning
}

/** The number at the beginning of what stands after a command, and the rest: `12 ya hablamos`. */
export function leadingNumber(rest: string): { number: number; rest: string } | undefined {
  const match = /^#?(\d{1,9})\b[\s:,.-]*([\s\S]*)$/.exec(fold(rest) === '' ? '' : rest.trim())
  return match ? { number: Number(match[1]), rest: match[2]?.trim() ?? '' } : undefined
}

const LONGEST_COMMAND = 600
