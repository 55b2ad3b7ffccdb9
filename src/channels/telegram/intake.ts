import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Receive } from '../channel.ts'
import type { GapWatch } from './gap-watch.ts'
import { toIncoming } from './incoming.ts'
import type { Update } from './update.ts'

/** Where updates go, however they were delivered. */
export type Intake = {
  readonly clock: Clock
  readonly log: Log
  readonly gaps: GapWatch
  readonly receive: Receive
  /** Tells the person's app that a tap was heard, so that it stops waiting. */
  readonly answerTap: (tapId: string) => void
}

/** Hands updates over; resolves once they are committed, rejects where they could not be. */
export async function take(intake: Intake, updates: readonly Update[]): Promise<void> {
  const { clock, log, gaps, receive, answerTap } = intake
  const now = clock.now()
  for (const update of updates) gaps.heard(update.update_id, now)
  const heard = updates.flatMap((update) => toIncoming(update, now) ?? [])
  const ignored = updates.length - heard.length
  if (ignored > 0) log.debug({ ignored }, 'updates from groups, channels or bots')
  try {
    await receive(heard, gaps.position)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    log.error({ reason }, 'messages from Telegram could not be stored; they will come again')
    throw error
  }
  gaps.report(now)
  for (const { callback_query: tap } of updates) if (tap) answerTap(tap.id)
}
