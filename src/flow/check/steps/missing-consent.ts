import type { Check } from '../check.ts'

/** Who joins is asked for her consent: without it nothing of hers may be kept, so nothing would ever be recorded. */
export const missingConsent: Check = ({ flows }) =>
  flows.flatMap(({ name, file, yaml, steps, opaque }) => {
    if (name !== JOINING || !yaml || opaque.size > 0) return []
    const isAsked = [...steps.values()].some((step) => 'ask' in step && step.consent)
    if (isAsked) return []
    return [
      { code: 'missing-consent', file, ...yaml.placeOfKey(['start']), values: { flow: name } },
    ]
  })

/** The flow that a class code starts (conversation/step.ts). */
const JOINING = 'joining'
