import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FlowMaterial } from '../material.ts'
import { edgesOf, reachable } from '../read/graph.ts'

/**
 * Who joins is asked for her consent: without it nothing of hers may be kept, so nothing would ever be recorded; and no
 * way but her yes leads to where something is kept.
 */
export const missingConsent: Check = ({ flows }) =>
  flows.flatMap((flow): readonly Finding[] => {
    const { name, file, yaml, steps, opaque, isConnected } = flow
    if (name !== JOINING || !yaml || opaque.size > 0) return []
    const isAsked = [...steps.values()].some((step) => 'ask' in step && step.consent)
    if (!isAsked) {
      const place = yaml.placeOfKey(['start'])
      return [{ code: 'missing-consent', file, ...place, values: { flow: name } }]
    }
    return (isConnected ? keptWithout(flow) : []).map((step) => {
      const place = yaml.placeOfKey(['steps', step])
      return { code: 'missing-consent', file, ...place, variant: 'kept', values: { step } }
    })
  })

/** The steps that keep something and that she gets to without a yes. */
function keptWithout({ head, steps }: FlowMaterial): readonly string[] {
  const without = reachable([head?.start ?? ''], (name) => {
    const step = steps.get(name)
    if (!step) return []
    const isConsent = 'ask' in step && step.consent
    return edgesOf(step).flatMap(({ to, path }) => (isConsent && path[1] === 'yes' ? [] : [to]))
  })
  return [...without].filter((name) => {
    const step = steps.get(name)
    return step && (('ask' in step && step.save !== undefined) || 'record' in step)
  })
}

/** The flow that a class code starts (conversation/step.ts). */
const JOINING = 'joining'
