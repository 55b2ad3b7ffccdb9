import type { Country } from '../country.ts'
import { OF_IT } from './build-lexicon.ts'
import { isOfEach } from './each.ts'
import type { Item, ItemKind } from './item.ts'
import { readMessage } from './message.ts'
import { normalise } from './normalise.ts'
import type { Asked } from './word-class.ts'
import { tokenise } from './tokenise.ts'

/**
 * Whether words behind a yes say something else of the amount: another one, whose it is, of what time or kind ("sí, de
 * ganancia"). Words that nobody knows are news ("sí, me encargaron un pedido").
 */
export function saysOtherwise(text: string, country: Country, asked: Asked): boolean {
  const tokens = tokenise(normalise(text), country.lexicon.harmless)
  const { has, items } = readMessage(tokens, country.lexicon, asked)
  // "un pedido" is no number
  const hasNumber = items.some(({ amount }) => amount !== undefined && amount.minor > 100)
  const isOf = items.some(({ kind }, at) => ONLY_LED.has(kind) && isSaidOfIt(items, at))
  return hasNumber || isOf || isOfEach(items) || OTHERWISE.some((kind) => has.has(kind))
}

/** "de gastos", "un préstamo", "es lo que me gasté", "todo fiado"; "hubo un pedido" is why it is so much. */
function isSaidOfIt(items: readonly Item[], at: number): boolean {
  let before = at - 1
  while (items[before]?.kind === 'article') before -= 1
  if (items[before] === undefined || items[before]?.kind === 'break') return true
  while (isPassed(items[before])) before -= 1
  const lead = items[before]
  return lead?.kind === 'of' || lead?.kind === 'is' || lead?.kind === 'context'
}

function isPassed(item: Item | undefined): boolean {
  return item?.kind === 'article' || (item?.kind === 'context' && item.value !== OF_IT)
}

const ONLY_LED: ReadonlySet<ItemKind> = new Set<ItemKind>(['expense', 'debt', 'wish', 'relative'])

const OTHERWISE: readonly ItemKind[] = [
  'only',
  'profit',
  'got',
  'loss',
  'kin',
  'day',
  'month',
  'yesterday',
  'today',
  'part-of-day',
  'other-period',
  'rate',
  'percent',
  'foreign',
  'question',
  'correction',
  'some-more',
  'bound',
  'no',
]
