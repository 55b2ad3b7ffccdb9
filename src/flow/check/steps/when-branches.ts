import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'

/** The last branch of a `when` holds without a condition, and only the last. */
export const whenBranches: Check = ({ flows }) =>
  flows.flatMap(({ file, yaml, steps }) => {
    if (!yaml) return []
    return [...steps].flatMap(([name, step]): readonly Finding[] => {
      if (!('when' in step)) return []
      const open = step.when.findIndex((branch) => branch.if === undefined)
      const values = { step: name }
      if (open < 0) {
        const place = yaml.placeOfKey(['steps', name, 'when'])
        return [{ code: 'when-without-last-branch', file, ...place, values }]
      }
      if (open === step.when.length - 1) return []
      const place = yaml.placeOf(['steps', name, 'when', open + 1])
      return [{ code: 'unreachable-branch', file, ...place, values }]
    })
  })
