import type { Outcome } from '../../model/message.ts'
import { changeMessages } from '../../store/talk/messages.ts'
import { sendingAmong } from '../../store/talk/receipts.ts'
import type { Tx } from '../../store/store.ts'
import { tellFailures, type Ended } from './failures.ts'
import { settle, type Attempt } from './settle.ts'

/** A message whose call has ended; its `attempts` do not count this one yet. */
export type Settled = {
  readonly message: Omit<Attempt, 'attempted_at' | 'dropsRepeats'> & Ended['message']
  readonly outcome: Outcome
  readonly now: number
  /** The channel's: where it is set, a receipt may have come before the answer. */
  readonly settleMs: number | undefined
  /** The channel's: the network drops a message whose id it has seen. */
  readonly dropsRepeats: boolean
}

/** Writes what became of sends: the rows, and for who cannot be reached, that. */
export async function recordOutcomes(tx: Tx, all: readonly Settled[]): Promise<void> {
  const group = await unsettled(tx, all)
  const changes = group.map(({ message, outcome, now, settleMs, dropsRepeats }) => {
    const attempts = message.attempts + 1
    const tried: Attempt = { ...message, dropsRepeats, attempts, attempted_at: now }
    return settle(tried, outcome, now, settleMs)
  })
  await changeMessages(tx, changes)
  const ended = group.map(({ message, outcome }, index) => {
    const { status = 'sending' } = changes[index] ?? {}
    return { message, outcome, status }
  })
  const [last] = group
  if (last) await tellFailures(tx, ended, last.now)
}

/** Those of which no receipt has told the outcome already. */
async function unsettled(tx: Tx, group: readonly Settled[]): Promise<readonly Settled[]> {
  const confirmed = group.filter(({ settleMs }) => settleMs !== undefined)
  const sending = await sendingAmong(
    tx,
    confirmed.map(({ message }) => message.id),
  )
  return group.filter(({ settleMs, message }) => settleMs === undefined || sending.has(message.id))
}
