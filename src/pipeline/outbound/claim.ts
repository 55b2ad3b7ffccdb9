import type { Programme } from '../../model/programme.ts'
import type { Tx } from '../../store/store.ts'
import { dueMessages, type PendingMessage } from '../../store/talk/due-messages.ts'
import { changeMessages, type MessageChange } from '../../store/talk/messages.ts'
import type { Sending } from './attempt.ts'
import { departuresOf } from './departure.ts'
import type { Pace } from './pace.ts'
import { stayingOf, unchanged } from './staying.ts'

/** What decides which of the due messages leave at a moment (milliseconds since 1970). */
export type Claim = {
  readonly now: number
  /** How many may leave, at the most. */
  readonly room: number
  readonly programmes: ReadonlyMap<string, Programme>
  readonly pace: Pace
  /** Whether its channel wants to send a message now. */
  readonly admits: (message: Pick<PendingMessage, 'account' | 'chat' | 'class'>) => boolean
}

/**
 * Writes what may leave now as attempts under way, and what may not leave as it stays. An account that lets nothing of a
 * page leave is left out then, so that it does not hide what waits on others.
 */
export async function claimDue(
  tx: Tx,
  accounts: readonly string[],
  claim: Claim,
): Promise<readonly Sending[]> {
  const claimed: Sending[] = []
  let asked = accounts
  while (asked.length > 0 && claimed.length < claim.room) {
    const page = await claimPage(tx, asked, { ...claim, room: claim.room - claimed.length })
    claimed.push(...page.claimed)
    if (page.stuck.size === 0) break
    asked = asked.filter((account) => !page.stuck.has(account))
  }
  return claimed
}

type Page = {
  readonly claimed: readonly Sending[]
  /** Where there may be more: accounts of which nothing was moved. */
  readonly stuck: ReadonlySet<string>
}

async function claimPage(tx: Tx, accounts: readonly string[], claim: Claim): Promise<Page> {
  const { now, room, programmes, pace, admits } = claim
  // some of what is due may stay
  const limit = room * 2
  const pending = await dueMessages(tx, accounts, now, limit)
  const departures = await departuresOf(tx, pending, { programmes, now })
  const claimed: Sending[] = []
  const changes: MessageChange[] = []
  const stuck = new Set(pending.length < limit ? [] : pending.map(({ account }) => account))
  for (const message of pending) {
    if (claimed.length >= room) break
    const staying = stayingOf(message, departures.get(message.id))
    const turn = !staying && admits(asWaitedFor(message)) ? pace.take(message, now) : undefined
    if (staying) changes.push(staying)
    else if (turn) {
      claimed.push({ ...message, turn })
      changes.push(begun(message, now))
    } else continue
    stuck.delete(message.account)
  }
  await changeMessages(tx, changes)
  return { claimed, stuck }
}

/** What stands before an answer leaves as an answer does, so that nothing holds up who writes. */
function asWaitedFor(message: PendingMessage): PendingMessage {
  return message.is_awaited === 1 ? { ...message, class: 'reply' } : message
}

function begun(message: PendingMessage, now: number): MessageChange {
  const attempts = message.attempts + 1
  return { ...unchanged(message), status: 'sending', attempts, attempted_at: now }
}
