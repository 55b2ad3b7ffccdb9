import type { TimerPayload } from '../../model/input.ts'
import { MOVING, type Frame } from '../state.ts'
import type { Talk } from '../talk.ts'

/** A timer came due: it moves its run, waits, or no longer applies. Returns a note where nothing was done. */
export function elapse(talk: Talk, { frame: id, timer, armed }: TimerPayload): string | undefined {
  const { stack, facts, now } = talk
  const frame = stack.find(id)
  if (frame?.timers[timer] !== armed) return 'the timer no longer applies'
  if (talk.mayWriteFrom(now) > now) return putOff(talk, frame, timer, now)
  const isOnTop = frame === stack.top
  if (facts.freeFrom !== undefined && isWaiting(frame) && isOnTop && timer !== MOVING)
    return putOff(talk, frame, timer, facts.freeFrom)
  if (timer === MOVING) {
    if (isOnTop) talk.moveOn()
  } else if (isOnTop) talk.elapse(timer)
  else stack.postpone(frame, timer)
  return undefined
}

/** A timer that may not speak now (at night, or on a day or in a week that has its messages) runs again until it may. */
function putOff(talk: Talk, frame: Frame, timer: string, until: number): string {
  talk.stack.arm(frame, timer, talk.mayWriteFrom(until))
  if (talk.facts.hold) return 'put off: a person has to decide first'
  return until > talk.now
    ? 'put off: enough messages that day or week already'
    : 'put off: quiet hours'
}

/** A question's nudge belongs to what was asked; a flow that has waited begins anew, and takes a day of its own. */
function isWaiting({ value }: Frame): boolean {
  return typeof value === 'string'
}
