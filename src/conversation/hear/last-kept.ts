import { figureAsked, LAST_TOLD } from '../../flow/question.ts'
import type { Flow } from '../../flow/flow.ts'
import type { FlowContext } from '../../flow/machine.ts'
import type { FlowScript } from '../../flow/schema.ts'
import { lastRecorded, lastTold } from '../../flow/values.ts'
import type { PastFigure } from '../../model/figure.ts'

/**
 * The figure on record that a flow of corrections is about: the one told last (of those she named), or the last week of
 * its own.
 */
export function lastKept(
  figures: readonly PastFigure[],
  script: FlowScript,
  named?: readonly string[],
): PastFigure | undefined {
  const figure = figureAsked(script)
  return figure === LAST_TOLD ? lastTold(figures, named).at(0) : lastRecorded(figures, figure)
}

/** What a run that goes on in another version corrects: a version that was about one figure only did not note it. */
export function figureInHand({ figure }: FlowContext, from: Flow, to: Flow): string | undefined {
  const isFree = figureAsked(to.script) === LAST_TOLD
  return figure ?? (isFree ? figureAsked(from.script) : undefined)
}
