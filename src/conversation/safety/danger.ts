import type { SafetyCategory } from '../../model/safety.ts'
import type { SafetyReading } from '../../reading/messages/safety.ts'
import { common } from '../say/common-text.ts'
import { contactValues } from '../say/contact-values.ts'
import type { Talk } from '../talk.ts'
import { linesFor } from './lines.ts'
import { ask } from './question.ts'
import { toldText } from './told.ts'

/**
 * The first answer to words of danger (domain report, R38): calm, no blame, no question about details, no promise, no
 * order to report. She is held, a person is told, and she is asked whether she is in danger now.
 */
export function answerDanger(talk: Talk, { category, urgent }: SafetyReading): undefined {
  const { facts, speech } = talk
  talk.effects.push(
    {
      type: 'safety',
      effect: { type: 'openCase', category, isUrgent: urgent, stage: 'danger' },
    },
    { type: 'safety', effect: { type: 'keepWords' } },
  )
  const values = contactValues(facts, speech, { told: toldText(talk) })
  const advice = speech.texts.find(speech.locale, `safety-advice-${category}`, undefined, values)
  const isNobodys = NOBODYS_DOING.has(category)
  const parts = [
    common(speech, isNobodys ? 'safety-first-nobody-else' : 'safety-first', values),
    ...(advice === undefined ? [] : [advice]),
    linesFor(category, speech),
    ...(isNobodys ? [] : [common(speech, 'safety-delete-chat', values)]),
  ]
  talk.say({ text: parts.filter((part) => part !== '').join('\n\n') })
  ask(talk, 'danger')
}

/** An illness or a flood: there is no guilt to take from her, and nobody to hide the chat from. */
const NOBODYS_DOING: ReadonlySet<SafetyCategory> = new Set(['HEALTH', 'DISASTER'])
