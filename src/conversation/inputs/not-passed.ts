import type { InputPayload } from '../../model/input.ts'
import { common } from '../say/common-text.ts'
import type { Talk } from '../talk.ts'

/**
 * Who sent words, a voice note or a photo hears that they did not arrive, and what to do; so does the officer who asked for a
 * file of a safety case. To her who is held nothing is said: her phone may be in other hands.
 */
export function tellNotPassed(
  talk: Talk,
  { media, why, to, case: about }: Extract<InputPayload, { readonly type: 'not-passed' }>,
): string | undefined {
  const { facts, speech, effects } = talk
  if (facts.status !== 'active' || facts.hold === 'safety') return 'she is not to be written to'
  const what = `${media}-${why}`
  const line = about === undefined ? `desk-not-passed-${what}` : `safety-file-${what}`
  const values = { to: to ?? common(speech, 'desk-nameless'), case: String(about ?? '') }
  effects.push({ type: 'say', text: common(speech, line, values) })
  return undefined
}

/** What was announced to her does not come. */
export function tellNotReceived(
  talk: Talk,
  { media, from }: Extract<InputPayload, { readonly type: 'not-received' }>,
): string | undefined {
  const { facts, speech, effects } = talk
  if (facts.status !== 'active' || facts.hold === 'safety') return 'she is not to be written to'
  const values = { from: from ?? common(speech, 'desk-nameless') }
  effects.push({ type: 'say', text: common(speech, `desk-not-received-${media}`, values) })
  return undefined
}
