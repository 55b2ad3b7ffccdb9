import type { Place } from '../../yaml.ts'
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
}

/** `nearest` makes the cure "did you mean …?". */
export type FindingValues = Readonly<Record<string, string | number | undefined>>

/** One move of an exploration: what happened (an attribute of the message `input`), how often, and where it led. */
export type Move = {
  readonly input: string
  readonly choice?: string
  readonly times: number
  readonly to: string
}

/** Names as they stand in a sentence: `'a', 'b'`. */
export function quoted(names: Iterable<string>): string {
  return [...names].map((name) => `'${name}'`).join(', ')
}
