import type { Item, ItemKind } from './item.ts'

/**
 * Whether something is said of one piece: "por pieza", "por una docena", or by itself "la pieza", "el quintal de maíz"; "gracias
 * por la leche" is only thanks.
 */
export function isOfEach(items: readonly Item[]): boolean {
  return items.some(({ kind }, at) => {
    if (!PIECES.has(kind)) return false
    const lead = items[at - 1]?.kind === 'article' ? at - 2 : at - 1
    const isFor = items[lead]?.kind === 'for' && items[lead - 1]?.kind !== 'courtesy'
    return isFor || isByItself(items, at)
  })
}

/** "vendí 500, la blusa"; "vendí 500, la blusa salió buena" tells more. */
function isByItself(items: readonly Item[], at: number): boolean {
  const article = items[at - 1]?.kind
  const next = items[at + 1]?.kind
  const isLed = article === 'article' || article === 'date-before'
  const isFirst = items[at - 2] === undefined || items[at - 2]?.kind === 'break'
  return isLed && isFirst && (next === undefined || next === 'break' || next === 'of')
}

const PIECES: ReadonlySet<ItemKind> = new Set<ItemKind>(['measure', 'goods'])
