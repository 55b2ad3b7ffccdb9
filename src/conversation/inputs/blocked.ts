import type { Facts } from '../facts.ts'
import type { InputPayload } from '../../model/input.ts'
import type { Talk } from '../talk.ts'
import { tellUnreached } from './unreached.ts'

/**
 * She cannot be written to in a chat any more: what is open ends, and a person hears of it. Where it is a chat that she has
 * left for another, it is closed and nothing else changes. Returns a note where nobody has to be told.
 */
export function closeChat(talk: Talk): string | undefined {
  talk.effects.push({ type: 'closeAddress' })
  if (talk.facts.elsewhere) return 'she is written to in another chat'
  talk.leaveAll()
  return tellUnreached(talk)
}

/** Whether an input says that she cannot be written to any more. */
export function isCutOff({ type }: InputPayload, { elsewhere }: Pick<Facts, 'elsewhere'>): boolean {
  return type === 'blocked' && !elsewhere
}
