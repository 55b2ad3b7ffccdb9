import { common } from '../say/common-text.ts'
import { contactValues } from '../say/contact-values.ts'
import type { Facts } from '../facts.ts'
import type { Talk } from '../talk.ts'

/** Whether somebody who protects her has been told, as texts select by it. */
export function officerTold({ safety }: Facts): 'yes' | 'no' {
  return safety?.officer ? 'yes' : 'no'
}

/** Who knows of it, truthfully: by her name, or that at present nobody can be reached (R40). */
export function toldText({ facts, speech }: Talk): string {
  const officer = facts.safety?.officer
  const name = officer?.name ?? common(speech, 'safety-officer')
  const values = contactValues(facts, speech, { officer: name })
  return common(speech, officer ? 'safety-told' : 'safety-nobody', values)
}
