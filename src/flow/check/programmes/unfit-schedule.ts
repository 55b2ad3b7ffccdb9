import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FlowMaterial } from '../material.ts'
import { edgesOf, reachable } from '../read/graph.ts'

/** A programme starts by itself only what a person may meet unasked: nothing that begins or ends her messages at once. */
export const unfitSchedule: Check = ({ programmes, flows }) =>
  programmes.flatMap(({ file, yaml, programme }) =>
    (programme?.schedules ?? []).flatMap(({ flow }, index): readonly Finding[] => {
      const started = flows.filter(({ name }) => name === flow)
      const variant = started.map(unfitness).find(Boolean)
      if (variant === undefined) return []
      const place = yaml.placeOf(['schedules', index, 'flow'])
      return [{ code: 'unfit-schedule', file, ...place, variant, values: { name: flow } }]
    }),
  )

function unfitness({ name, head, steps }: FlowMaterial): 'joining' | 'status' | undefined {
  if (name === 'joining' || name === 'joining-trainer') return 'joining'
  const atOnce = reachable([head?.start ?? ''], (from) => {
    const step = steps.get(from)
    return step ? edgesOf(step).flatMap(({ to, waits }) => (waits ? [] : [to])) : []
  })
  const sets = [...atOnce].flatMap((each) => {
    const step = steps.get(each)
    return step && 'set' in step ? Object.keys(step.set) : []
  })
  return sets.includes('contact.status') ? 'status' : undefined
}
