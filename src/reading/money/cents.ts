import type { Item } from './item.ts'
import type { AskWhy } from './money-reading.ts'
import { readPiece } from './piece.ts'

/** Cents after an amount, in minor units; `spoken` when no word names them ("25 con 50"). */
export type Cents = {
  readonly minor: number
  readonly next: number
  readonly spoken: boolean
  /** A currency word follows them. */
  readonly marked: boolean
  readonly trouble?: { readonly why: AskWhy; readonly candidates: readonly number[] }
}

/** "con 50", "con cincuenta centavos", "y una cora", "50/100"; nothing where none of these stands. */
export function readCents(items: readonly Item[], at: number, hasUnit: boolean): Cents {
  const nothing = { minor: 0, next: at, spoken: false, marked: false }
  const joint = items[at]?.kind
  const from = joint === 'with' || joint === 'and' ? at + 1 : at
  const cheque = items[from]
  if (cheque?.kind === 'cheque') {
    return withUnit(items, { ...nothing, minor: Number(cheque.text), next: from + 1 })
  }
  if (items[at]?.kind === 'date' && FRACTION.test(items[at].text)) {
    return { ...nothing, next: at + 1, trouble: { why: 'malformed', candidates: [] } }
  }
  const piece = readPiece(items, from)
  if (!piece) return nothing
  const units = piece.hundredths / 100
  const named = items[piece.next]
  if (named?.kind === 'coin')
    return { ...nothing, minor: units * named.value, next: piece.next + 1 }
  if (piece.trouble || piece.numeral?.shape === 'decimal' || units >= 100) return nothing
  if (named?.kind === 'cents') {
    return hasUnit || from > at ? { ...nothing, minor: units, next: piece.next + 1 } : nothing
  }
  if (joint !== 'with') return nothing
  const isTwoDigits = units >= 10 || items[from]?.text.length === 2
  const spoken = { ...nothing, minor: units, next: piece.next, spoken: true }
  if (!isTwoDigits) return { ...spoken, trouble: { why: 'scale', candidates: [] } }
  return withUnit(items, spoken)
}

/** "12 1/2": after a number no first of February. */
const FRACTION = /^(?:1\/[234]|2\/3|3\/4)$/

function withUnit(items: readonly Item[], cents: Cents): Cents {
  const isUnit = items[cents.next]?.kind === 'currency'
  return isUnit ? { ...cents, next: cents.next + 1, marked: true } : cents
}
