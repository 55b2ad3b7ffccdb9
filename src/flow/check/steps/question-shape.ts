import type { YamlFile } from '../../../yaml.ts'
import { milliseconds, type AskStep } from '../../schema.ts'
import type { Check } from '../check.ts'
import type { Code } from '../codes.ts'
import type { Finding, FindingValues } from '../finding.ts'

/** What a question of its kind must say, and what would do nothing there. */
export const questionShape: Check = ({ flows }) =>
  flows.flatMap(({ yaml, steps }) =>
    yaml
      ? [...steps].flatMap(([name, step]) => ('ask' in step ? findingsOf(name, step, yaml) : []))
      : [],
  )

function findingsOf(name: string, step: AskStep, yaml: YamlFile): readonly Finding[] {
  const at = (code: Code, key: string | undefined, more: FindingValues = {}): Finding => {
    const path = ['steps', name, ...(key === undefined ? [] : [key])]
    const values = { step: name, kind: step.ask, key, ...more }
    return { code, file: yaml.file, ...yaml.placeOfKey(path), values }
  }
  const isClosed = step.ask === 'choice' || step.ask === 'yes-no'
  const keys = Object.keys(step.choices ?? {})
  const hasOptions = 'options' in step && step.options !== undefined
  const written = writtenIn(yaml, name)
  const findings = misplaced(step, written).map((key) => at('misplaced-key', key))
  if (isClosed && !hasOptions) {
    const place = written.has('choices') ? 'choices' : undefined
    if (keys.length === 0) findings.push(at('question-without-choices', place))
    else if (step.ask === 'yes-no' && keys.toSorted().join() !== 'no,yes') {
      findings.push(at('yes-no-choices', 'choices'))
    }
  }
  const needsNext = !isClosed || hasOptions || step['skip-if'] !== undefined
  if (needsNext && step.next === undefined) findings.push(at('question-without-next', undefined))
  return [...findings, ...lateNudges(name, step, yaml)]
}

/** Keys that change nothing in a question of this kind; `written` are the keys of its step. */
function misplaced(step: AskStep, written: ReadonlySet<string>): readonly string[] {
  const hasOptions = step.options !== undefined
  return Object.entries(MEANT_FOR).flatMap(([key, kinds]) => {
    const isMeant = kinds.includes(step.ask) && !(key === 'choices' && hasOptions)
    return written.has(key) && !isMeant ? [key] : []
  })
}

const OPEN = ['money', 'number', 'text', 'date', 'rating'] as const

/** Of each key that not every question knows: the kinds that do. */
const MEANT_FOR: Readonly<Record<string, readonly AskStep['ask'][]>> = {
  choices: ['choice', 'yes-no'],
  options: ['choice'],
  consent: ['yes-no'],
  validate: OPEN,
  confirm: OPEN,
  unknown: ['money'],
}

function writtenIn({ value }: YamlFile, name: string): ReadonlySet<string> {
  const steps = (value as { readonly steps: Readonly<Record<string, object>> }).steps
  return new Set(Object.keys(steps[name] ?? {}))
}

/** A nudge that comes after the question has been given up is never sent; each comes after the one before it. */
function lateNudges(name: string, step: AskStep, yaml: YamlFile): readonly Finding[] {
  const { expire } = step
  const end = expire ? milliseconds(expire.after) : Infinity
  return step.nudge.flatMap((nudge, index): readonly Finding[] => {
    const before = step.nudge[index - 1]
    const isLater = before === undefined || milliseconds(nudge) > milliseconds(before)
    if (milliseconds(nudge) < end && isLater) return []
    const place = { file: yaml.file, ...yaml.placeOf(['steps', name, 'nudge', index]) }
    return isLater
      ? [
          {
            code: 'nudge-after-expiry',
            ...place,
            values: { step: name, nudge, expiry: expire?.after },
          },
        ]
      : [{ code: 'wrong-value', ...place, variant: 'later-nudge', values: { nudge, before } }]
  })
}
