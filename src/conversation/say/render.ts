import { daysOf } from '../../calendar/week.ts'
import type { FlowContext } from '../../flow/machine.ts'
import type { Flow } from '../../flow/flow.ts'
import type { TextValues } from '../../flow/texts.ts'
import { figureAsked } from '../../flow/question.ts'
import { lastTold } from '../../flow/values.ts'
import { figureText, sayFigure, sayMoney } from './amounts.ts'
import { common } from './common-text.ts'
import { CONTACT_VALUES, contactValues } from './contact-values.ts'
import { weekDates, writeDate } from './dates.ts'
import type { Said } from '../effect.ts'
import type { Facts, Speech } from '../facts.ts'
import { saidInFlow } from './said.ts'

export type Scene = {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly flow: Flow
  readonly context: FlowContext
  readonly facts: Facts
  readonly speech: Speech
}

/** A step's text, or a variant of it; a variant the flow does not have comes from the common texts, or is undefined. */
export function renderText(scene: Scene, step: string, variant?: string): Said | undefined {
  const { flow, speech } = scene
  const said = saidInFlow(flow, speech, { message: step, variant }, textValues(scene))
  return said && { ...said, from: `${flow.name}@${flow.version}/${step}` }
}

/** A question with its numbered choices; throws when the flow has no text for it. */
export function renderQuestion(scene: Scene, step: string): Said {
  const said = renderText(scene, step)
  if (said === undefined)
    throw new Error(`flow '${scene.flow.name}' has no text '${step}' in '${scene.speech.locale}'`)
  return withChoices(
    said,
    choiceLabels(scene, step).map(({ label }) => label),
  )
}

/** The choices of a question in their order, with the label each shows. */
export function choiceLabels(
  scene: Scene,
  step: string,
): readonly { readonly key: string; readonly label: string }[] {
  const script = scene.flow.script.steps[step]
  if (!script || !('ask' in script)) return []
  if (script.options === 'languages') return languageLabels(scene)
  if (script.options === 'told') return toldLabels(scene, step)
  const keys = Object.keys(script.choices ?? {})
  return keys.map((key) => ({ key, label: renderText(scene, step, key)?.text ?? key }))
}

/** What she told within minutes, each as the variant .told calls it. */
function toldLabels(scene: Scene, step: string): readonly { key: string; label: string }[] {
  const { facts, context } = scene
  return lastTold(facts.figures, context.named).map(({ figure, week }) => {
    const key = `${figure}/${week}`
    const own = { ...scene, context: { ...scene.context, figure, week } }
    return { key, label: renderText(own, step, 'told')?.text ?? key }
  })
}

/** `K'iche' (quiché)`: the language's own name, and the Spanish one where it differs. */
function languageLabels({ facts, speech }: Scene): readonly { key: string; label: string }[] {
  return (facts.programme?.languages ?? []).map((key) => {
    const { name = key, spanish = key } = speech.languages.get(key) ?? {}
    const isSame = name.toLowerCase() === spanish.toLowerCase()
    return { key, label: isSame ? name : `${name} (${spanish})` }
  })
}

/** A variant of a money question: what she is asked to confirm, or to choose from. */
export function renderVariant(scene: Scene, step: string, variant: string): Said | undefined {
  if (variant === 'confirm') return renderConfirmation(scene, step)
  if (variant === 'choose') return renderCandidates(scene, step)
  return renderText(scene, step, variant)
}

function renderConfirmation(scene: Scene, step: string): Said | undefined {
  const { pending } = scene.context
  const isZero = pending?.type === 'confirm' && pending.answer.figure?.minor === 0
  const said = renderText(scene, step, isZero ? 'confirm-zero' : 'confirm')
  return said && withChoices(said, yesAndNo(scene.speech))
}

function renderCandidates(scene: Scene, step: string): Said | undefined {
  const { pending } = scene.context
  if (pending?.type !== 'choose') return undefined
  // one amount of one day, or numbers that may be one, are no sum that could be named
  const isSum = pending.why === 'days' || pending.why === 'sum'
  const own = isSum && !pending.parts ? 'choose' : `choose-${pending.why}`
  const said = renderText(scene, step, own) ?? renderText(scene, step, 'choose')
  return said && withChoices(said, candidateLabels(scene))
}

