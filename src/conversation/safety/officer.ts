import { fold } from '../../reading/phrases/fold.ts'
import { readChoice } from '../../reading/answers/choice.ts'
import type { Shown } from '../../model/safety.ts'
import type { CaseFacts, OfficerFacts } from '../facts.ts'
import { common } from '../say/common-text.ts'
import type { Talk } from '../talk.ts'
import { caseValues } from './case-values.ts'

/** What can be done with a case, by what was shown of it: 1, 2. */
const ANSWERS = {
  alert: ['attend', 'cannot'],
  menu: ['read', 'clear'],
  clear: ['yes', 'no'],
} as const satisfies Readonly<Record<Shown, readonly string[]>>

type OfficerAnswer = (typeof ANSWERS)[Shown][number]

/** Whether somebody's words are about her safety cases; while she talks with a person, what has no digit is for that one. */
export function isForOfficer(
  text: string,
  officer: OfficerFacts | undefined,
  { speech, isTalking }: { readonly speech: Talk['speech']; readonly isTalking: boolean },
): boolean {
  if (!officer) return false
  if (namedCase(speech, text, officer) || isWord(speech, text, 'safety-words-cases')) return true
  if (isTalking && !/\d/.test(text)) return false
  return officer.shown !== undefined && answerTo(speech, text, officer.shown.shown) !== undefined
}

/** A safeguarding person's words about her cases. Returns whether they were. */
export function hearOfficer(talk: Talk, text: string, officer: OfficerFacts): boolean {
  const { speech } = talk
  const named = namedCase(speech, text, officer)
  if (named === 'unknown') return say(talk, 'safety-no-case')
  if (named) return showCase(talk, named)
  if (isWord(speech, text, 'safety-words-cases')) return listCases(talk, officer)
  const shown = officer.cases.find(({ id }) => id === officer.shown?.case)
  if (!shown || !officer.shown) return false
  const answer = answerTo(speech, text, officer.shown.shown)
  return answer === undefined ? false : carryOut(talk, answer, shown)
}

/** "caso 12": the open case of that number, of her programmes. */
function namedCase(
  speech: Talk['speech'],
  text: string,
  { cases }: OfficerFacts,
): CaseFacts | 'unknown' | undefined {
  const [word = '', number = '', ...more] = fold(text).split(/\s+/)
  const isNamed = wordsOf(speech, 'safety-words-case').includes(word) && /^\d{1,9}$/.test(number)
  if (!isNamed || more.length > 0) return undefined
  return cases.find(({ id }) => id === Number(number)) ?? 'unknown'
}

function isWord(speech: Talk['speech'], text: string, message: string): boolean {
  return wordsOf(speech, message).includes(fold(text))
}

function wordsOf(speech: Talk['speech'], message: string): readonly string[] {
  return common(speech, message)
    .split(',')
    .map((word) => fold(word))
}

function answerTo(speech: Talk['speech'], text: string, shown: Shown): OfficerAnswer | undefined {
  const options = optionsOf(speech, shown)
  const choice = readChoice(text, options, speech.words)
  return choice.type === 'choice' ? options.find(({ key }) => key === choice.key)?.key : undefined
}

/** The numbered answers to what is shown of a case, as keys and labels. */
function optionsOf(speech: Talk['speech'], shown: Shown) {
  const answers: readonly OfficerAnswer[] = ANSWERS[shown]
  return answers.map((key) => ({ key, label: common(speech, `safety-officer-${shown}-${key}`) }))
}

function carryOut(talk: Talk, answer: OfficerAnswer, shown: CaseFacts): true {
  const { id } = shown
  switch (answer) {
    case 'attend':
      if (shown.attendedBy && !shown.attendedBy.isMe) return showCase(talk, shown)
      // what it says of her is known when it is hers for certain
      talk.effects.push({ type: 'safety', effect: { type: 'acknowledgeCase', case: id } })
      return true
    case 'cannot':
      talk.effects.push({ type: 'safety', effect: { type: 'declineCase', case: id } })
      return say(talk, 'safety-officer-declined', shown)
    case 'read':
      talk.effects.push({ type: 'safety', effect: { type: 'readCase', case: id } })
      return say(talk, 'safety-officer-reading', shown)
    case 'clear':
      return show(talk, shown, 'clear', 'safety-officer-clear')
    case 'yes':
      talk.effects.push({ type: 'safety', effect: { type: 'clearCase', case: id } })
      return say(talk, 'safety-officer-cleared', shown)
    case 'no':
      return showMenu(talk, shown)
    default:
      return answer satisfies never
  }
}

/** A case nobody attends to is offered like an alert; else what can be done with it. */
function showCase(talk: Talk, shown: CaseFacts): true {
  return shown.attendedBy
    ? showMenu(talk, shown)
    : show(talk, shown, 'alert', 'safety-officer-alert')
}

function showMenu(talk: Talk, shown: CaseFacts): true {
  return show(talk, shown, 'menu', 'safety-officer-menu')
}

function show(talk: Talk, shown: CaseFacts, what: Shown, message: string): true {
  talk.effects.push({ type: 'safety', effect: { type: 'showCase', case: shown.id, shown: what } })
  talk.say(caseText(talk.speech, shown, what, message))
  return true
}

/** A text about a case with its numbered answers. */
export function caseText(
  speech: Talk['speech'],
  shown: CaseFacts,
  what: Shown,
  message: string,
  more: Readonly<Record<string, string>> = {},
) {
  const labels = optionsOf(speech, what).map(({ label }) => label)
  const lines = labels.map((label, index) => `${index + 1}. ${label}`)
  const text = common(speech, message, { ...caseValues(speech, shown), ...more })
  return { text: [text, ...lines].join('\n'), choices: labels }
}

function listCases(talk: Talk, { cases }: OfficerFacts): true {
  if (cases.length === 0) return say(talk, 'safety-no-cases')
  const lines = cases.map((each) =>
    common(talk.speech, 'safety-case-line', caseValues(talk.speech, each)),
  )
  const [first] = cases
  const heading = common(talk.speech, 'safety-cases', { example: String(first?.id ?? '') })
  talk.say({ text: [heading, ...lines].join('\n') })
  return true
}

function say(talk: Talk, message: string, shown?: CaseFacts): true {
  const values = shown ? caseValues(talk.speech, shown) : {}
  talk.say({ text: common(talk.speech, message, values) })
  return true
}
