import type { Check } from '../check.ts'
import { edgesOf, reachable } from '../read/graph.ts'
import { isSound, type SoundFlow } from '../material.ts'

/** Every step can be reached from the start; of a stretch that cannot, the first step says it. */
export const unreachableStep: Check = ({ flows }) =>
  flows.filter(isSound).flatMap((flow) => {
    const { file, yaml, script } = flow
    if (!flow.steps.has(script.start)) return []
    const next = nextIn(flow)
    const lost = [...flow.steps.keys()].filter(notIn(reachable([script.start], next)))
    const behind = (step: string) =>
      lost.some((other) => other !== step && reachable(next(other), next).has(step))
    const heads = lost.filter((step) => !behind(step))
    const reported = heads.length > 0 ? heads : lost.slice(0, 1)
    return reported.map((step) => {
      const place = yaml.placeOfKey(['steps', step])
      return { code: 'unreachable-step', file, ...place, values: { step } } as const
    })
  })

function nextIn(flow: SoundFlow): (step: string) => readonly string[] {
  return (name) => {
    const step = flow.steps.get(name)
    return step ? edgesOf(step).map(({ to }) => to) : []
  }
}

function notIn(known: ReadonlySet<string>): (name: string) => boolean {
  return (name) => !known.has(name)
}
