import type { Unguarded } from '../reports/safeguarding.ts'
import type { Say } from './words.ts'

/** A programme that has nobody who can be told of a danger, and what to do about it. */
export function describeUnguarded({ programme, isGiven }: Unguarded, say: Say): string {
  return say(isGiven ? 'unguarded-given' : 'unguarded', { programme })
}
