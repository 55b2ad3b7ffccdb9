import { nearest } from '../../nearest.ts'
import { LAST_TOLD } from '../../question.ts'
import { CONTACT_FIELDS, type AskStep, type SetStep, type Step } from '../../schema.ts'
import type { Check } from '../check.ts'
import type { Code } from '../codes.ts'
import { quoted, type Finding } from '../finding.ts'
import type { FlowMaterial, Material } from '../material.ts'
import { CONTACT_VALUES } from './written-names.ts'

/** What steps name beside other steps: figures, fields of the contact, questions, flows. */
export const names: Check = (material) =>
  material.flows.flatMap((flow) => {
    const { yaml, file } = flow
    if (!yaml) return []
    return [...flow.steps].flatMap(([step, script]) =>
      named(script, flow, material).flatMap(({ code, name, known, path }): readonly Finding[] => {
        if (known.includes(name)) return []
        const values = { step, name, nearest: nearest(name, known), known: quoted(known) }
        const place = yaml.placeOf(['steps', step, ...path])
        const variant = code === 'unknown-value' ? { variant: 'set' } : {}
        return [{ code, file, ...place, values, ...variant }]
      }),
    )
  })

type Named = {
  readonly code: Code
  readonly name: string
  readonly known: readonly string[]
  readonly path: readonly PropertyKey[]
}

function named(step: Step, flow: FlowMaterial, material: Material): readonly Named[] {
  const questions = () => [...flow.steps].filter(([, each]) => 'ask' in each).map(([name]) => name)
  if ('start' in step) {
    const known = material.flows.map(({ name }) => name)
    return [{ code: 'unknown-flow', name: step.start, known, path: ['start'] }]
  }
  if ('record' in step) {
    return [
      { code: 'unknown-figure', name: step.record, known: figuresIn(material), path: ['record'] },
      { code: 'unknown-question', name: step.value, known: questions(), path: ['value'] },
    ]
  }
  if ('alert' in step) return reasoned(step.reason, material)
  if ('ask' in step) return step.save === undefined ? [] : saved(step.save, step, flow, material)
  if (!('set' in step)) return []
  return Object.entries(step.set).flatMap(([field, value]): readonly Named[] => [
    { ...contactField(field, ['status']), path: ['set', field] },
    ...setTo(field, value, material),
    ...(typeof value === 'object'
      ? [
          {
            code: 'unknown-question' as const,
            name: value.from,
            known: questions(),
            path: ['set', field, 'from'],
          },
        ]
      : []),
  ])
}

/** What the trainer is told has words, where the library has words for any reason. */
function reasoned(name: string, { common }: Material): readonly Named[] {
  const texts = [...(common.get('es')?.messages.keys() ?? [])]
  const known = texts.flatMap((id) =>
    id.startsWith('reason-') ? [id.slice('reason-'.length)] : [],
  )
  return known.length === 0 ? [] : [{ code: 'unknown-reason', name, known, path: ['reason'] }]
}

/** A value that a field cannot have; an empty one forgets it. */
function setTo(
  field: string,
  value: SetStep['set'][string],
  { sources }: Material,
): readonly Named[] {
  const known = field === 'contact.audio' ? ['yes', 'no'] : CONTACT_VALUES[field]?.(sources)
  if (!known || typeof value === 'object' || value === '') return []
  return [{ code: 'unknown-value', name: String(value), known, path: ['set', field] }]
}

function saved(
  save: string,
  { choices = {} }: AskStep,
  { head }: FlowMaterial,
  material: Material,
): readonly Named[] {
  if (save.startsWith('contact.')) {
    const chosen = Object.keys(choices).flatMap((choice) =>
      setTo(save, choice, material).map((each) => ({ ...each, path: ['choices', choice] })),
    )
    return [{ ...contactField(save, []), path: ['save'] }, ...chosen]
  }
  const known = [...figuresIn(material), ...(head?.week === 'last-recorded' ? [LAST_TOLD] : [])]
  return [{ code: 'unknown-figure', name: save, known, path: ['save'] }]
}

function contactField(name: string, more: readonly string[]): Omit<Named, 'path'> {
  const known = [...CONTACT_FIELDS, ...more].map((each) => `contact.${each}`)
  return { code: 'unknown-field', name, known }
}

/** The figures of any programme. */
export function figuresIn({ programmes }: Material): readonly string[] {
  return [...new Set(programmes.flatMap(({ programme }) => Object.keys(programme?.figures ?? {})))]
}
