import type { InputPayload } from '../model/input.ts'
import { common } from './common-text.ts'
import type { Talk } from './talk.ts'

/**
 * Who sent a voice note or a photo hears that it did not arrive, and what to do. In a safety case nothing is said: her
 * phone may be in other hands.
 */
export function tellNotPassed(
  talk: Talk,
  { media, why, to }: Extract<InputPayload, { readonly type: 'not-passed' }>,
): string | undefined {
  const { facts, speech, effects } = talk
  if (facts.status !== 'active' || facts.hold === 'safety') return 'she is not to be written to'
  const values = { to: to ?? common(speech, 'desk-nameless') }
  effects.push({ type: 'say', text: common(speech, `desk-not-passed-${media}-${why}`, values) })
  return undefined
}
