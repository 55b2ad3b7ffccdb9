import { CAME_TO } from './build-lexicon.ts'
import type { Item, ItemKind } from './item.ts'
import type { Message } from './message.ts'

/** How firmly a message says that an amount is the sales. */
export type Anchor = 'sold' | 'marked' | 'bare'

/** `sold` where a word for sales or the total leads straight to the amount (or follows it), else by its currency. */
export function anchorOf(message: Message, at: number): Anchor {
  if (soldBefore(message, at) !== undefined || isSoldAfter(message.items, at)) return 'sold'
  return message.items[at]?.amount?.marked ? 'marked' : 'bare'
}

/** Index of the word for sales that leads to the amount: "vendí esta semana como 500". */
export function soldBefore(message: Pick<Message, 'items'>, at: number): number | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const item = message.items[index]
    if (item && SAYS_SALES.has(item.kind)) return index
    if (!item || !LEADS_ON.has(item.kind)) return undefined
  }
  return undefined
}

function isSoldAfter(items: readonly Item[], at: number): boolean {
  for (let index = at + 1; index < items.length; index += 1) {
    const item = items[index]
    if (item && SAYS_SALES.has(item.kind)) {
      return item.kind === 'total' || index > at + 1 || items[at]?.amount?.marked === true
    }
    if (!item || (item.kind !== 'is' && item.kind !== 'context' && item.kind !== 'of')) return false
  }
  return false
}

const SAYS_SALES: ReadonlySet<ItemKind> = new Set<ItemKind>(['sold', 'sales', 'total'])

/** What may stand between the word that says what an amount is and the amount. */
export const LEADS_ON: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'hedge',
  'only',
  'is',
  'article',
  'context',
  'this-week',
  'week',
  'today',
  'so-far',
  'date',
  'courtesy',
  'title',
  'of',
  'place',
  'in',
  'money',
])

/** Whether some word nobody explains could change what the amount means: then it is asked about. */
export function isUnexplained(message: Message, at: number, anchor: Anchor): boolean {
  const { items } = message
  const [from, to] = clauseOf(items, at)
  const sold = firmStart(message, at) ?? from
  const isFirm = anchor === 'marked' || (isMany(items[at]) && cameTo(message, at))
  let strange = 0
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (!item || !isStrange(items, index)) continue
    strange += 1
    const isInside = index >= from && index < to
    const isAllowed = isOneOf(items, index)
      ? false
      : isInside
        ? (anchor !== 'bare' && index < sold) || isSetOff(items, index, at, anchor)
        : anchor === 'sold' ||
          (anchor === 'marked' && index > at && !isOneThing(items, index)) ||
          (isFirm && isSoldGoods(items, index)) ||
          isGreetingClause(items, index)
    if (!isAllowed) return true
  }
  return strange > MOST_STRANGE
}

const MOST_STRANGE = 14

/** "en un evento", "en una junta": what nobody knows may be an hour or a day. */
function isOneOf(items: readonly Item[], at: number): boolean {
  const article = items[at - 1]
  return article?.kind === 'article' && article.value === 1 && items[at - 2]?.kind === 'in'
}

/** "Q500, el güipil": the price of one. */
function isOneThing(items: readonly Item[], at: number): boolean {
  const before = items[at - 1]?.kind
  return items[at]?.kind === 'goods' && (before === 'article' || before === 'date-before')
}

/** "vendí tortillas, 500 quetzales", "vendí café, fueron 850.000". */
function isSoldGoods(items: readonly Item[], at: number): boolean {
  const [from] = clauseOf(items, at)
  return (
    items[at]?.kind === 'goods' && items.slice(from, at).some((item) => SAYS_SALES.has(item.kind))
  )
}

/** Longer unknown words that were a slip of a dangerous one have been met as such. */
const LONG_WORD = 6

/** Index from which words lead to the amount; an unknown one right before it may change them ("aer vendí"). */
function firmStart({ items }: Message, at: number): number | undefined {
  const sold = soldBefore({ items }, at)
  if (sold === undefined) return undefined
  let before = sold - 1
  while (items[before]?.kind === 'only' || items[before]?.kind === 'context') before -= 1
  const word = items[before]
  const isShort = word?.kind === 'unknown' && word.text.length < LONG_WORD
  return isShort && !isIntroduced(items, before) ? undefined : sold
}

