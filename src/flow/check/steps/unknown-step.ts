import type { Place } from '../../../yaml.ts'
import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import { edgesOf } from '../read/graph.ts'
import type { Script } from '../read/read-script.ts'

type Broken = {
  readonly target: string
  readonly from: string
  readonly path: readonly PropertyKey[]
}

/** Every target of a flow that is not one of its steps. */
export function brokenTargets({
  steps,
  opaque,
}: Pick<Script, 'steps' | 'opaque'>): readonly Broken[] {
  return [...steps].flatMap(([from, step]) =>
    edgesOf(step)
      .filter(({ to }) => to !== 'end' && !steps.has(to) && !opaque.has(to))
      .map(({ to, path }) => ({ target: to, from, path: ['steps', from, ...path] })),
  )
}

/** A name that is no step is reported once, where it stands first. */
export const unknownStep: Check = ({ flows }) => flows.flatMap(unknownSteps)

export function unknownSteps(script: Script): readonly Finding[] {
  const { yaml, file, steps, opaque } = script
  if (!yaml) return []
  const names = [...steps.keys(), ...opaque, 'end']
  const byTarget = Map.groupBy(brokenTargets(script), ({ target }) => target)
  return [...byTarget].map(([target, places]): Finding => {
    const gone = takenAway(target, script)
    if (gone) return gone
    const [first, ...others] = places.map((each) => ({ ...each, ...yaml.placeOf(each.path) }))
    const { from = '', target: _target, path: _path, ...place } = first ?? { line: 1, column: 1 }
    const close = nearest(target, names)
    const lines = others.map((each) => each.line).join(', ')
    const values = { step: from, target, nearest: close, known: quoted(names), lines }
    const base = { code: 'unknown-step', file, ...place, values } as const
    return others.length === 0 ? base : { ...base, variant: 'again' }
  })
}

/** A step that a programme takes away while others of the flow still go there: its file says so. */
function takenAway(target: string, { yaml, file, steps }: Script): Finding | undefined {
  const from = [...steps].find(([, step]) => edgesOf(step).some(({ to }) => to === target))
  const place: Place & { readonly file?: string } = yaml?.placeOfKey(['steps', target]) ?? NOWHERE
  if (!from || place.file === undefined || place.file === file) return undefined
  const values = { step: from[0], target }
  return { code: 'unknown-step', ...place, file: place.file, values, variant: 'taken' }
}

const NOWHERE: Place = { line: 1, column: 1 }
