import type { Item } from './item.ts'
import type { Lexicon } from './lexicon.ts'
import type { AskWhy } from './money-reading.ts'
import { readPiece, type Piece } from './piece.ts'
import { sound } from './sound.ts'

/** A number with its multipliers, in hundredths of a unit: "2 mil 500", "palo y medio", "1,2 millones". */
export type Count = {
  hundredths: number
  multiplied: boolean
  /** By slang that may also be a thing: palos, barras. */
  slang: boolean
  spelled: boolean
  feminine: boolean
  /** The multiplier stands without a number of its own: "mil", "millón y medio". */
  implicit: boolean
  /** The only piece, where nothing multiplies it. */
  piece?: Piece
  trouble?: { why: AskWhy; candidates: readonly number[] }
  next: number
}

/** The count that starts at an item, or undefined where there is none. */
export function readCount(items: readonly Item[], at: number, lexicon: Lexicon): Count | undefined {
  const count = emptyCount(at)
  let smallest = Infinity
  while (count.next < items.length) {
    const start = count.next
    const from = smallest < Infinity && items[start]?.kind === 'and' ? start + 1 : start
    const piece = withHalf(items, readPiece(items, from))
    const half = smallest === Infinity && items[from]?.kind === 'half'
    const multiplier = multiplierAt(items, piece?.next ?? (half ? from + 1 : from), piece)
    if (multiplier && multiplier.value < smallest) {
      const isCounted = piece !== undefined || half
      if (!isCounted && !mayStandAlone(items, from, { count, smallest, lexicon })) break
      if (from > start && !isCounted) break
      multiply(count, piece, half, multiplier)
      smallest = multiplier.value
      count.next = (piece?.next ?? (half ? from + 1 : from)) + 1
      readHalf(items, count, multiplier)
      continue
    }
    if (multiplier || !piece) break
    if (smallest === Infinity) return alone(count, items, piece)
    if (from > start && !mayBeJoined(piece, count)) break
    addRest(count, piece, smallest)
    if (isGlued(items, from)) trouble(count, 'scale', [])
    break
  }
  return count.next > at ? count : undefined
}

function emptyCount(at: number): Count {
  return {
    hundredths: 0,
    multiplied: false,
    slang: false,
    spelled: true,
    feminine: false,
    implicit: false,
    next: at,
  }
}

/** "dos y medio millones", "1 y media luca": the half belongs to the multiplier behind it. */
function withHalf(items: readonly Item[], piece: Piece | undefined): Piece | undefined {
  if (!piece || items[piece.next]?.kind !== 'and' || items[piece.next + 1]?.kind !== 'half')
    return piece
  const isMultiplied = multiplierAt(items, piece.next + 2, piece) !== undefined
  return isMultiplied
    ? { ...piece, hundredths: piece.hundredths + 50, next: piece.next + 2 }
    : piece
}

/** The multiplier at an item; a million letter only right after digits, "k" never as "que". */
function multiplierAt(items: readonly Item[], at: number, piece: Piece | undefined) {
  const item = items[at]
  if (!item) return undefined
  if (item.kind === 'multiplier' || item.kind === 'vague-multiplier') return item
  if (item.kind === 'million-letter') return piece?.numeral ? item : undefined
  return item.kind === 'slang' && item.value >= 1000 ? item : undefined
}

/** "mil quinientos"; after millions only where its number goes on or ends: "un millón mil pesos", never "mil besos". */
function mayStandAlone(items: readonly Item[], at: number, before: Before): boolean {
  const multiplier = items[at]
  if (!multiplier || !before.lexicon.withoutCount.has(sound(multiplier.text))) return false
  if (before.smallest === Infinity) return true
  if (before.smallest <= 1000 || !before.count.spelled || before.count.slang) return false
  const next = items[at + 1]
  const isOver = !next || next.kind === 'break' || next.kind === 'currency'
  return isOver || readPiece(items, at + 1) !== undefined
}

