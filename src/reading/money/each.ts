import type { Item, ItemKind } from './item.ts'

/** Whether something is said of one piece: "por pieza", "por una docena"; "gracias por la leche" is only thanks. */
export function isOfEach(items: readonly Item[]): boolean {
  return items.some(({ kind }, at) => {
    if (!PIECES.has(kind)) return false
    const lead = items[at - 1]?.kind === 'article' ? at - 2 : at - 1
    return items[lead]?.kind === 'for' && items[lead - 1]?.kind !== 'courtesy'
  })
}

const PIECES: ReadonlySet<ItemKind> = new Set<ItemKind>(['measure', 'goods'])
