import type { Flow } from '../flow/flow.ts'
import type { FlowContext } from '../flow/machine.ts'
import type { PastFigure } from '../model/figure.ts'
import { lastKept } from './hear/last-kept.ts'

/** What a run is about: a week, and where a flow is about what is on record already, that figure. */
export type About = {
  readonly week: string
  readonly figure?: string | undefined
  readonly named?: FlowContext['named']
  /** What she already said that may answer its first question. */
  readonly rest?: string
}

/** The week, and the figure, that a flow is about; `asked` is the week being asked about, `named` the figures she may mean. */
export function aboutOf(
  past: readonly PastFigure[],
  { script }: Flow,
  asked: string,
  named?: readonly string[],
): About {
  if (script.week === 'asked') return { week: asked }
  const last = lastKept(past, script, named)
  return last ? { week: last.week, figure: last.figure, named } : { week: asked, named }
}
