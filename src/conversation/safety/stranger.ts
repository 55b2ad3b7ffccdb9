import type { SafetyReading } from '../../reading/messages/safety.ts'
import { common } from '../say/common-text.ts'
import type { Talk } from '../talk.ts'
import { linesFor } from './lines.ts'

/**
 * Words of danger of somebody who has not joined: no programme is hers, so nobody can be told, and that is said. No case is
 * opened of it; her words stay with what she wrote, as a stranger's do. The lines are those of the country that her number is
 * of.
 */
export function tellStranger(talk: Talk, { category }: SafetyReading): undefined {
  const { speech } = talk
  const lines = linesFor(category, speech)
  const known = lines === '' ? [] : [`${common(speech, 'safety-stranger-lines')}\n${lines}`]
  talk.say({ text: [common(speech, 'safety-stranger'), ...known].join('\n\n') })
}
