import type { FlowContext } from '../../flow/machine.ts'
import { savedFigure } from '../../flow/question.ts'
import type { AskStep } from '../../flow/schema.ts'
import type { Asked } from '../../reading/money/word-class.ts'

/** What a question about money asks for: by the figure that it is kept as. */
export function moneyAsked(ask: AskStep, context: FlowContext): Asked {
  return savedFigure(ask, context) === PROFIT ? 'profit' : 'sales'
}

/** What was left when all was paid; any other figure is read as sales are. */
const PROFIT = 'profit'
