import { readSafety } from '../../reading/safety.ts'
import { answer, understands } from '../open-question.ts'
import type { Talk } from '../talk.ts'

/** The flow that asks whether all is well. */
const CHECK = 'safety-check'

/**
 * Words that may mean more than they say (R44: "ya no aguanto", "renta"): she is asked gently whether all is well, and no
 * more than that happens by itself. What answers the open question is taken as that first. Returns whether she was asked.
 */
export function checkGently(talk: Talk, text: string): boolean {
  const { facts, speech } = talk
  if (facts.role !== 'entrepreneur' || facts.status !== 'active') return false
  const reading = speech.safety && readSafety(text, speech.safety)
  const flow = talk.current(CHECK)
  if (reading?.level !== 'soft' || !flow || talk.stack.top?.flow === CHECK) return false
  if (understands(talk, text)) answer(talk, text)
  talk.start(flow, { week: talk.week })
  return true
}
