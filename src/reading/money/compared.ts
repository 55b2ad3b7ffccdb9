import { clauseOf } from './context.ts'
import type { ItemKind } from './item.ts'
import type { Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/**
 * "vendí menos que la semana pasada, 400" is 400; "400 menos que la semana pasada", "menos que la semana
 * pasada, que fueron 400" are not: the comparison ends before the amount's clause, and only words that
 * lead to this week's amount begin that clause.
 */
export function compared({ items, has }: Message, at: number): AskWhy | undefined {
  if (!has.has('comparison')) return undefined
  const [from] = clauseOf(items, at)
  const isEarlier = items.every((item, index) => item.kind !== 'comparison' || index < from)
  const isLed = items.slice(from, at).every((item) => LEADS.has(item.kind))
  return isEarlier && isLed ? undefined : 'relative'
}

const LEADS: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'sold',
  'sales',
  'total',
  'is',
  'hedge',
  'only',
  'this-week',
  'courtesy',
  'title',
])
