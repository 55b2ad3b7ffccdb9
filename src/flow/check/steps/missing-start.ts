import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { Script } from '../read/read-script.ts'

/** `start` names the step that everything begins with. */
export const missingStart: Check = ({ flows }) => flows.flatMap(missingStarts)

export function missingStarts({ head, yaml, file, steps, opaque }: Script): readonly Finding[] {
  const start = head?.start
  if (!yaml || start === undefined || steps.has(start) || opaque.has(start)) return []
  const names = [...steps.keys(), ...opaque]
  const values = { start, nearest: nearest(start, names), known: quoted(names) }
  return [{ code: 'missing-start', file, ...yaml.placeOf(['start']), variant: 'unknown', values }]
}
