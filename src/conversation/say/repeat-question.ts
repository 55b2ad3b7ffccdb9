import type { Effect } from '../effect.ts'
import { askOnceMore } from '../hear/open-question.ts'
import type { ConversationState } from '../state.ts'
import type { World } from '../step.ts'
import { Talk } from '../talk.ts'

/** The open question once more, where one is open; the state stays as it is. */
export function repeatQuestion(state: ConversationState, world: World): readonly Effect[] {
  const talk = new Talk(state, world)
  askOnceMore(talk)
  return talk.effects
}
