import type { FlowEvent, Mode, Pending } from '../flow/machine.ts'
import type { AskStep } from '../flow/schema.ts'
import { usualWeek } from '../flow/values.ts'
import { readChoice } from '../reading/choice.ts'
import { readMoney, type MoneyReading } from '../reading/money/read-money.ts'
import { readNumber } from '../reading/number.ts'
import { readText } from '../reading/text.ts'
import { readYesNo } from '../reading/yes-no.ts'
import { candidateLabels, choiceLabels, type Scene } from './render.ts'

/** The question that is open: its step, and whether it asks, offers amounts, or wants a yes. */
export type OpenQuestion = { readonly step: string; readonly ask: AskStep; readonly mode: Mode }

type Heard = FlowEvent extends infer Each
  ? Each extends FlowEvent
    ? Omit<Each, 'facts'>
    : never
  : never

/** What her words mean to the open question. */
export function hear(text: string, question: OpenQuestion, scene: Scene): Heard {
  switch (question.ask.ask) {
    case 'money':
      return hearMoney(text, question, scene)
    case 'choice':
      return hearChoice(text, question, scene)
    case 'yes-no':
      return hearYesNo(text, question, scene)
    case 'text':
      return hearText(text)
  }
}

function hearText(text: string): Heard {
  const written = readText(text)
  return written ? { type: 'written', text: written } : { type: 'unclear', raw: text }
}

function hearYesNo(text: string, question: OpenQuestion, scene: Scene): Heard {
  const answer = readYesNo(text, scene.speech.words)
  if (answer) return { type: 'picked', choice: answer, label: answer }
  return hearChoice(text, question, scene)
}

function hearChoice(text: string, { step }: OpenQuestion, scene: Scene): Heard {
  const options = choiceLabels(scene, step)
  const choice = readChoice(text, options, scene.speech.words)
  if (choice.type !== 'choice') return { type: 'unclear', raw: text }
  const label = options.find(({ key }) => key === choice.key)?.label ?? choice.key
  return { type: 'picked', choice: choice.key, label }
}

function hearMoney(text: string, question: OpenQuestion, scene: Scene): Heard {
  const { pending } = scene.context
  if (question.mode === 'confirming') return hearConfirmation(text, question, scene)
  if (question.mode === 'choosing' && pending?.type === 'choose') {
    return hearAmong(text, pending, scene) ?? hearAmount(text, question, scene)
  }
  return hearAmount(text, question, scene)
}

function hearConfirmation(text: string, question: OpenQuestion, scene: Scene): Heard {
  const answer = readYesNo(text, scene.speech.words)
  return answer ? { type: answer } : hearAmount(text, question, scene)
}

type Choosing = Extract<Pending, { type: 'choose' }>

/** One of the amounts offered, "another amount", or the days a rate is to be multiplied by. */
function hearAmong(text: string, pending: Choosing, scene: Scene): Heard | undefined {
  const [rate] = pending.parts ?? []
  if (pending.why === 'rate' && rate !== undefined) return hearDays(text, rate, pending, scene)
  const labels = candidateLabels(scene)
  const options = labels.map((label, index) => ({ key: String(index), label }))
  const choice = readChoice(text, options, scene.speech.words)
  if (choice.type !== 'choice') return undefined
  const minor = pending.candidates[Number(choice.key)]
  if (minor === undefined) return { type: 'no' }
  return {
    type: 'chosen',
    answer: { minor, raw: pending.raw, rule: `chosen:${pending.why}`, approximate: false },
  }
}

function hearDays(text: string, rate: number, pending: Choosing, scene: Scene): Heard | undefined {
  const days = readNumber(text, scene.speech.words)
  if (days.type !== 'number' || days.value < 1 || days.value > 7) return undefined
  const answer = {
    minor: rate * days.value,
    raw: `${pending.raw} × ${text}`,
    rule: 'rate',
    approximate: true,
  }
  return { type: 'amount', answer, unusual: true }
}

function hearAmount(text: string, { ask, step }: OpenQuestion, scene: Scene): Heard {
  const { facts, speech } = scene
  if (!speech.country)
    throw new Error(
      `a money question needs a country; programme '${facts.programme?.name}' has none`,
    )
  const figure = ask.save ?? step
  const usual = usualWeek(facts.figures, figure)
  const previous = previousWeek(scene, figure)
  const reading = readMoney(text, speech.country, {
    ...(usual === undefined ? {} : { usual }),
    ...(previous === undefined ? {} : { previous }),
  })
  return moneyEvent(reading, text)
}

function previousWeek({ facts, context }: Scene, figure: string): number | undefined {
  return facts.figures
    .filter(
      (each) => each.figure === figure && each.week < context.week && each.minor !== undefined,
    )
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))[0]?.minor
}

function moneyEvent(reading: MoneyReading, raw: string): Heard {
  switch (reading.type) {
    case 'amount': {
      const { minor, rule, approximate, low, high } = reading
      const range = {
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
      }
      const answer = { minor, raw, rule, approximate, ...range }
      return { type: 'amount', answer, unusual: reading.unusual || minor === 0 }
    }
    case 'ask': {
      const { why, candidates, parts } = reading
      const pending: Pending = { type: 'choose', raw, why, candidates, ...(parts ? { parts } : {}) }
      return { type: 'candidates', pending }
    }
    case 'unknown':
      return reading.why === 'refuses'
        ? { type: 'refused', raw }
        : { type: 'missing', why: reading.why, raw }
    case 'none':
      return { type: 'unclear', raw }
  }
}
