import { readChoice, type Option } from '../../../reading/answers/choice.ts'
import { distance } from '../../../reading/phrases/distance.ts'
import { fold } from '../../../reading/phrases/fold.ts'
import { readIntent } from '../../../reading/messages/intents.ts'
import { loadWords, type Words } from '../../../reading/words.ts'
import { readNumber } from '../../../reading/answers/number.ts'
import { readYesNo } from '../../../reading/answers/yes-no.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FtlFile, FtlText } from '../read/ftl.ts'
import type { FlowMaterial } from '../material.ts'
import { languageOf } from '../../../model/locale.ts'

/** What choices are called: each unlike the others, and none a word that asks for something else at any moment. */
export const labels: Check = ({ flows }) =>
  flows.flatMap((flow) =>
    [...flow.texts.values()].flatMap((file) =>
      [...flow.steps].flatMap(([name, step]) =>
        'ask' in step && step.choices
          ? labelFindings(name, Object.keys(step.choices), file, flow)
          : [],
      ),
    ),
  )

type Label = Option & { readonly text: FtlText }

function labelFindings(
  step: string,
  choices: readonly string[],
  file: FtlFile,
  flow: FlowMaterial,
): readonly Finding[] {
  const own = labelsOf(step, choices, file)
  if (own.length === 0) return []
  // what a country's file does not name is called as in Spanish
  const spanish = flow.texts.get('es')
  const shown = choices.flatMap(
    (key) =>
      own.find((label) => label.key === key) ?? (spanish ? labelsOf(step, [key], spanish) : []),
  )
  const words = wordsOf(file.locale)
  return [
    ...alike(shown, words)
      .filter(({ label }) => own.includes(label))
      .map(({ label, other }) => {
        const { line, column } = label.text
        const values = { step, label: label.label, other: other.label }
        return { code: 'alike-choices', file: file.file, line, column, values } as const
      }),
    ...own
      .filter(({ label }) => !/[\p{L}\p{N}]/u.test(label))
      .map(({ label, text: { line, column } }) => {
        const values = { step, label }
        return { code: 'unreadable-choice', file: file.file, line, column, values } as const
      }),
    ...own.flatMap((label) => misread(step, label, shown, file, words)),
    ...own.flatMap((label): readonly Finding[] => {
      const intent = intentOf(label.label, words)
      if (intent === undefined) return []
      const { line, column } = label.text
      const values = { step, label: label.label, intent }
      return [{ code: 'intent-as-label', file: file.file, line, column, values }]
    }),
  ]
}

function labelsOf(step: string, choices: readonly string[], file: FtlFile): readonly Label[] {
  const texts = file.messages.get(step)?.texts ?? []
  return choices.flatMap((key) => {
    const text = texts.find(({ variant }) => variant === key)
    return text && typeof text.pattern === 'string' ? [{ key, label: text.pattern, text }] : []
  })
}

/** Each label that does not read as itself, or is one slip of the finger away from one before it. */
function alike(all: readonly Label[], words: Words): readonly { label: Label; other: Label }[] {
  return all.flatMap((label, index) => {
    const read = readChoice(label.label, all, words)
    const keys = read.type === 'ask' ? read.keys : read.type === 'choice' ? [read.key] : []
    const confused = all.find((each) => each !== label && keys.includes(each.key))
    const near = all.slice(0, index).find((each) => isNear(each.label, label.label))
    const other = near ?? (confused && all.indexOf(confused) < index ? confused : undefined)
    return other ? [{ label, other }] : []
  })
}

function isNear(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)]
  return Math.min(a.length, b.length) >= 4 ? distance(a, b, 1) <= 1 : a === b
}

/** A label that is the number of another choice, or the yes of a no. */
function misread(
  step: string,
  { key, label, text: { line, column } }: Label,
  shown: readonly Label[],
  { file }: FtlFile,
  words: Words,
): readonly Finding[] {
  // "un poquito" is an answer, "dos" is a place in the list
  const number = /\s/.test(label.trim()) ? undefined : readNumber(label, words)
  const other = number?.type === 'number' ? shown[number.value - 1] : undefined
  const yesNo = key === 'yes' || key === 'no' ? readYesNo(label, words) : undefined
  const isSwapped = yesNo !== undefined && yesNo !== key
  if (!isSwapped && (!other || other.key === key)) return []
  const variant = isSwapped ? 'yes-no' : 'number'
  const values = { step, label, choice: key, other: other?.label }
  return [{ code: 'alike-choices', file, line, column, values, variant }]
}

/** A yes or no with thanks is read as the answer where one is asked for (conversation/step.ts). */
function intentOf(label: string, words: Words): string | undefined {
  const intent = readIntent(label, words)?.type
  return intent === 'courtesy' && readYesNo(label, words) ? undefined : intent
}

/** The words of the nearest language that has some. */
function wordsOf(locale: string): Words {
  const language = languageOf(locale)
  return loadWords(language === 'en' ? 'en' : 'es')
}
