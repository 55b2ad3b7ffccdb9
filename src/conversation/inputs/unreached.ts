import type { Talk } from '../talk.ts'

/**
 * What was for her did not reach her: her trainer hears of it, or who attends to her safety; a talk that this interrupts is
 * the desk's matter.
 */
export function tellUnreached({ facts, effects }: Talk): string | undefined {
  if (facts.role !== 'entrepreneur' || facts.status !== 'active') return 'nobody has to be told'
  if (facts.hold === 'safety') effects.push({ type: 'safety', effect: { type: 'noteUnreached' } })
  else if (facts.hold === undefined) effects.push({ type: 'openTicket', reason: 'undelivered' })
  return undefined
}
