import type { Amount } from './amount.ts'
import type { Item } from './item.ts'
import { sortAmounts, type Message } from './message.ts'

/** A message whose amounts are one, and the rule that made them so. */
export type Joined = { readonly message: Message; readonly rule: 'sum' | 'difference' | 'restated' }

/** The message with one amount in the place of some items. */
export function replaced(message: Message, from: number, to: number, amount: Amount): Message {
  const item: Item = { kind: 'amount', text: '', value: 0, gap: true, filled: false, amount }
  return sortAmounts([...message.items.slice(0, from), item, ...message.items.slice(to + 1)])
}
