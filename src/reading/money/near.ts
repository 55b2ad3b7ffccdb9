import type { Entry } from './lexicon.ts'
import { sound } from './sound.ts'

/**
 * Words whose spelling may be guessed, by every form that lacks one letter; none is shorter than `shortest`. Those of a
 * country stand beside its language's.
 */
export type NearIndex = {
  readonly shortest: number
  readonly forms: readonly ReadonlyMap<string, readonly NearWord[]>[]
}

type NearWord = { readonly key: string; readonly entry: Entry }

const LONGEST = 20
const NONE: readonly NearWord[] = []

/** The index of some words, as spelt and as heard, beside those of another; a word of both keeps its meaning there. */
export function nearIndex(
  words: Iterable<readonly [string, Entry]>,
  { shortest, forms: before }: NearIndex,
): NearIndex {
  const forms = new Map<string, NearWord[]>()
  for (const [word, entry] of words) {
    for (const key of formsOf(word)) {
      if (key.length < shortest) continue
      const isKnown = [...before, forms].some((each) =>
        each.get(key)?.some((near) => near.key === key),
      )
      if (isKnown) continue
      const near = { key, entry }
      for (const form of new Set([key, ...shortened(key)])) push(forms, form, near)
    }
  }
  return { shortest, forms: [...before, forms] }
}

/** An index without words. */
export function noWords(shortest: number): NearIndex {
  return { shortest, forms: [] }
}

function push(forms: Map<string, NearWord[]>, form: string, near: NearWord): void {
  const known = forms.get(form)
  if (known) known.push(near)
  else forms.set(form, [near])
}

/**
 * The only entry one slip away from a word (a letter lacking, added, changed, or two swapped), as spelt
 * or as heard; `'several'` when it could be more than one, undefined when none.
 */
export function nearest(index: NearIndex, word: string): Entry | 'several' | undefined {
  if (word.length < index.shortest || word.length > LONGEST) return undefined
  let found: Entry | undefined
  for (const key of formsOf(word)) {
    for (const form of [key, ...shortened(key)]) {
      for (const forms of index.forms) {
        for (const near of forms.get(form) ?? NONE) {
          if (!isOneSlip(key, near.key)) continue
          if (found && !isSame(found, near.entry)) return 'several'
          found = near.entry
        }
      }
    }
  }
  return found
}

/** The word as spelt and, where it differs, as heard: "ochenta" is one slip from "orhenta" only as spelt. */
function formsOf(word: string): readonly string[] {
  const heard = sound(word)
  return heard === word ? [word] : [word, heard]
}

function isSame(one: Entry, other: Entry): boolean {
  return one.cls === other.cls && one.value === other.value
}

function shortened(key: string): string[] {
  return Array.from({ length: key.length }, (_, at) => key.slice(0, at) + key.slice(at + 1))
}

function isOneSlip(one: string, other: string): boolean {
  if (one === other) return true
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
