import { common, contactValues } from '../render.ts'
import type { Talk } from '../talk.ts'

/** Who knows of it, truthfully: by her name, or that at present nobody can be reached (R40). */
export function toldText({ facts, speech }: Talk): string {
  const officer = facts.safety?.officer
  const name = officer?.name ?? common(speech, 'safety-officer')
  const values = contactValues(facts, speech, { officer: name })
  return common(speech, officer ? 'safety-told' : 'safety-nobody', values)
}
