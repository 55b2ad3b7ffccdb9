import type { FlowContext } from '../../flow/machine.ts'
import type { Flow } from '../../flow/flow.ts'
import { isFigure } from '../../flow/question.ts'
import { questionOf } from '../standing.ts'
import type { Frame } from '../state.ts'

/** A figure that she tried to tell and that was not recorded: where it was asked. JSON. */
export type Unconfirmed = {
  readonly flow: string
  readonly week: string
  readonly step: string
  readonly answers: FlowContext['answers']
}

/**
 * What is lost where a run is given up as it stands: an amount that waits for her yes or her choice, that she took back,
 * or that could not be read. A flow of corrections keeps its figure anyway.
 */
export function unconfirmedOf(frame: Frame, flow: Flow): Unconfirmed | undefined {
  const question = questionOf(flow, frame.value)
  if (!question || !isFigure(question.ask) || flow.script.week !== 'asked') return undefined
  const { week, tried, answers } = frame.context
  if (!tried) return undefined
  return { flow: frame.flow, week, step: question.step, answers }
}

/** Whether a run waits for a figure that she has tried to tell. */
export function isTried({ value, context }: Frame, flow: Flow): boolean {
  const question = questionOf(flow, value)
  return question !== undefined && isFigure(question.ask) && context.tried === true
}
