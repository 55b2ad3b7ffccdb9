import type { Country } from '../country.ts'
import { beside } from './beside.ts'
import { isDenied, isUnexplained, type Anchor } from './context.ts'
import { compared } from './compared.ts'
import { dated } from './dated.ts'
import { isOfEach } from './each.ts'
import { isSomeoneElses } from './kin.ts'
import { amountAt, type Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'
import { placed } from './placed.ts'
import { worded } from './worded.ts'

/** What stands against taking the amount at an index as the week's sales; undefined where nothing does. */
export function objectionTo(
  message: Message,
  at: number,
  anchor: Anchor,
  country: Country,
): AskWhy | undefined {
  return (
    worded(message, at) ??
    compared(message, at) ??
    placed(message, at, anchor) ??
    spoken(message, at, country) ??
    dated(message, at, anchor) ??
    beside(message, at, anchor) ??
    (isOfEach(message.items) ? 'quantity' : undefined) ??
    (isSomeoneElses(message, at) ? 'unclear' : undefined) ??
    (isDenied(message, at, anchor) ? 'unclear' : undefined) ??
    (isUnexplained(message, at, anchor) ? 'unclear' : undefined)
  )
}

/** "25 con 50" where nobody uses cents. */
function spoken(message: Message, at: number, country: Country): AskWhy | undefined {
  const isOdd = country.droppedThousand !== undefined && amountAt(message, at).spoken
  return isOdd ? 'scale' : undefined
}
