import type { AskStep, Step } from '../../schema.ts'
import type { FtlText } from './ftl.ts'
import type { Material } from '../material.ts'

/** What a step says: its own text, if it can, and its variants. */
export type SaidTexts = {
  /** `must`: without it a person meets silence. `may`: it is said where it is there. `never`: it would not be. */
  readonly own: 'must' | 'may' | 'never'
  /** Variants that must be there, each with the reason's key in the step. */
  readonly needed: readonly string[]
  /** Variants that are said where they are there. */
  readonly known: readonly string[]
}

/** The texts of a step; what a question lacks of the common variants (`answer` in conversation.ftl) it must bring. */
export function saidTexts(step: Step, { common }: Material): SaidTexts {
  if ('alert' in step && step.quiet) return { own: 'never', needed: [], known: [] }
  if ('say' in step || 'alert' in step) return { own: 'must', needed: [], known: [] }
  if ('when' in step || 'start' in step) return { own: 'never', needed: [], known: [] }
  if (!('ask' in step)) return { own: 'may', needed: [], known: [] }
  const shared = new Set(
    common
      .get('es')
      ?.messages.get('answer')
      ?.texts.flatMap(({ variant }) => variant ?? []),
  )
  const own = ownVariants(step)
  const isMiscalled = step.ask === 'yes-no' && Object.keys(step.choices ?? {}).some(isNoYesNo)
  const choices = isMiscalled ? Object.keys(step.choices ?? {}) : []
  const needed = [
    ...own.filter((variant) => !choices.includes(variant)),
    ...sharedVariants(step).filter((variant) => !shared.has(variant)),
  ]
  const known = [...own, ...shared, 'saved', ...SHARED, 'invalid', 'nudge']
  return { own: 'must', needed, known: isMiscalled ? [...known, 'yes', 'no'] : known }
}

/** A question of yes or no with other choices is told so; its texts wait for that. */
function isNoYesNo(choice: string): boolean {
  return choice !== 'yes' && choice !== 'no'
}

/** What only the question itself can say. */
function ownVariants(step: AskStep): readonly string[] {
  return [
    ...Object.keys(step.choices ?? {}),
    ...(step.options === 'told' ? ['told'] : []),
    ...(step.nudge.length > 0 ? ['nudge'] : []),
    ...(step.validate === undefined ? [] : ['invalid']),
    // the common words say an amount
    ...(step.confirm === 'always' && (step.ask === 'text' || step.ask === 'date')
      ? ['confirm']
      : []),
  ]
}

const SHARED = ['retry', 'confirm', 'confirm-zero', 'choose', 'again', 'later', 'refused'] as const

function sharedVariants(step: AskStep): readonly string[] {
  const isConfirmed = step.confirm !== 'never' && step.choices === undefined
  const isMoney = step.ask === 'money'
  return [
    'retry',
    ...(isConfirmed && (isMoney || step.confirm === 'always') ? ['confirm', 'again'] : []),
    ...(isMoney ? ['choose', 'later', 'refused'] : []),
  ]
}

/** A variant that nobody says, and the one that lacks: where there is one of each, a name was changed in one place. */
export function renamed(
  present: readonly string[],
  { needed, known }: SaidTexts,
): { readonly from: string; readonly to: string } | undefined {
  const [from, ...others] = present.filter(
    (variant) => !known.includes(variant) && !variant.startsWith('choose-'),
  )
  const [to, ...missing] = needed.filter((variant) => !present.includes(variant))
  const isOne = others.length === 0 && missing.length === 0
  return isOne && from !== undefined && to !== undefined ? { from, to } : undefined
}

export function variantsIn(texts: readonly FtlText[]): readonly string[] {
  return texts.flatMap(({ variant }) => variant ?? [])
}
