import type { AskStep, Step } from '../../schema.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FlowMaterial, Material } from '../material.ts'

/** A figure is recorded from an answer of its own kind: money from money, a number from a number or a rating. */
export const figureKind: Check = (material) =>
  material.flows.flatMap((flow) => {
    const { yaml, file } = flow
    if (!yaml) return []
    return [...flow.steps].flatMap(([step, script]): readonly Finding[] => {
      const wrong = wrongField(step, script)
      if (wrong) return [{ ...wrong, file, ...yaml.placeOf(['steps', step, 'save']) }]
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

/** A field of the contact is kept from an answer that can be one. */
function wrongField(
  step: string,
  script: Step,
): Pick<Finding, 'code' | 'variant' | 'values'> | undefined {
  if (!('ask' in script) || !script.save?.startsWith('contact.')) return undefined
  const kinds = FIELD_KINDS[script.save.replace('contact.', '')]
  if (!kinds || kinds.includes(script.ask)) return undefined
  const values = { step, name: script.save, ask: script.ask, kind: kinds.join(', ') }
  return { code: 'wrong-figure-kind', variant: 'field', values }
}

const FIELD_KINDS: Readonly<Record<string, readonly AskStep['ask'][]>> = {
  name: ['text'],
  goal: ['text', 'choice'],
  step: ['text', 'choice'],
  language: ['choice'],
  hour: ['choice'],
  records: ['choice', 'yes-no'],
  sharing: ['yes-no'],
  audio: ['yes-no'],
  'paused-until': ['date'],
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
