import type { Item, ItemKind } from './item.ts'
import type { AskWhy } from './money-reading.ts'
import { readNumeral, type Numeral } from './numeral.ts'

/** A number before any multiplier: one numeral, or words under a thousand. In hundredths of a unit. */
export type Piece = {
  readonly hundredths: number
  readonly numeral?: Numeral
  readonly feminine: boolean
  /** "un", "una", "uno" alone, which is more often an article. */
  readonly bareOne: boolean
  readonly trouble?: { readonly why: AskWhy; readonly candidates: readonly number[] }
  /** Index after it. */
  readonly next: number
}

/** The piece that starts at an item, or undefined. */
export function readPiece(items: readonly Item[], at: number): Piece | undefined {
  const kind = items[at]?.kind
  if (kind === 'digits') return readDigits(items, at)
  if (kind === 'number' || kind === 'feminine') return readWords(items, at)
  return undefined
}

function readDigits(items: readonly Item[], at: number): Piece {
  const first = items[at]
  const numeral = readNumeral(first?.text ?? '', first?.filled ?? false)
  if (isCount(first?.text) && items[at + 1]?.kind === 'hundreds') {
    const rest = readUnderHundred(items, at + 2)
    const units = Number(first?.text) * 100 + (rest?.value ?? 0)
    return { hundredths: units * 100, feminine: false, bareOne: false, next: rest?.next ?? at + 2 }
  }
  const spaced = isRangeEnd(items, at) ? at + 1 : spacedGroups(items, at)
  if (spaced > at + 1) return readSpaced(items, at, spaced)
  const piece = { hundredths: numeral.hundredths, numeral, feminine: false, bareOne: false }
  const next = at + 1
  return numeral.shape === 'doubtful'
    ? { ...piece, next, trouble: { why: 'malformed', candidates: [] } }
    : { ...piece, next }
}

function isCount(text: string | undefined): boolean {
  return text !== undefined && /^[2-9]$/.test(text)
}

/** Index after "1 500 000": one to three digits, then groups of exactly three apart by one space. */
function spacedGroups(items: readonly Item[], at: number): number {
  if (!LEADING_GROUP.test(items[at]?.text ?? '') || items[at]?.filled) return at + 1
  let next = at + 1
  while (next < items.length) {
    const item = items[next]
    if (item?.kind !== 'digits' || !item.gap || !SPACED_GROUP.test(item.text)) break
    next += 1
    if (item.text.length > 3 || item.filled) break
  }
  return next
}

/** "1 500" is grouped; "200 150" may be two days (rule 1 and the catalogue's rows 18 and 19). */
function readSpaced(items: readonly Item[], at: number, next: number): Piece {
  const groups = items.slice(at, next).map((item) => item.text)
  const filled = items[next - 1]?.filled ?? false
  const [last = '', cents = ''] = (groups[groups.length - 1] ?? '').split(/[.,]/)
  const units = [...groups.slice(0, -1), last].join('')
  const numeral = readNumeral(cents ? `${units}.${cents}` : units, filled)
  const grouping: Numeral =
    numeral.shape === 'plain' ? { ...numeral, shape: 'grouped', grouping: ' ' } : numeral
  const { hundredths } = numeral
  const piece = { hundredths, numeral: grouping, feminine: false, bareOne: false, next }
  const isRound = groups.slice(1).every((group) => group.startsWith('000'))
  if (numeral.shape === 'doubtful')
    return { ...piece, trouble: { why: 'malformed', candidates: [] } }
  if (NAMES_NUMBER.has(items[at - 1]?.kind ?? 'break')) {
    return { ...piece, trouble: { why: 'unclear', candidates: [] } }
  }
  if ((groups[0]?.length ?? 0) < 3 || isRound) return piece
  const sum = groups.reduce((total, group) => total + readNumeral(group, false).hundredths, 0)
  return { ...piece, trouble: { why: 'sum', candidates: [sum, hundredths] } }
}

/** "del 12 al 18 500": the 18 ends the dates. */
function isRangeEnd(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.kind === 'date-before' && items[at - 2]?.kind === 'digits'
}

/** After these the first number may be a week, an hour or a name: "semana 3 500". */
const NAMES_NUMBER: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'week',
  'id',
  'hour-before',
  'date-before',
  'duration',
  'day',
  'month',
  'ordinal',
])

const LEADING_GROUP = /^[1-9]\d{0,2}$/
const SPACED_GROUP = /^\d{3}(?:[.,]\d{1,2})?$/

/** Number words under a thousand: "doscientos treinta y cinco", "dos cientos", "treinta cinco". */
function readWords(items: readonly Item[], at: number): Piece {
  const first = items[at]
  const value = first?.value ?? 0
  let units = 0
  let next = at
  let feminine = first?.kind === 'feminine'
  const isApart = value >= 2 && value <= 9 && items[at + 1]?.kind === 'hundreds'
  if (isApart || value >= 100) {
    units = isApart ? value * 100 : value
    next = at + (isApart ? 2 : 1)
  }
  const rest = readUnderHundred(items, next)
  if (rest && (units > 0 || next === at)) {
    units += rest.value
    next = rest.next
    feminine ||= rest.feminine
  }
  const bareOne = units === 1 && next === at + 1
  return { hundredths: units * 100, feminine, bareOne, next }
}

function readUnderHundred(items: readonly Item[], at: number) {
  const first = items[at]
  if ((first?.kind !== 'number' && first?.kind !== 'feminine') || first.value >= 100)
    return undefined
  const feminine = first.kind === 'feminine'
  const single = { value: first.value, next: at + 1, feminine }
  if (first.value % 10 !== 0 || first.value === 0) return single
  const joined = items[at + 1]?.kind === 'and'
  const unit = items[at + (joined ? 2 : 1)]
  if (unit?.kind !== 'number' || unit.value < 1 || unit.value > 9) return single
  if (first.value === 10 && (!joined || unit.value < 6)) return single
  return { value: first.value + unit.value, next: at + (joined ? 3 : 2), feminine }
}
