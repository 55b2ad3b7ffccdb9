import { soldBefore, type Anchor } from './context.ts'
import type { Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/** Other numbers: dates stand beside anything; hours and days beside a firm amount; things beside "vendí". */
export function beside(message: Message, at: number, anchor: Anchor): AskWhy | undefined {
  for (const other of message.others) {
    if (other.role === 'date') continue
    if (other.role === 'percent') return 'unclear'
    if (other.role === 'strange') return 'quantity'
    if (other.role === 'quantity' && !isApart(message, other.at, at, anchor)) return 'quantity'
    if (anchor === 'bare') return 'quantity'
  }
  return undefined
}

/** "vendí 700, fueron 20 pollos": sales are said of the amount itself, not of the things. */
function isApart(message: Message, other: number, at: number, anchor: Anchor): boolean {
  const sold = soldBefore(message, at)
  return anchor === 'sold' && sold !== undefined && (other > at || sold > other)
}
