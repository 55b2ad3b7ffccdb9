import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import { spanishText } from '../material.ts'

/** A question that says an amount or a number is noted keeps it, or another step does. */
export const unsavedAnswer: Check = ({ flows }) =>
  flows.flatMap((flow) => {
    const { yaml, file, steps } = flow
    const recorded = new Set([...steps.values()].map((step) => 'record' in step && step.value))
    return [...steps].flatMap(([name, step]): readonly Finding[] => {
      const isCounted = 'ask' in step && (step.ask === 'money' || step.ask === 'number')
      if (!yaml || !isCounted || step.save !== undefined || recorded.has(name)) return []
      if (!spanishText(flow, name, 'saved')) return []
      const place = yaml.placeOfKey(['steps', name])
      const values = { step: name, key: 'save' }
      return [{ code: 'missing-key', file, ...place, variant: 'saved', values }]
    })
  })
