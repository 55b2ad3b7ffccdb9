import { common } from '../../conversation/say/common-text.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'

/** `resumen semanal`: turns the weekly message on, or off. */
export function digest({ speech, me }: Desk): Reaction {
  const isWanted = me.digest === null
  return answer(
    common(speech, isWanted ? 'desk-digest-on' : 'desk-digest-off'),
    { type: 'setDigest', isWanted },
    { type: 'showPrompt' },
  )
}
