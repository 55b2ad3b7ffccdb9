import { readCents } from './cents.ts'
import { readCount, type Count } from './count.ts'
import type { Item } from './item.ts'
import type { Lexicon } from './lexicon.ts'
import type { AskWhy } from './money-reading.ts'
import type { Numeral } from './numeral.ts'

/** A whole amount as written: the number, the currency and cents that stand on it. */
export type Amount = {
  readonly minor: number
  /** A multiplier word, letter or slang was written. */
  readonly multiplied: boolean
  /** The country's currency or a word for money stands on it. */
  readonly marked: boolean
  /** The country's own symbol stands before it. */
  readonly symbol: boolean
  readonly approximate: boolean
  readonly spelled: boolean
  readonly feminine: boolean
  readonly implicit: boolean
  /** By slang: palos, barras, varas. */
  readonly slang: boolean
  readonly cents: boolean
  /** Its cents were said without naming them: "25 con 50". */
  readonly spoken: boolean
  /** A single numeral without multiplier. */
  readonly numeral?: Numeral
  readonly trouble?: { readonly why: AskWhy; readonly candidates: readonly number[] }
}

/** Replaces the items that make up an amount by one item; all others stay. */
export function readAmounts(items: readonly Item[], lexicon: Lexicon): Item[] {
  const result: Item[] = []
  let at = 0
  while (at < items.length) {
    const found = readAmount(items, at, lexicon)
    const item = items[at]
    if (found) {
      const gap = item?.gap ?? true
      result.push({ kind: 'amount', text: '', value: 0, gap, filled: false, amount: found.amount })
      at = found.next
    } else {
      if (item) result.push(asHedge(items, at, lexicon) ?? asWord(item, items[at + 1], lexicon))
      at += 1
    }
  }
  return result
}

/** "unas 250 lucas" is an amount; "unas 250" are things, and "50 uñas" is written with the same letters. */
function asHedge(items: readonly Item[], at: number, lexicon: Lexicon): Item | undefined {
  const item = items[at]
  if (item?.kind !== 'feminine-hedge') return undefined
  const isMoney = readAmount(items, at + 1, lexicon)?.amount.slang ?? false
  return { ...item, kind: isMoney ? 'hedge' : 'goods' }
}

/** A lone "un" is an article, an "uno" the rest of a number; a "k" or "q" that no number took is chat for "que". */
function asWord(item: Item, next: Item | undefined, lexicon: Lexicon): Item {
  if (item.kind === 'number' && item.value === 1) {
    return { ...item, kind: lexicon.alone.has(item.text) ? 'number-like' : 'article' }
  }
  const isLetter = item.text.length === 1 && item.text >= 'a' && item.text <= 'z'
  const isWordNext = next !== undefined && /^\p{L}/u.test(next.text)
  const isMoney = item.kind === 'multiplier' || item.kind === 'foreign' || item.kind === 'currency'
  return isLetter && isMoney && isWordNext ? { ...item, kind: 'context' } : item
}

function readAmount(items: readonly Item[], at: number, lexicon: Lexicon) {
  const start = afterSymbol(items, at)
  const count = readCount(items, start, lexicon)
  if (!count) return undefined
  const hasSymbol = start > at
  const someMore = items[count.next]?.kind === 'some-more'
  if (someMore) count.next += 1
  const unit = readUnit(items, count.next)
  unit.thing ||= count.slang && !unit.marked && items[count.next]?.kind === 'of'
  const isAdded = items[at - 1]?.kind === 'and' && isNumber(items[at - 2])
  const isArticle = isArticleAt(items, start, count, lexicon)
  if (!isAdded && isArticle && !hasSymbol && unit.next === count.next) return undefined
  const more = items[unit.next]?.kind === 'some-more'
  const cents = readCents(
    items,
    more ? unit.next + 1 : unit.next,
    unit.next > count.next || hasSymbol,
  )
  const next = cents.next
  const amount = toAmount(count, { hasSymbol, someMore: someMore || more, unit, cents })
  const isSlip = count.spelled && lexicon.numberLike.has(items[at - 1]?.text ?? '')
  return { amount: isSlip ? { ...amount, trouble: SLIP } : amount, next }
}

function isNumber(item: Item | undefined): boolean {
  const kind = item?.kind
  return kind === 'number' || kind === 'digits' || kind === 'multiplier' || kind === 'currency'
}

