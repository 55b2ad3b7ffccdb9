import type { Country } from '../country.ts'
import type { Item, ItemKind } from './item.ts'
import type { Message } from './message.ts'
import type { MoneyReading } from './money-reading.ts'
import { ask, type MoneyOptions } from './settle.ts'

/** Decides a message without an amount of money: zero, missing, relative, other numbers, or nothing. */
export function decideWithout(
  message: Message,
  country: Country,
  options: MoneyOptions,
): MoneyReading {
  const { has } = message
  const isZero = has.has('zero') || has.has('no-sales')
  if (isZero && isPlainZero(message)) {
    const rule = has.has('no-sales') ? 'no-sales' : 'zero'
    return { type: 'amount', minor: 0, approximate: false, unusual: false, rule }
  }
  if (has.has('foreign') && message.others.length) return ask('currency', [], country)
  if (has.has('already-told')) return { type: 'none', why: 'already-told' }
  if (has.has('refuses')) return { type: 'unknown', why: 'refuses' }
  if (has.has('later')) return { type: 'unknown', why: 'later' }
  if (has.has('does-not-know')) return { type: 'unknown', why: 'does-not-know' }
  if (has.has('relative') || has.has('comparison'))
    return ask('relative', relatives(options), country)
  const sold = message.others.some((other) => other.role === 'quantity' || other.role === 'strange')
  if (sold) return ask('quantity', [], country)
  if (
    isZero ||
    has.has('little') ||
    has.has('profit') ||
    NUMBERLIKE.some((kind) => has.has(kind))
  ) {
    return ask('unclear', [], country)
  }
  return { type: 'none' }
}

const NUMBERLIKE: readonly ItemKind[] = [
  'number-like',
  'multiplier',
  'vague-multiplier',
  'hundreds',
  'half',
  'slang',
  'coin',
  'bound',
]

function relatives(options: MoneyOptions): number[] {
  return options.previous === undefined ? [] : [options.previous]
}

/** "no vendí nada, estuve enferma" is zero; "nada bien", "casi nada", "el lunes no vendí" are not. */
function isPlainZero({ items, has, others }: Message): boolean {
  if (AGAINST_ZERO.some((kind) => has.has(kind))) return false
  if (others.some((other) => other.role !== 'duration' && other.role !== 'date')) return false
  return items.every((item, at) => {
    if (item.kind === 'no') return isReply(items, at)
    if (item.kind === 'zero') return isAlone(items, at, ZERO_COMPANY)
    return item.kind !== 'no-sales' || isAlone(items, at, NO_SALES_COMPANY)
  })
}

/** "no, nada": the no answers, it does not deny. */
function isReply(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]?.kind
  return next === 'break' || next === 'zero' || next === 'courtesy' || next === 'title'
}

/** Every word from here to the end of the clause keeps the zero a zero. */
function isAlone(items: readonly Item[], at: number, company: ReadonlySet<ItemKind>): boolean {
  for (let index = at + 1; index < items.length; index += 1) {
    const kind = items[index]?.kind ?? 'break'
    if (kind === 'break' || kind === 'because' || kind === 'for') break
    if (!company.has(kind)) return false
  }
  for (let index = at - 1; index >= 0; index -= 1) {
    const kind = items[index]?.kind ?? 'break'
    if (kind === 'break' || kind === 'because') break
    if (kind === 'no' && isReply(items, index)) break
    if (!company.has(kind) && !LEADS_TO_NONE.has(kind)) return false
    if (kind === 'unknown' && items[at]?.kind === 'zero') return false
  }
  return true
}

/** Before it also a reason may stand: "por enfermedad no vendí". */
const LEADS_TO_NONE: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'unknown',
  'context',
  'kin',
  'for',
  'with',
  'date-before',
])

const NO_SALES_COMPANY: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'zero',
  'no-sales',
  'this-week',
  'courtesy',
  'title',
  'is',
  'total',
  'money',
  'and',
  'article',
  'week',
  'currency',
  'sold',
  'sales',
  'in',
  'of',
  'place',
  'hope',
])

const ZERO_COMPANY: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'zero',
  'no-sales',
  'this-week',
  'courtesy',
  'title',
  'is',
  'sold',
  'sales',
  'total',
  'currency',
  'only',
  'and',
  'self',
  'in',
  'hope',
])

const AGAINST_ZERO: readonly ItemKind[] = [
  'little',
  'relative',
  'comparison',
  'day',
  'today',
  'yesterday',
  'part-of-day',
  'other-period',
  'wish',
  'correction',
  'bound',
  'hedge',
  'profit',
  'got',
  'expense',
  'loss',
  'does-not-know',
  'later',
  'refuses',
  'already-told',
  'question',
  'or',
]
