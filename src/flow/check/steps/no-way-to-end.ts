import type { Check } from '../check.ts'
import { cycles, edgesOf, reachable } from '../read/graph.ts'
import { spinning } from './loop-without-question.ts'

/** From every step some way leads to the end. Where several trap each other, the first says it. */
export const noWayToEnd: Check = ({ flows }) =>
  flows.flatMap((flow) => {
    const { file, yaml, steps } = flow
    if (!yaml) return []
    // a step that cannot be read, or is not there, may lead to the end
    const next = (name: string) => {
      const step = steps.get(name)
      return step ? edgesOf(step).map(({ to }) => (steps.has(to) ? to : 'end')) : []
    }
    const trapped = [...steps.keys()].filter((step) => !reachable([step], next).has('end'))
    const loops = new Set(spinning(flow).flat())
    return cycles(trapped, next)
      .filter((group) => !group.every((step) => loops.has(step)))
      .map((group) => {
        const [step = ''] = group
        return {
          code: 'no-way-to-end',
          file,
          ...yaml.placeOfKey(['steps', step]),
          values: { step },
        }
      })
  })
