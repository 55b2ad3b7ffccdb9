import { common } from '../../conversation/say/common-text.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'

/** `de vuelta`: alerts come to her again. */
export function back({ speech, me }: Desk): Reaction {
  const line = me.away_until === null ? 'desk-was-here' : 'desk-back'
  return answer(common(speech, line), { type: 'setAway' }, { type: 'showPrompt' })
}
