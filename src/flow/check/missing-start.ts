import { nearest } from '../nearest.ts'
import type { Check } from './check.ts'
import { quoted } from './finding.ts'

/** `start` names the step that everything begins with. */
export const missingStart: Check = ({ flows }) =>
  flows.flatMap(({ head, yaml, file, steps, opaque }) => {
    const start = head?.start
    if (!yaml || start === undefined || steps.has(start) || opaque.has(start)) return []
    const names = [...steps.keys(), ...opaque]
    const values = { start, nearest: nearest(start, names), known: quoted(names) }
    return [{ code: 'missing-start', file, ...yaml.placeOf(['start']), variant: 'unknown', values }]
  })
