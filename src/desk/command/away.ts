import { localDate } from '../../calendar/local.ts'
import { common, writeDate } from '../../conversation/render.ts'
import { readDate } from '../../reading/date.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import type { DeskEffect } from '../desk-effect.ts'

/** `vacaciones hasta el 15`: from now on her alerts go to who stands in for her; without a date she is asked for it. */
export function away(rest: string, desk: Desk): Reaction {
  const { now, speech, tickets, me } = desk
  if (rest === '')
    return answer(common(speech, 'desk-away-until-when'), {
      type: 'showPrompt',
      prompt: { type: 'away-until' },
    })
  const until = readUntil(rest, desk)
  if (until === undefined) return answer(common(speech, 'desk-away-until-when'))
  const waiting = tickets.filter(({ owner_id, status }) => owner_id === me.id && status === 'open')
  const passedOn = waiting.map(({ id }): DeskEffect => {
    const change = { due_at: now, wake_at: now }
    return { type: 'changeTicket', ticket: id, change, event: 'declined', person: me.id }
  })
  const values = { date: writeDate(until, speech), count: waiting.length }
  return answer(
    common(speech, 'desk-away', values),
    { type: 'setAway', until },
    { type: 'showPrompt' },
    ...passedOn,
  )
}

/** The first day back: the day that is named, if it is to come. */
export function readUntil(text: string, { now, programme, speech }: Desk): string | undefined {
  const today = localDate(now, programme?.zone ?? 'UTC')
  const reading = readDate(text, today, speech.words, { direction: 'future' })
  const date = reading.type === 'date' ? reading.date : undefined
  return date && date.toString() > today.toString() ? date.toString() : undefined
}
