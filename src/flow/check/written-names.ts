import { nearest } from '../nearest.ts'
import type { Check } from './check.ts'
import type { Code } from './codes.ts'
import { conditionsOf } from './conditions.ts'
import { quoted, type Finding } from './finding.ts'
import type { FlowMaterial, Material } from './material.ts'

/** Names that conditions compare with: a programme, a module, a choice of a question. */
export const writtenNames: Check = (material) =>
  material.flows.flatMap((flow) => {
    const { yaml, file } = flow
    if (!yaml) return []
    return conditionsOf(flow).flatMap(({ source, path, step }) =>
      comparisons(source).flatMap(({ value, literal }): readonly Finding[] => {
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

/** `programme.name == "fundap"`, `answer["how"] != 'bad'` */
function comparisons(source: string): readonly { value: string; literal: string }[] {
  const found = source.matchAll(
    /\b([a-z]+(?:\.\w+|\["[\w-]+"\]|\['[\w-]+'\]))\s*[!=]=\s*(["'])(.*?)\2/g,
  )
  return [...found].map((match) => ({ value: match[1] ?? '', literal: match[3] ?? '' }))
}

function expectedOf(
  value: string,
  flow: FlowMaterial,
  { programmes }: Material,
): { readonly code: Code; readonly known: readonly string[] } | undefined {
  const known = programmes.flatMap(({ programme }) => (programme ? [programme] : []))
  if (value === 'programme.name') {
    return { code: 'unknown-programme', known: known.map(({ name }) => name) }
  }
  if (value === 'module.last' || value === 'module.next') {
    const titles = known.flatMap(({ modules }) => modules.map(({ title }) => title))
    return { code: 'unknown-module', known: titles }
  }
  if (value === 'contact.status') return { code: 'unknown-value', known: STATUSES }
  const question = /^answer(?:\.|\[["'])([\w-]+)/.exec(value)?.[1] ?? ''
  const step = flow.steps.get(question)
  if (!step || !('ask' in step) || !step.choices) return undefined
  return { code: 'unknown-value', known: Object.keys(step.choices) }
}

/** model/contact.ts */
export const STATUSES = ['new', 'invited', 'active', 'declined', 'stopped'] as const
