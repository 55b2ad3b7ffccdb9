import { readAmounts, type Amount } from './amount.ts'
import type { Item, ItemKind } from './item.ts'
import type { Lexicon } from './lexicon.ts'
import { roleOf, type Role } from './role.ts'
import { tag } from './tag.ts'
import type { Token } from './tokenise.ts'
import type { Asked } from './word-class.ts'

/** A message with its numbers read and told apart. */
export type Message = {
  readonly items: readonly Item[]
  readonly has: ReadonlySet<ItemKind>
  /** Indexes of the amounts of money, in order. */
  readonly money: readonly number[]
  /** The other numbers: index and role. */
  readonly others: readonly { readonly at: number; readonly role: Role }[]
}

/** What stands in a message, and which of it is money. */
export function readMessage(tokens: readonly Token[], lexicon: Lexicon, asked: Asked): Message {
  return sortAmounts(readAmounts(tag(tokens, lexicon, asked), lexicon))
}

/** The same message after items were joined. */
export function sortAmounts(items: readonly Item[]): Message {
  const has = new Set<ItemKind>()
  const money: number[] = []
  const others: { at: number; role: Role }[] = []
  const roles: Role[] = []
  items.forEach((item, at) => {
    has.add(item.kind)
    if (item.kind === 'time') others.push({ at, role: 'hour' })
    if (item.kind === 'date') others.push({ at, role: 'date' })
    if (item.kind !== 'amount') return
    const role = roleOf(items, at, roles)
    roles.push(role)
    if (role === 'money') money.push(at)
    else others.push({ at, role })
  })
  return { items, has, money, others }
}

/** The amount of money at an index of the message. */
export function amountAt(message: Message, at: number | undefined): Amount {
  const amount = at === undefined ? undefined : message.items[at]?.amount
  if (!amount) throw new Error(`item ${at} of the message is no amount`)
  return amount
}
