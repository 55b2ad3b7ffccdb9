import { common } from '../../conversation/say/common-text.ts'
import { isAway, todayIn } from '../chain.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'

/** `de vuelta`: alerts come to her again. */
export function back({ speech, me, programme, now }: Desk): Reaction {
  const line = isAway(me, todayIn(programme, now)) ? 'desk-back' : 'desk-was-here'
  return answer(common(speech, line), { type: 'setAway' }, { type: 'showPrompt' })
}
