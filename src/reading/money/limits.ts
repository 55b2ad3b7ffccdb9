import type { Country } from '../country.ts'
import { OF_IT } from './build-lexicon.ts'
import { isOfEach } from './each.ts'
import type { Item, ItemKind } from './item.ts'
import { isSaidToBeOf } from './kin.ts'
import { readMessage } from './message.ts'
import { normalise } from './normalise.ts'
import type { Asked } from './word-class.ts'
import { tokenise } from './tokenise.ts'

/**
 * Whether words behind a yes say something else of the amount: another one, whose it is, of what time or kind ("sí, de
 * ganancia"); `perhaps` where that depends on the words around them. Words that nobody knows are news ("sí, me encargaron un
 * pedido"), unless the amount is said to be of them ("sí, de las socias").
 */
export function saysOtherwise(
  text: string,
  country: Country,
  asked: Asked,
): 'surely' | 'perhaps' | undefined {
  const tokens = tokenise(normalise(text), country.lexicon.harmless)
  const { has, items } = readMessage(tokens, country.lexicon, asked)
  if (items.some(({ kind }, at) => kind === 'unknown' && isOfIt(items, at))) return 'surely'
  // "un pedido" is no number
  const hasNumber = items.some(({ amount }) => amount !== undefined && amount.minor > 100)
  const isOf = items.some(
    ({ kind }, at) => (ONLY_LED.has(kind) && isSaidOfIt(items, at)) || isSaidToBeOf(items, at),
  )
  const isOther = hasNumber || isOf || isOfEach(items) || OTHERWISE.some((kind) => has.has(kind))
  return isOther ? 'perhaps' : undefined
}

function isEdge(item: Item | undefined): boolean {
  return item === undefined || item.kind === 'break'
}

/** "de puras pupusas". */
function isAdjective(next: Item | undefined): boolean {
  return next?.kind === 'goods'
}

/** "de todas las socias", at the beginning; "cerca de Xela" says where. */
function isOfIt(items: readonly Item[], at: number): boolean {
  let before = at - 1
  while (ARTICLES.has(items[before]?.kind ?? 'break') || items[before]?.kind === 'context')
    before -= 1
  return items[before]?.kind === 'of' && isEdge(items[before - 1]) && !isAdjective(items[at + 1])
}

/** "de gastos", "un préstamo", "es lo que me gasté", "con lo fiado", "todo fiado"; "hubo un pedido" is why it is so much. */
function isSaidOfIt(items: readonly Item[], at: number): boolean {
  let before = at - 1
  while (ARTICLES.has(items[before]?.kind ?? 'break')) before -= 1
  if (JOINTS.has(items[before]?.kind ?? 'break')) before -= 1
  if (isEdge(items[before])) return true
  while (isPassed(items[before])) before -= 1
  const lead = items[before]?.kind ?? 'break'
  return SAYS_IT.has(lead) || (lead === 'for' && items[at]?.kind === 'expense')
}

/** "y aparte", "más lo fiado". */
const JOINTS: ReadonlySet<ItemKind> = new Set<ItemKind>(['and', 'plus'])

/** "la", "un"; "el", "del" lead to dates as well, "las" to hours. */
const ARTICLES: ReadonlySet<ItemKind> = new Set<ItemKind>(['article', 'date-before', 'hour-before'])

const SAYS_IT: ReadonlySet<ItemKind> = new Set<ItemKind>(['of', 'is', 'with', 'context'])

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
