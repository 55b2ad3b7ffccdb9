import type { Option } from './choice.ts'
import { distance } from '../phrases/distance.ts'
import { segmentsOf } from '../phrases/phrases.ts'
import type { AnswerList } from '../words-file.ts'
import type { Words } from '../words.ts'

/** An option with its label's words in comparable form. */
export type Label = Option & { readonly tokens: readonly string[] }

/**
 * The labels an answer names, by the surest way that names any: the whole label; its first words; only
 * words of it; the label and an explanation; one or two letters away; several joined by "o" or "y".
 */
export function labelsNamed(
  tokens: readonly string[],
  labels: readonly Label[],
  words: Words,
): readonly Label[] {
  const bare = bareWords(tokens, words)
  if (bare.length === 0 || bare.length > MOST_WORDS) return []
  const bared = labels.map((label) => ({ label, words: bareWords(label.tokens, words) }))
  for (const names of WAYS) {
    const found = bared.filter(
      (each) => names(bare, each.words, words) || names(bare, each.label.tokens, words),
    )
    if (found.length > 0) return found.map(({ label }) => label)
  }
  const near = nearest(bare, bared)
  return near.length > 0 ? near : joined(bare, labels, words)
}

type Way = (said: readonly string[], label: readonly string[], words: Words) => boolean

const WAYS: readonly Way[] = [
  (said, label) => said.join(' ') === label.join(' '),
  (said, label) => said.length < label.length && said.every((word, at) => word === label[at]),
  (said, label) => said.every((word) => label.includes(word)),
  (said, label, words) =>
    label.join('').length >= 4 &&
    label.every((word, at) => word === said[at]) &&
    !said.slice(label.length).some((word) => takesBack(word, words)),
]

type Bared = { readonly label: Label; readonly words: readonly string[] }

function nearest(said: readonly string[], labels: readonly Bared[]): readonly Label[] {
  const written = said.join(' ')
  const near = labels.map(({ label, words }) => {
    const part = words.slice(0, said.length).join(' ')
    const limit = part.length >= 8 ? 2 : part.length >= 4 ? 1 : 0
    const away = distance(written, part, limit)
    return { label, away: away > limit ? Infinity : away }
  })
  const least = Math.min(...near.map(({ away }) => away))
  return least === Infinity ? [] : near.filter(({ away }) => away === least).map((one) => one.label)
}

/** "lluvia o enfermedad": every part names one label. */
function joined(said: readonly string[], labels: readonly Label[], words: Words): readonly Label[] {
  const parts: string[][] = [[]]
  for (const word of said) {
    if (isIn(word, 'or', words)) parts.push([])
    else parts.at(-1)?.push(word)
  }
  if (parts.length < 2) return []
  const named = parts.map((part) => labelsNamed(part, labels, words))
  return named.every((found) => found.length === 1) ? [...new Set(named.flat())] : []
}

/** The words without pointing and courtesy around them; all of them where nothing else is left. */
function bareWords(tokens: readonly string[], words: Words): readonly string[] {
  const segments = segmentsOf(words.phrases, tokens, BESIDE)
  const first = segments.find(({ meaning }) => meaning === undefined)
  const last = segments.findLast(({ meaning }) => meaning === undefined)
  return first && last ? tokens.slice(first.start, last.end) : tokens
}

function takesBack(word: string, words: Words): boolean {
  return isIn(word, 'but', words) || isIn(word, 'or', words)
}

function isIn(word: string, list: AnswerList, words: Words): boolean {
  return segmentsOf(words.phrases, [word], [list])[0]?.meaning === list
}

const BESIDE = ['pointing', 'fillers', 'thanks', 'greetings'] as const
const MOST_WORDS = 24
