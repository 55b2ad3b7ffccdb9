import type { Country } from '../country.ts'
import type { ItemKind } from './item.ts'
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
  const isOf = items.some(
    ({ kind }, at) => ONLY_LED.has(kind) && LEADS.has(items[at - 1]?.kind ?? 'break'),
  )
  return hasNumber || isOf || OTHERWISE.some((kind) => has.has(kind))
}

/** "de gastos", "fiado"; "hubo un pedido" is why it is so much. */
const ONLY_LED: ReadonlySet<ItemKind> = new Set<ItemKind>(['expense', 'debt', 'wish'])
const LEADS: ReadonlySet<ItemKind> = new Set<ItemKind>(['of', 'is', 'break'])

const OTHERWISE: readonly ItemKind[] = [
  'only',
  'profit',
  'got',
  'loss',
  'kin',
  'day',
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
