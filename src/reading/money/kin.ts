import { clauseOf, soldBefore } from './context.ts'
import type { Item, ItemKind } from './item.ts'
import type { Message } from './message.ts'

/** "mi hija 300", "la venta de mi hermana 500", "500 es lo de mi hermana": who sold it is asked. */
export function isSomeoneElses(message: Message, at: number): boolean {
  const { items } = message
  const [, to] = clauseOf(items, at)
  return items.some(({ kind }, index) =>
    kind === 'kin' ? mayHaveSold(message, index, at) : index >= to && isSaidToBeOf(items, index),
  )
}

/** "500, eran de la iglesia": whose it was, or where nobody knows. */
export function isSaidToBeOf(items: readonly Item[], at: number): boolean {
  if (!OWNERS.has(items[at]?.kind ?? 'break')) return false
  let before = at - 1
  while (ARTICLES.has(items[before]?.kind ?? 'break')) before -= 1
  const is = items[before]?.kind === 'of' ? before - 1 : before
  const isOfIt = is < before ? items[is]?.kind === 'is' : isOf(items[is])
  return isOfIt && isEnd(items, is - 1) && isEnd(items, at + 1)
}

const OWNERS: ReadonlySet<ItemKind> = new Set<ItemKind>(['place', 'unknown'])
const ARTICLES: ReadonlySet<ItemKind> = new Set<ItemKind>(['article', 'hour-before'])

/** "a mi hermana le quedaron 300": sold to her it would be the seller's, where profit is asked it is her sister's. */
export function isLeftToKin({ items }: Message): boolean {
  return items.some(
    ({ kind }, index) => kind === 'kin' && GIVEN.has(items[index - 1]?.kind ?? 'break'),
  )
}

const GIVEN: ReadonlySet<ItemKind> = new Set<ItemKind>(['to', 'for'])

function mayHaveSold(message: Message, kin: number, at: number): boolean {
  const { items } = message
  const before = items[kin - 1]?.kind
  if (before !== undefined && BESIDE.has(before)) return false
  const isShop = before === 'of' && items[kin - 2]?.kind === 'place'
  if (isShop && (kin > at || isSaidSold(items, kin))) return false
  if (before === 'in' && !isShop) return true
  const [from, to] = clauseOf(items, at)
  if (kin >= to && before === 'for') return items[kin - 2]?.kind === 'is'
  if (kin >= to && isNamedAlone(items, kin) && isEnd(items, kin + 1)) return true
  if (kin >= to) return before === 'is' || (before === 'of' && isAllOf(items, kin - 2))
  if (kin > at) return before === 'of' || before === 'article' || isEnd(items, kin + 1)
  if (before === 'of' && isNews(items, kin - 2)) return true
  if (kin < from) return isNamedAlone(items, kin) && isEnd(items, kin + 1)
  return (soldBefore(message, at) ?? -1) < kin
}

/** "es de", "son de". */
function isOf(item: Item | undefined): boolean {
  return item?.kind === 'is' && item.text.includes(' ')
}

/** "500, todo de mi hermana", "500 pero eran cosas de mi suegra", "500, la venta de mi hija"; "500, en el cumpleaños de mi hija" is only told. */
function isAllOf(items: readonly Item[], at: number): boolean {
  return isEnd(items, at) || GOODS_OF.has(items[at]?.kind ?? 'break')
}

/** "lo de mi hermana, vendí 500", "mensaje de mi hermana: vendí 500"; "en el velorio de mi tía vendí 500" is only told. */
function isNews(items: readonly Item[], at: number): boolean {
  const isFirst = items[at]?.kind === 'unknown' && isEnd(items, at - 1)
  return isFirst || isAllOf(items, at)
}

const GOODS_OF: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'and',
  'sold',
  'profit',
  'because',
  'is',
  'article',
  'context',
  'total',
  'counted',
  'goods',
  'sales',
  'money',
])

/** "vendí en la tienda de mi suegra 600": the shop may be anybody's. */
function isSaidSold(items: readonly Item[], kin: number): boolean {
  const [from] = clauseOf(items, kin)
  return items.slice(from, kin).some((item) => item.kind === 'sold')
}

/** "mi hija, 300", "300, mi hija". */
function isNamedAlone(items: readonly Item[], kin: number): boolean {
  const before = items[kin - 1]?.kind
  return before === undefined || before === 'break'
}

function isEnd(items: readonly Item[], at: number): boolean {
  return items[at] === undefined || items[at]?.kind === 'break'
}

/** "con mi hija", "buenos días mi hermana". */
const BESIDE: ReadonlySet<ItemKind> = new Set<ItemKind>(['with', 'courtesy', 'context', 'between'])
