import { HOURS } from '../../../model/programme.ts'
import { nodesIn } from '../../conditions/tree.ts'
import { treeOf } from '../../conditions/conditions.ts'
import { nearest } from '../../nearest.ts'
import type { Sources } from '../../sources.ts'
import type { Check } from '../check.ts'
import type { Code } from '../codes.ts'
import { conditionsOf } from './conditions.ts'
import { quoted, type Finding } from '../finding.ts'
import type { FlowMaterial, Material } from '../material.ts'
import { languagesIn } from '../programmes/places-and-languages.ts'

/** Names that conditions compare with: a programme, a module, a choice of a question. */
export const writtenNames: Check = (material) =>
  material.flows.flatMap((flow) => {
    const { yaml, file } = flow
    if (!yaml) return []
    return conditionsOf(flow).flatMap(({ source, path, step }) =>
      comparisonsIn(source).flatMap(({ value, literal }): readonly Finding[] => {
        const expected = expectedOf(value, flow, material)
        if (!expected || literal === '' || expected.known.includes(literal)) return []
        const { code, known } = expected
        const values = {
          step,
          value,
          name: literal,
          nearest: nearest(literal, known),
          known: quoted(known),
        }
        const variant = code === 'unknown-value' ? { variant: 'literal' } : {}
        return [{ code, file, ...yaml.placeOf(path), values, ...variant }]
      }),
    )
  })

/** `programme.name == "fundap"`, `"bad" != answer["how"]`, `contact.hour in ["morning", "midday"]` */
function comparisonsIn(source: string): readonly { value: string; literal: string }[] {
  const tree = treeOf(source)
  return (tree ? nodesIn(tree) : []).flatMap((node) => {
    if (node.type !== 'operation' || !['==', '!=', 'in'].includes(node.op)) return []
    const [left, right] = node.args
    const value = left?.type === 'name' ? left : right
    const other = left?.type === 'name' ? right : left
    if (value?.type !== 'name' || !other) return []
    return ('args' in other ? other.args : [other]).flatMap((each) =>
      each.type === 'literal' && typeof each.value === 'string'
        ? [{ value: value.name, literal: each.value }]
        : [],
    )
  })
}

function expectedOf(
  value: string,
  flow: FlowMaterial,
  { programmes, sources }: Material,
): { readonly code: Code; readonly known: readonly string[] } | undefined {
  const known = programmes.flatMap(({ programme }) => (programme ? [programme] : []))
  if (value === 'programme.name') {
    return { code: 'unknown-programme', known: known.map(({ name }) => name) }
  }
  if (value === 'module.last' || value === 'module.next') {
    const titles = known.flatMap(({ modules }) => modules.map(({ title }) => title))
    return { code: 'unknown-module', known: titles }
  }
  const field = CONTACT_VALUES[value]
  if (field) return { code: 'unknown-value', known: field(sources) }
  const question = /^answer\.([\w-]+)$/.exec(value)?.[1] ?? ''
  const step = flow.steps.get(question)
  if (!step || !('ask' in step) || !step.choices) return undefined
  return { code: 'unknown-value', known: Object.keys(step.choices) }
}

/** What these fields of a contact can be. */
export const CONTACT_VALUES: Readonly<Record<string, (sources: Sources) => readonly string[]>> = {
  'contact.status': () => STATUSES,
  'contact.hour': () => HOURS,
  'contact.language': languagesIn,
}

/** model/contact.ts */
const STATUSES = ['new', 'invited', 'active', 'declined', 'stopped'] as const
