import type { Talk } from '../talk.ts'
import { renderCommon } from './contact-values.ts'

/** Says a text that belongs to no flow; throws when it is missing. */
export function sayCommon(talk: Talk, message: string): undefined {
  talk.say(renderCommon(talk.speech, message, talk.facts))
}
