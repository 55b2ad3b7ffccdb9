import type { Check } from '../check.ts'
import { quoted } from '../finding.ts'
import { cycles, edgesOf } from '../read/graph.ts'
import type { Script } from '../read/read-script.ts'

/** Steps that lead to each other with neither a person nor time in between would spin forever. */
export const loopWithoutQuestion: Check = ({ flows }) =>
  flows.flatMap((flow) => {
    const { file, yaml } = flow
    if (!yaml) return []
    return spinning(flow).map((group) => {
      const [step = ''] = group
      const values = { step, steps: quoted(group) }
      return { code: 'loop-without-question', file, ...yaml.placeOfKey(['steps', step]), values }
    })
  })

/** The groups of steps that can follow each other without anything happening. */
export function spinning({ steps }: Pick<Script, 'steps'>): readonly (readonly string[])[] {
  return cycles([...steps.keys()], (name) => {
    const step = steps.get(name)
    const ways = step ? edgesOf(step).filter(({ waits }) => !waits) : []
    return ways.map(({ to }) => to)
  })
}