/** Words that nothing explains where they stand: unknown ones, goods, and names unless introduced. */
function isStrange(items: readonly Item[], at: number): boolean {
  const kind = items[at]?.kind
  const counts = kind === 'counted' || kind === 'measure'
  const isCounted = counts && items[at - 1]?.kind !== 'amount'
  if (kind !== 'unknown' && kind !== 'goods' && !isCounted) return false
  return !isIntroduced(items, at)
}

/** "doña Lucía", "soy María López", "la plaza de Andes": the words after a title, "soy" or a place are a name. */
function isIntroduced(items: readonly Item[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index -= 1) {
    const kind = items[index]?.kind
    const isPlace = kind === 'of' && items[index - 1]?.kind === 'place'
    if (kind === 'title' || kind === 'self' || isPlace) return !isBeforeAmount(items, at)
    if (kind !== 'unknown') return false
  }
  return false
}

/** An unknown word that leads to the amount is no name: "mi hermana vende 500". */
function isBeforeAmount(items: readonly Item[], at: number): boolean {
  let next = at + 1
  while (items[next]?.kind === 'hedge' || items[next]?.kind === 'only') next += 1
  return items[next]?.kind === 'amount'
}

/** Nobody sells as many pieces in a week; in minor units. */
export const MORE_THAN_THINGS = 20_000_00

function isMany(item: Item | undefined): boolean {
  return (item?.amount?.minor ?? 0) >= MORE_THAN_THINGS
}

/** After the amount: "en el cantón Pachaj", "de tamales"; nothing may stand between. */
function isSetOff(items: readonly Item[], index: number, at: number, anchor: Anchor): boolean {
  if (index < at) return false
  if (isAfterThanks(items, index, at)) return true
  const lead = items[at + 1]?.kind
  if (items[index]?.kind === 'goods') {
    const isLed = lead === 'in' || lead === 'of' || lead === 'with'
    return isLed && index <= at + 5 && (anchor !== 'bare' || isMany(items[at]))
  }
  if (anchor !== 'sold') return lead === 'because' && anchor === 'marked'
  if (lead === 'in' || (lead === 'of' && isMany(items[at]))) return index <= at + 5
  return lead === 'because' || lead === 'with' || (lead === 'and' && index > at + 2)
}

/** "500 gracias a la Virgencita": a word or two that belong to the thanks. */
function isAfterThanks(items: readonly Item[], index: number, at: number): boolean {
  const between = items.slice(at + 1, index)
  const strange = between.filter((item) => item.kind === 'unknown').length
  const isThanks = between.some((item) => item.kind === 'courtesy' && item.text.length > 3)
  return strange < 2 && isThanks
}

/** The bounds of the clause around an item: from after the last break to the next. */
export function clauseOf(items: readonly Item[], at: number): [number, number] {
  let from = at
  while (from > 0 && !ENDS_CLAUSE.has(items[from - 1]?.kind ?? 'break')) from -= 1
  let to = at + 1
  while (to < items.length && !ENDS_CLAUSE.has(items[to]?.kind ?? 'break')) to += 1
  return [from, to]
}

const ENDS_CLAUSE: ReadonlySet<ItemKind> = new Set<ItemKind>(['break', 'because'])

function isGreetingClause(items: readonly Item[], at: number): boolean {
  const [from, to] = clauseOf(items, at)
  const first = items[from]?.kind
  return (first === 'courtesy' || first === 'title' || first === 'self') && to - from <= 6
}

/** A "no" that stands in the amount's own clause, or that no known phrase explains. */
export function isDenied(message: Message, at: number, anchor: Anchor): boolean {
  if (!message.has.has('no')) return false
  const [from, to] = clauseOf(message.items, at)
  return message.items.some(
    (item, index) => item.kind === 'no' && (anchor === 'bare' || (index >= from && index < to)),
  )
}

/** "vendí 15 libras, fueron Q450", "y fueron Q450": the clause begins with the word that leads to the amount. */
export function cameTo({ items }: Message, at: number): boolean {
  let lead = at - 1
  while (items[lead]?.kind === 'hedge') lead -= 1
  const { kind, value } = items[lead] ?? {}
  const isFirst = items[lead - 1]?.kind === 'and' || clauseOf(items, at)[0] === lead
  return kind === 'is' && value === CAME_TO && isFirst
}
