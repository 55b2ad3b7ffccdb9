import type { Check } from '../check.ts'
import { quoted } from '../finding.ts'
import { cycles } from '../read/graph.ts'

/** Flows that start each other would never come back. */
export const flowsStartEachOther: Check = ({ flows }) => {
  const starts = new Map(
    flows.map((flow) => [
      flow.name,
      [...flow.steps].flatMap(([name, step]) =>
        'start' in step ? [{ name, to: step.start }] : [],
      ),
    ]),
  )
  const next = (flow: string) => (starts.get(flow) ?? []).map(({ to }) => to)
  return cycles([...starts.keys()], next).flatMap((group) => {
    const flow = flows.find(({ name }) => name === group[0])
    const step = starts.get(group[0] ?? '')?.find(({ to }) => group.includes(to))
    if (!flow?.yaml || !step) return []
    const place = flow.yaml.placeOf(['steps', step.name, 'start'])
    const values = { flows: quoted(group), step: step.name, to: step.to }
    const variant = group.length === 1 ? { variant: 'itself' } : {}
    return [{ code: 'flows-start-each-other', file: flow.file, ...place, values, ...variant }]
  })
}
