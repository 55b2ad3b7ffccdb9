import type { FlowScript, Step } from '../schema.ts'

/** What kind of step it is, as far as people inside can tell: `ask money`, `say`, `wait`. */
export function kindOf(step: Step): string {
  if ('ask' in step) return `ask ${step.ask}`
  return (
    ['say', 'when', 'set', 'record', 'alert', 'start', 'wait'].find((kind) => kind in step) ?? ''
  )
}

/** How a step differs for who stands at it: it is gone, or of another kind; undefined where it is neither. */
export function lossOf(
  step: string,
  before: FlowScript,
  after: FlowScript | undefined,
): 'removed' | 'changed' | undefined {
  const was = before.steps[step]
  const is = after?.steps[step]
  if (!is) return 'removed'
  return was && kindOf(was) !== kindOf(is) ? 'changed' : undefined
}
