import type { Place } from '../../yaml.ts'
import type { Move } from '../explore/ways.ts'
import type { Difference } from '../publish/diff.ts'
import type { Code } from './codes.ts'

/** Something that a check found, before it is put into words (locales/<language>/check.ftl). */
export type Finding = Place & {
  readonly code: Code
  readonly file: string
  /** The attribute of the code's message that says it, where it is not the message itself. */
  readonly variant?: string
  readonly values?: FindingValues
  /** How the exploration got there, step by step. */
  readonly path?: readonly Move[]
  /** What has changed in a flow, told in the words that publishing has for it. */
  readonly changes?: readonly Difference[]
}

/** `nearest` makes the cure "did you mean …?". */
export type FindingValues = Readonly<Record<string, string | number | undefined>>

/** Names as they stand in a sentence: `'a', 'b'`. */
export function quoted(names: Iterable<string>): string {
  return [...new Set(names)].map((name) => `'${name}'`).join(', ')
}