/** The amounts she can choose from, and "another amount" after them. */
export function candidateLabels({ context, speech }: Scene): readonly string[] {
  const { pending } = context
  if (pending?.type !== 'choose' || pending.candidates.length === 0) return []
  const amounts = pending.candidates.map((minor) => sayMoney(minor, speech.country))
  return [...amounts, common(speech, 'another-amount')]
}

/** The labels of a question that wants a yes or a no, in that order. */
export function yesAndNo(speech: Speech): readonly string[] {
  return [common(speech, 'yes'), common(speech, 'no')]
}

function withChoices(said: Said, labels: readonly string[]): Said {
  if (labels.length === 0) return said
  const lines = labels.map((label, index) => `${index + 1}. ${label}`)
  return { ...said, text: `${said.text}\n${lines.join('\n')}`, choices: labels }
}

/** What a flow's texts can name; a value is made only when a text asks for it. */
function textValues(scene: Scene): TextValues {
  const { facts, speech } = scene
  const named = contactValues(facts, speech)
  return (name) => {
    const value = RUN_VALUES[name]?.(scene) ?? named(name)
    if (value !== undefined) return value
    if (name.startsWith('answer-')) return answerText(name.slice('answer-'.length), scene)
    return figureText(name, scene)
  }
}

/** What belongs to the run: the week, the amount that has just been read. */
const RUN_VALUES: Readonly<Record<string, (scene: Scene) => string>> = {
  week: ({ context, speech }) => weekDates(context.week, speech),
  'week-end': ({ context, speech }) => writeDate(daysOf(context.week).sunday.toString(), speech),
  amount: (scene) => pendingText(scene),
  parts: ({ context, speech }) =>
    partsOf(context)
      .map((minor) => sayMoney(minor, speech.country))
      .join(' + '),
  figure: ({ context, flow }) => context.figure ?? figureAsked(flow.script) ?? '',
  'recorded-amount': (scene) => {
    const { context, facts, flow, speech } = scene
    const figure = context.figure ?? figureAsked(flow.script) ?? ''
    const past = facts.figures.find((each) => each.week === context.week && each.figure === figure)
    return past?.minor === undefined
      ? common(speech, 'no-amount')
      : sayFigure(past.minor, figure, scene)
  },
}

/** What waits for her yes, or was recorded last. */
function pendingText({ context, facts, speech }: Scene): string {
  const { pending } = context
  if (pending?.type === 'confirm' && !pending.answer.figure) {
    const { value } = pending.answer
    return isDate(value) ? writeDate(value, speech) : String(value)
  }
  return sayFigure(amountOf(context), context.figure, { facts, speech })
}

function isDate(value: string | number): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

/** An answer of this run as people write it: money, a date, the label of a choice, else as given. */
function answerText(question: string, scene: Scene): string | undefined {
  const { context, flow, speech } = scene
  const answer = context.answers[question]
  const step = flow.script.steps[question]
  if (answer === undefined || !step || !('ask' in step)) return undefined
  if (step.ask === 'money') return sayMoney(Math.round(Number(answer) * 100), speech.country)
  if (step.ask === 'date') return writeDate(String(answer), speech)
  return choiceLabels(scene, question).find(({ key }) => key === answer)?.label ?? String(answer)
}

function partsOf({ pending }: FlowContext): readonly number[] {
  return pending?.type === 'choose' ? (pending.parts ?? []) : []
}

/** Every name that has a value here; flow/text-variables.ts tells authors the same (a test compares them). */
export const RENDERED_VARIABLES: readonly string[] = [
  ...Object.keys(RUN_VALUES),
  ...Object.keys(CONTACT_VALUES),
]

function amountOf({ pending, recorded }: FlowContext): number {
  if (pending?.type === 'confirm') return pending.answer.figure?.minor ?? 0
  return Object.values(recorded).at(-1) ?? 0
}
