import type { Reason } from '../../calendar/reason.ts'
import type { Say } from '../words.ts'

/** A reason in words; a local time is shown without its year. */
export function sayReason({ code, to, by, late }: Reason, say: Say): string {
  return say(`reason-${code}`, {
    to: to === undefined ? 'none' : to.slice(5).replace('T', ' '),
    by: by === undefined || by === '' ? 'none' : by,
    late: late ?? '',
  })
}

/**
 * What moved an occurrence, in order, and why it ended as it did. What is skipped for the time to which it would have been
 * moved says that this was too late: it was not moved there.
 */
export function sayReasons(
  moves: readonly Reason[],
  end: Reason | undefined,
  isSkipped: boolean,
  say: Say,
): readonly string[] {
  const isLast = end !== undefined && JSON.stringify(moves.at(-1)) === JSON.stringify(end)
  const before = (isLast ? moves.slice(0, -1) : moves).map((each) => sayReason(each, say))
  if (end === undefined) return [...new Set(before)]
  const why = sayReason(end, say)
  const last = isSkipped && end.to !== undefined ? say('would-be-late', { reason: why }) : why
  return [...new Set([...before, last])]
}
