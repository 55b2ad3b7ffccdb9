import { Temporal } from 'temporal-polyfill'
import { daysOf } from '../calendar/week.ts'
import { afterWorkingHours } from '../calendar/working-hours.ts'
import type { FlowContext } from '../flow/machine.ts'
import type { Flow } from '../flow/flow.ts'
import type { TextValues } from '../flow/texts.ts'
import { figureAsked } from '../flow/question.ts'
import { figureValues, lastTold } from '../flow/values.ts'
import { formatMoney } from '../model/money.ts'
import { moneyInWords } from '../reading/money/in-words.ts'
import type { Country } from '../reading/country.ts'
import type { Said } from './effect.ts'
import type { Facts, Speech } from './facts.ts'
import { writeMoment } from './moment.ts'
import { saidInCommon, saidInFlow } from './said.ts'

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
  return lastTold(scene.facts.figures).map(({ figure, week }) => {
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
  const said = renderText(scene, step, `choose-${pending.why}`) ?? renderText(scene, step, 'choose')
  return said && withChoices(said, candidateLabels(scene))
}

/** The amounts she can choose from, and "another amount" after them. */
export function candidateLabels({ context, speech }: Scene): readonly string[] {
  const { pending } = context
  if (pending?.type !== 'choose' || pending.candidates.length === 0) return []
  const amounts = pending.candidates.map((minor) => sayMoney(minor, speech.country))
  return [...amounts, common(speech, 'another-amount')]
}

export function yesAndNo(speech: Speech): readonly string[] {
  return [common(speech, 'yes'), common(speech, 'no')]
}

function withChoices(said: Said, labels: readonly string[]): Said {
  if (labels.length === 0) return said
  const lines = labels.map((label, index) => `${index + 1}. ${label}`)
  return { ...said, text: `${said.text}\n${lines.join('\n')}`, choices: labels }
}

/** A text that belongs to no flow (locales/<language>/conversation.ftl); throws when it is missing. */
export function common(speech: Speech, message: string, values: TextValues | Given = {}): string {
  const lookup = typeof values === 'function' ? values : (name: string) => values[name]
  return known(speech.texts.find(speech.locale, message, undefined, lookup), message)
}

/** A text that belongs to no flow, as it is said to her; throws when it is missing. */
export function renderCommon(
  speech: Speech,
  message: string,
  facts: Facts,
  more: Given = {},
): Said {
  return known(saidInCommon(speech, message, contactValues(facts, speech, more)), message)
}

function known<Text>(text: Text | undefined, message: string): Text {
  if (text === undefined) throw new Error(`no text '${message}' in locales/es/conversation.ftl`)
  return text
}

/** `Q1,500 (mil quinientos quetzales)`: in words too from 1,000 up. */
export function sayMoney(minor: number, country: Country | undefined): string {
  if (!country) throw new Error('money cannot be written without a country')
  const figures = formatMoney(minor, country.style)
  return minor >= 100_000 ? `${figures} (${moneyInWords(minor, country)})` : figures
}

/** An amount of a figure as people write it: money, or a count as it is. */
export function sayFigure(
  minor: number,
  figure: string | undefined,
  { facts, speech }: Pick<Scene, 'facts' | 'speech'>,
): string {
  const isCount = figure !== undefined && facts.programme?.figures[figure]?.kind === 'number'
  return isCount ? String(minor / 100) : sayMoney(minor, speech.country)
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
  'answer-by': ({ facts: { programme }, now, speech }) => {
    if (!programme) return ''
    const due = afterWorkingHours(now, programme.escalation.high, programme)
    return writeMoment(due, 'before', { now, programme, speech })
  },
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

/** `sales-previous`: a field of a figure's history. Amounts are written as money, a list with a line each. */
function figureText(name: string, { context, facts, speech }: Scene): string | number | undefined {
  const match = /^([a-z][a-z0-9_]*)-(last|previous|best|streak|since|series)$/.exec(name)
  const [, figure, field] = match ?? []
  if (figure === undefined) return undefined
  const values = figureValues(facts.figures, figure, context.week, context.recorded[figure])
  if (field === 'streak' || field === 'since') return values[field]
  const kind = facts.programme?.figures[figure]?.kind ?? 'money'
  const write = (value: number) =>
    kind === 'money' ? sayMoney(Math.round(value * 100), speech.country) : String(value)
  if (field === 'series') return seriesLines(figure, kind, { facts, speech })
  return write(values[field as 'last' | 'previous' | 'best'])
}

/** Her last weeks, the latest first, a line each: `16 de noviembre: Q450`. */
function seriesLines(
  figure: string,
  kind: 'money' | 'number',
  { facts, speech }: Pick<Scene, 'facts' | 'speech'>,
): string {
  return facts.figures
    .filter((each) => each.figure === figure && each.minor !== undefined)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
    .slice(0, WEEKS_IN_SERIES)
    .map(({ week, minor = 0 }) => {
      const { day, month } = daysOf(week).monday
      const amount =
        kind === 'money' && speech.country
          ? formatMoney(minor, speech.country.style)
          : String(minor / 100)
      const names = { day: String(day), month: common(speech, `month-${month}`), amount }
      return common(speech, 'series-line', names)
    })
    .join('\n')
}

/** As many as fit a message of 300 characters. */
const WEEKS_IN_SERIES = 6

function partsOf({ pending }: FlowContext): readonly number[] {
  return pending?.type === 'choose' ? (pending.parts ?? []) : []
}

/** What every text can name, in a flow or outside one. */
export function contactValues(facts: Facts, speech: Speech, more: Given = {}): TextValues {
  return (name) => {
    const given = more[name]
    return given ?? CONTACT_VALUES[name]?.(facts, speech)
  }
}

type Given = Readonly<Record<string, string | number>>

const CONTACT_VALUES: Readonly<Record<string, (facts: Facts, speech: Speech) => string>> = {
  name: (facts) => facts.name ?? '',
  hello: (facts, speech) => common(speech, 'hello', { name: facts.name ?? 'none' }),
  trainer: (facts, speech) =>
    facts.trainer ?? facts.joining?.trainer ?? common(speech, 'trainer-unknown'),
  helper: (facts, speech) => facts.helper ?? common(speech, 'helper-unknown'),
  organisation: (facts) => programmeOf(facts)?.organisation ?? '',
  programme: (facts) => programmeOf(facts)?.title ?? '',
  cohort: (facts) => facts.cohort ?? '',
  goal: (facts, speech) => facts.fields.goal ?? common(speech, 'goal-unknown'),
  step: (facts) => facts.fields.step ?? '',
  'module-last': (facts, speech) => facts.module?.last ?? common(speech, 'module-last-unknown'),
  module: (facts, speech) => facts.module?.next ?? common(speech, 'module-unknown'),
  'module-date': (facts, speech) =>
    facts.module?.date === undefined ? '' : writeDate(facts.module.date, speech),
  currency: (_facts, speech) => speech.country?.unit.many ?? '',
}

/** Every name that has a value here; flow/text-variables.ts tells authors the same (a test compares them). */
export const RENDERED_VARIABLES: readonly string[] = [
  ...Object.keys(RUN_VALUES),
  ...Object.keys(CONTACT_VALUES),
]

function programmeOf(facts: Facts): Facts['programme'] {
  return facts.programme ?? facts.joining?.programme
}

/** `martes 1 de diciembre` */
export function writeDate(date: string, speech: Speech): string {
  const { day, month, dayOfWeek } = Temporal.PlainDate.from(date)
  const weekday = common(speech, `weekday-${dayOfWeek}`)
  return common(speech, 'date', {
    weekday,
    day: String(day),
    month: common(speech, `month-${month}`),
  })
}

/** `del lunes 16 al domingo 22 de noviembre` */
export function weekDates(week: string, speech: Speech): string {
  let dates = datesOf.get(speech)
  if (!dates) datesOf.set(speech, (dates = new Map()))
  let text = dates.get(week)
  if (text === undefined) dates.set(week, (text = writeWeek(week, speech)))
  return text
}

/** Every turn of a week says the same dates. */
const datesOf = new WeakMap<Speech, Map<string, string>>()

function writeWeek(week: string, speech: Speech): string {
  const { monday, sunday } = daysOf(week)
  const month = (number: number) => common(speech, `month-${number}`)
  return common(speech, monday.month === sunday.month ? 'week-dates' : 'week-dates-across', {
    from: String(monday.day),
    to: String(sunday.day),
    'from-month': month(monday.month),
    month: month(sunday.month),
  })
}

function amountOf({ pending, recorded }: FlowContext): number {
  if (pending?.type === 'confirm') return pending.answer.figure?.minor ?? 0
  return Object.values(recorded).at(-1) ?? 0
}
