import { stemOf } from '../../sources.ts'
import type { Check } from '../check.ts'

/** A flow and a programme are called what their file is called. */
export const wrongFileName: Check = ({ flows, programmes }) => [
  ...flows.flatMap(({ name, yaml, file, script }) => {
    if (!yaml || !script || script.flow === name) return []
    const values = { name: script.flow, expected: name }
    return [{ code: 'wrong-file-name', file, ...yaml.placeOf(['flow']), values } as const]
  }),
  ...programmes.flatMap(({ file, yaml, programme }) => {
    const expected = stemOf(file)
    if (!programme || programme.name === expected) return []
    const values = { name: programme.name, expected }
    return [{ code: 'wrong-file-name', file, ...yaml.placeOf(['programme']), values } as const]
  }),
]