/** Index after a currency mark that stands before a number: "Q", "Q.", "Q,", "$ ". */
function afterSymbol(items: readonly Item[], at: number): number {
  const symbol = items[at]
  if (symbol?.kind !== 'currency' || symbol.value === 0) return at
  const mark = items[at + 1]
  const isDot =
    /^[a-z]/.test(items[at]?.text ?? '') &&
    mark?.kind === 'break' &&
    !mark.gap &&
    (mark.text === '.' || mark.text === ',') &&
    !items[at + 2]?.text.startsWith('0')
  return isDot ? at + 2 : at + 1
}

type Unit = { next: number; marked: boolean; slang: boolean; thing: boolean }

/** "quetzales", "de pesos", "pisto", "varas"; `thing` when slang is followed by what it is made of. */
function readUnit(items: readonly Item[], at: number): Unit {
  const none = { next: at, marked: false, slang: false, thing: false }
  const from = items[at]?.kind === 'of' ? at + 1 : at
  const item = items[from]
  if (item?.kind === 'currency' && !isBeforeNumber(items, from)) {
    return { ...none, next: afterUnit(items, from), marked: true }
  }
  if (from === at && item?.kind === 'slang') {
    const thing = items[at + 1]?.kind === 'of' || item.value >= 1000
    return { next: at + 1, marked: true, slang: true, thing }
  }
  return item?.kind === 'money' ? { ...none, next: from + 1, marked: true } : none
}

/** In "L200 Q300" the mark belongs to the next number, unless it is glued to this one. */
function isBeforeNumber(items: readonly Item[], at: number): boolean {
  const item = items[at]
  const next = items[at + 1]
  return item !== undefined && item.gap && next?.kind === 'digits' && item.text.length < 5
}

/** "$500 pesos m/cte" and "500 pesos en efectivo": a second word for the same money. */
function afterUnit(items: readonly Item[], at: number): number {
  const next = items[at + 1]
  return next?.kind === 'money' || (next?.kind === 'currency' && !isBeforeNumber(items, at + 1))
    ? at + 2
    : at + 1
}

/** "mal quinientos", "dios mil": the word before may be a misspelt number. */
const SLIP: NonNullable<Amount['trouble']> = { why: 'unclear', candidates: [] }

/** "un" before a word or digits ("un 20%"); "uno ochocientos" are two numbers. */
function isArticleAt(items: readonly Item[], at: number, count: Count, lexicon: Lexicon): boolean {
  const next = items[count.next]?.kind
  const isTwoNumbers =
    next === 'number' || (next === 'digits' && lexicon.alone.has(items[at]?.text ?? ''))
  return (count.piece?.bareOne ?? false) && !isTwoNumbers
}

type Parts = {
  hasSymbol: boolean
  someMore: boolean
  unit: Unit
  cents: ReturnType<typeof readCents>
}

function toAmount(count: Count, { hasSymbol, someMore, unit, cents }: Parts): Amount {
  const minor = count.hundredths + cents.minor
  const trouble =
    count.trouble ??
    cents.trouble ??
    overspoken(count, cents) ??
    vague(count, someMore, unit, minor)
  const isClean = cents.minor === 0 || count.hundredths % 100 === 0
  const numeral = count.piece?.numeral
  return {
    minor,
    multiplied: count.multiplied,
    marked: hasSymbol || unit.marked || cents.marked,
    symbol: hasSymbol,
    approximate: someMore,
    spelled: count.spelled,
    feminine: count.feminine,
    implicit: count.implicit,
    slang: count.slang || unit.slang,
    cents: cents.minor > 0,
    spoken: cents.spoken,
    ...(numeral && { numeral }),
    ...(trouble && { trouble }),
    ...(!trouble && !isClean && { trouble: { why: 'malformed', candidates: [] } as const }),
  }
}

/** "dos mil con cincuenta quetzales": 2,050 or 2,000.50. */
function overspoken(count: Count, cents: Parts['cents']): Amount['trouble'] {
  if (!cents.spoken || !count.multiplied || count.hundredths % 1000_00) return undefined
  const { hundredths } = count
  return { why: 'scale', candidates: [hundredths + cents.minor * 100, hundredths + cents.minor] }
}

/** "mil y pico" may be nearly two thousand; "500 y algo" is 500; "20 bolas de queso" are cheese. */
function vague(count: Count, someMore: boolean, unit: Unit, minor: number): Amount['trouble'] {
  if (unit.thing) return { why: 'quantity', candidates: [] }
  if (count.feminine && !unit.marked && !count.slang)
    return { why: 'quantity', candidates: [minor] }
  if (!someMore || minor === 0) return undefined
  let grain = 1
  while (minor % (grain * 10) === 0) grain *= 10
  return grain * 3 >= minor ? { why: 'unclear', candidates: [minor] } : undefined
}