/** What has been counted when a multiplier is met, and the smallest multiplier in it. */
type Before = { readonly count: Count; readonly smallest: number; readonly lexicon: Lexicon }

function multiply(count: Count, piece: Piece | undefined, half: boolean, multiplier: Item): void {
  const times = half ? 50 : (piece?.hundredths ?? 100)
  const factor = multiplier.kind === 'vague-multiplier' ? 1000 : multiplier.value
  count.hundredths += times * factor
  count.multiplied = true
  count.slang ||= multiplier.kind === 'slang'
  count.implicit ||= !piece && !half
  count.spelled &&= !piece?.numeral
  count.feminine ||= piece?.feminine ?? false
  if (multiplier.kind === 'vague-multiplier') {
    trouble(count, 'scale', [times * 1000, times * 1_000_000])
  } else if (piece?.trouble) trouble(count, piece.trouble.why, [])
  else if (isRedundant(piece, multiplier)) {
    trouble(
      count,
      'scale',
      [times, times * 1000].filter((one) => one >= 1_000_000),
    )
  }
}

/** "1.500 millones", "3.000.000 millones", "500.000 mil": the full number was already written. */
function isRedundant(piece: Piece | undefined, multiplier: Item): boolean {
  const numeral = piece?.numeral
  if (!numeral) return (piece?.hundredths ?? 0) >= 1000_00 && multiplier.value > 1000
  if (numeral.grouping !== undefined || numeral.digits > 4) return true
  return multiplier.value > 1000 && numeral.digits > 3
}

/** "millón y medio", "luca y media"; "mil y medio" says nothing certain. */
function readHalf(items: readonly Item[], count: Count, multiplier: Item): void {
  if (items[count.next]?.kind !== 'and' || items[count.next + 1]?.kind !== 'half') return
  count.hundredths += multiplier.value * 50
  count.next += 2
  if (multiplier.kind === 'multiplier' && multiplier.value === 1000) {
    trouble(count, 'scale', [count.hundredths])
  }
}

function alone(count: Count, items: readonly Item[], piece: Piece): Count {
  count.hundredths = piece.hundredths
  count.spelled = items[count.next]?.kind !== 'digits'
  count.feminine = piece.feminine
  count.piece = piece
  count.next = piece.next
  if (piece.trouble) trouble(count, piece.trouble.why, piece.trouble.candidates)
  return count
}

/** "mil y quinientos" is one number; "500 mil y 300" may be two. */
function mayBeJoined(piece: Piece, count: Count): boolean {
  return !piece.numeral && piece.hundredths >= 100_00 && count.hundredths < 10_000_00
}

/**
 * What follows a multiplier: "2 mil 500", "dos mil quinientos"; after millions it may be thousands, and
 * in "350 mil trescientos cincuenta" the same number again.
 */
function addRest(count: Count, piece: Piece, smallest: number): void {
  const before = count.hundredths
  const wasSpelled = count.spelled
  count.hundredths += piece.hundredths
  count.spelled &&= !piece.numeral
  count.feminine ||= piece.feminine
  count.next = piece.next
  if (smallest > 1000) {
    trouble(count, 'scale', [before + piece.hundredths * 1000, count.hundredths])
  } else if (piece.trouble || !isPlainRest(piece)) {
    trouble(count, 'scale', [count.hundredths])
  } else if (before === piece.hundredths * smallest && wasSpelled !== !piece.numeral) {
    trouble(count, 'scale', [before, count.hundredths])
  }
}

/** "60k60": what is glued to the letter may be another amount. */
function isGlued(items: readonly Item[], at: number): boolean {
  return items[at]?.gap === false && items[at - 1]?.text === 'k'
}

function isPlainRest(piece: Piece): boolean {
  const numeral = piece.numeral
  if (!numeral) return true
  return numeral.grouping === undefined && (numeral.digits === 2 || numeral.digits === 3)
}

function trouble(count: Count, why: AskWhy, candidates: readonly number[]): void {
  count.trouble ??= { why, candidates }
}
