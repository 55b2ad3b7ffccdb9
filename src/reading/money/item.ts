import type { Amount } from './amount.ts'
import type { LexiconClass } from './word-class.ts'

/** What a piece of the message is taken for, once words have been looked up. */
export type ItemKind =
  LexiconClass | 'digits' | 'break' | 'date' | 'time' | 'cheque' | 'unknown' | 'amount' | 'mark'

/** A tagged piece: a word, phrase, number, mark or, after amounts are read, a whole amount. */
export type Item = {
  readonly kind: ItemKind
  readonly text: string
  /** Of numbers, multipliers, slang and coins. */
  readonly value: number
  /** Space stands before it. */
  readonly gap: boolean
  readonly filled: boolean
  readonly amount?: Amount
}
