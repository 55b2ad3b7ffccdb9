import type { CaseStage } from '../../model/safety.ts'
import { readChoice } from '../../reading/answers/choice.ts'
import { common } from '../say/common-text.ts'
import { contactValues } from '../say/contact-values.ts'
import type { Talk } from '../talk.ts'
import { officerTold } from './told.ts'

/** What a held person can be asked; told: nothing. */
export type SafetyQuestion = Exclude<CaseStage, 'told'>

/** The answers in their order: 1, 2, 3. */
const ANSWERS = {
  danger: ['yes', 'no', 'call'],
  whom: ['trainer', 'nobody'],
} as const satisfies Readonly<Record<SafetyQuestion, readonly string[]>>

export type SafetyAnswer = (typeof ANSWERS)[SafetyQuestion][number]

/** Asks with numbered answers. */
export function ask(talk: Talk, question: SafetyQuestion): void {
  const labels = optionsOf(talk, question).map(({ label }) => label)
  const lines = labels.map((label, index) => `${index + 1}. ${label}`)
  const asked = common(
    talk.speech,
    `safety-ask-${question}`,
    contactValues(talk.facts, talk.speech),
  )
  talk.say({ text: [asked, ...lines].join('\n'), choices: labels })
}

/** What her words answer, if they do. */
export function hearSafety(
  text: string,
  question: SafetyQuestion,
  talk: Talk,
): SafetyAnswer | undefined {
  const options = optionsOf(talk, question)
  const choice = readChoice(text, options, talk.speech.words)
  if (choice.type !== 'choice') return undefined
  return options.find(({ key }) => key === choice.key)?.key
}

function optionsOf({ facts, speech }: Talk, question: SafetyQuestion) {
  const values = contactValues(facts, speech, { 'officer-told': officerTold(facts) })
  const answers: readonly SafetyAnswer[] = ANSWERS[question]
  return answers.map((key) => ({
    key,
    label: common(speech, `safety-ask-${question}-${key}`, values),
  }))
}
