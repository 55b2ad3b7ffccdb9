import type { Step } from '../schema.ts'
import type { Check } from './check.ts'
import type { Finding } from './finding.ts'
import type { FlowMaterial, Material } from './material.ts'

/** A figure is recorded from an answer of its own kind: money from money, a number from a number or a rating. */
export const figureKind: Check = (material) =>
  material.flows.flatMap((flow) => {
    const { yaml, file } = flow
    if (!yaml) return []
    return [...flow.steps].flatMap(([step, script]): readonly Finding[] => {
      const kept = keptBy(step, script, flow)
      const kinds = kept ? kindsOf(kept.figure, material) : []
      if (!kept || kinds.length === 0 || kinds.some((kind) => KINDS[kind].includes(kept.ask)))
        return []
      const place = yaml.placeOf(['steps', step, kept.key])
      const values = { step, name: kept.figure, ask: kept.ask, kind: kinds.join(', ') }
      return [{ code: 'wrong-figure-kind', file, ...place, values }]
    })
  })

const KINDS: Readonly<Record<'money' | 'number', readonly string[]>> = {
  money: ['money'],
  number: ['number', 'rating'],
}

type Kept = { readonly figure: string; readonly ask: string; readonly key: 'save' | 'record' }

/** The figure that a step records, and the kind of question whose answer it is. */
function keptBy(name: string, step: Step, { steps }: FlowMaterial): Kept | undefined {
  const [question, figure, key] =
    'record' in step
      ? ([step.value, step.record, 'record'] as const)
      : ([name, 'ask' in step ? step.save : undefined, 'save'] as const)
  const asked = steps.get(question)
  if (figure === undefined || figure.includes('.') || !asked || !('ask' in asked)) return undefined
  return { figure, ask: asked.ask, key }
}

function kindsOf(figure: string, { programmes }: Material): readonly ('money' | 'number')[] {
  const kinds = programmes.flatMap(({ programme }) => programme?.figures[figure]?.kind ?? [])
  return [...new Set(kinds)]
}
