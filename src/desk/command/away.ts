import { localDate } from '../../calendar/local.ts'
import { dayToCome } from '../../conversation/hear/day-to-come.ts'
import { common } from '../../conversation/say/common-text.ts'
import { writeDate } from '../../conversation/say/dates.ts'
import { cohortsOfStaff, staffOf } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { nextHelper, todayIn } from '../chain.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import type { DeskEffect } from '../desk-effect.ts'

/**
 * `vacaciones hasta el 15`: from now on her alerts go to who stands in for her, if anybody does; without a date she is
 * asked for it.
 */
export async function away(tx: Tx, rest: string, desk: Desk): Promise<Reaction> {
  const { now, speech, tickets, me } = desk
  if (rest === '')
    return answer(common(speech, 'desk-away-until-when'), {
      type: 'showPrompt',
      prompt: { type: 'away-until' },
    })
  const until = readUntil(rest, desk)
  if (until === undefined) return answer(common(speech, 'desk-away-until-when'))
  const alone = await groupsAlone(tx, desk)
  const waiting = tickets.filter(
    ({ owner_id, status, cohort_name }) =>
      owner_id === me.id && status === 'open' && !alone.includes(cohort_name ?? ''),
  )
  const passedOn = waiting.map(({ id }): DeskEffect => {
    const change = { due_at: now, wake_at: now }
    return { type: 'changeTicket', ticket: id, change, event: 'declined', person: me.id }
  })
  const values = {
    date: writeDate(until, speech),
    count: waiting.length,
    alone: alone.join(', ') || 'none',
  }
  return answer(
    common(speech, 'desk-away', values),
    { type: 'setAway', until },
    { type: 'showPrompt' },
    ...passedOn,
  )
}

/** The names of her groups in which nobody stands in for her. */
async function groupsAlone(tx: Tx, desk: Desk): Promise<readonly string[]> {
  const alone: string[] = []
  for (const { id, name } of await cohortsOfStaff(tx.db, desk.me.id)) {
    const chain = await staffOf(tx.db, id)
    if (!nextHelper(chain, new Set([desk.me.id]), todayIn(desk.programme, desk.now)))
      alone.push(name)
  }
  return alone
}

/** The first day back: the day that is named, if it is to come. */
export function readUntil(text: string, { now, programme, speech }: Desk): string | undefined {
  const today = localDate(now, programme?.zone ?? 'UTC')
  const date = dayToCome(text, today, speech.words)
  return date && date.toString() > today.toString() ? date.toString() : undefined
}
