import { covers, demandsOf, isAlways } from '../../conditions/logic.ts'
import { treeOf } from '../../conditions/conditions.ts'
import type { Check } from '../check.ts'
import { conditionsOf } from './conditions.ts'
import type { Finding } from '../finding.ts'
import type { FlowMaterial } from '../material.ts'

/** A condition can turn out either way, and each branch is the way of somebody whom no branch before it takes. */
export const constantCondition: Check = ({ flows }) =>
  flows.flatMap((flow) => [...constants(flow), ...covered(flow)])

function constants(flow: FlowMaterial): readonly Finding[] {
  const { yaml, file } = flow
  if (!yaml) return []
  return conditionsOf(flow).flatMap(({ source, path, step }): readonly Finding[] => {
    const tree = treeOf(source)
    if (!tree) return []
    const isNever = demandsOf(tree) === undefined
    if (!isNever && !isAlways(tree)) return []
    const variant = isNever ? {} : { variant: 'always' }
    const values = { step, condition: source }
    return [{ code: 'constant-condition', file, ...yaml.placeOf(path), values, ...variant }]
  })
}

/** Branches whose people all go another way before. */
function covered({ yaml, file, steps }: FlowMaterial): readonly Finding[] {
  if (!yaml) return []
  return [...steps].flatMap(([step, script]) => {
    if (!('when' in script)) return []
    const trees = script.when.map(({ if: source }) =>
      source === undefined ? undefined : treeOf(source),
    )
    const demands = trees.map((tree) => tree && demandsOf(tree))
    return demands.flatMap((own, index): readonly Finding[] => {
      const other = demands
        .slice(0, index)
        .findIndex((each) => each?.size !== 0 && covers(each, own))
      if (other < 0) return []
      const place = yaml.placeOf(['steps', step, 'when', index])
      const { line } = yaml.placeOf(['steps', step, 'when', other])
      return [
        {
          code: 'unreachable-branch',
          file,
          ...place,
          variant: 'covered',
          values: { step, other: line },
        },
      ]
    })
  })
}
