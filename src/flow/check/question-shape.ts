import type { YamlFile } from '../../yaml.ts'
import { milliseconds, type AskStep } from '../schema.ts'
import type { Check } from './check.ts'
import type { Code } from './codes.ts'
import type { Finding, FindingValues } from './finding.ts'

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
  const findings = misplaced(step).map((key) => at('misplaced-key', key))
  if (isClosed && !hasOptions) {
    if (keys.length === 0) findings.push(at('question-without-choices', undefined))
    else if (step.ask === 'yes-no' && keys.toSorted().join() !== 'no,yes') {
      findings.push(at('yes-no-choices', 'choices'))
    }
  }
  const needsNext = !isClosed || hasOptions || step['skip-if'] !== undefined
  if (needsNext && step.next === undefined) findings.push(at('question-without-next', undefined))
  return [...findings, ...lateNudges(name, step, yaml)]
}

/** Keys that change nothing in a question of this kind. */
function misplaced(step: AskStep): readonly string[] {
  const isClosed = step.ask === 'choice' || step.ask === 'yes-no'
  const found: string[] = []
  if (!isClosed && step.choices) found.push('choices')
  if (isClosed && step.validate !== undefined) found.push('validate')
  if (step.consent && step.ask !== 'yes-no') found.push('consent')
  return found
}

/** A nudge that comes after the question has been given up is never sent. */
function lateNudges(name: string, step: AskStep, yaml: YamlFile): readonly Finding[] {
  const { expire } = step
  if (!expire) return []
  const end = milliseconds(expire.after)
  return step.nudge.flatMap((nudge, index) => {
    if (milliseconds(nudge) < end) return []
    const place = yaml.placeOf(['steps', name, 'nudge', index])
    const values = { step: name, nudge, expiry: expire.after }
    return [{ code: 'nudge-after-expiry', file: yaml.file, ...place, values }]
  })
}
