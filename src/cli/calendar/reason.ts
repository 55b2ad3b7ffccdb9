import type { Reason } from '../../calendar/reason.ts'
import type { Say } from '../words.ts'

/** A reason in words; a local time is shown without its year. */
export function sayReason({ code, to, by, late }: Reason, say: Say): string {
  return say(`reason-${code}`, {
    to: to === undefined ? '' : to.slice(5).replace('T', ' '),
    by: by === undefined || by === '' ? 'none' : by,
    late: late ?? '',
  })
}
