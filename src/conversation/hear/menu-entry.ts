import type { Flow } from '../../flow/flow.ts'
import type { FlowContext } from '../../flow/machine.ts'
import type { Intent } from '../../reading/messages/intents.ts'
import { segmentsOf } from '../../reading/phrases/phrases.ts'
import { LONGEST_ANSWER, tokensOf } from '../../reading/phrases/tokens.ts'
import type { Words } from '../../reading/words.ts'
import { choiceLabels } from '../say/render.ts'
import type { Talk } from '../talk.ts'
import { understands } from './open-question.ts'

/**
 * "mi meta", "ver mis cuentas": who writes what the menu calls one of its entries wants it, also where the menu is not open.
 * What the open question offers by that name is its answer.
 */
export function menuEntryIn(talk: Talk, text: string): Intent | undefined {
  const { question, flows, facts, speech } = talk
  if (text.length > LONGEST_ANSWER || /\d/.test(text)) return undefined
  if (question && question.ask.ask !== 'text' && understands(talk, text)) return undefined
  const flow = flows.forIntent('menu', facts.programme?.name)
  if (!flow) return undefined
  const said = bare(text, speech.words)
  const isEntry =
    said !== '' && labels(talk, flow).some((label) => bareLabel(label, speech.words) === said)
  return isEntry ? { type: 'menu', rest: text } : undefined
}

function labels(talk: Talk, flow: Flow): readonly string[] {
  const { facts, speech, now, week } = talk
  const context: FlowContext = { week, answers: {}, recorded: {}, tries: 0, asks: 0 }
  const scene = { flow, context, facts, speech, now }
  return choiceLabels(scene, flow.script.start).map(({ label }) => label)
}

/** Labels are few, and looked at for every message that is nothing else. */
function bareLabel(label: string, words: Words): string {
  const known = bareLabels.get(words) ?? new Map<string, string>()
  bareLabels.set(words, known)
  const found = known.get(label) ?? bare(label, words)
  known.set(label, found)
  return found
}

const bareLabels = new WeakMap<Words, Map<string, string>>()

/** Without the courtesies around it. */
function bare(text: string, words: Words): string {
  const tokens = tokensOf(text, words.spelling)
  return segmentsOf(words.phrases, tokens, ['fillers', 'thanks', 'greetings'])
    .filter(({ meaning }) => meaning === undefined)
    .flatMap(({ start, end }) => tokens.slice(start, end))
    .join(' ')
}
