import { isRecord } from '../../../model/record.ts'
import type { YamlFile } from '../../../yaml.ts'
import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import { languagesIn } from '../programmes/places-and-languages.ts'
import { quoted, type Finding } from '../finding.ts'
import type { Material } from '../material.ts'
import { readable } from './words-files.ts'

const FILE = 'flows/whatsapp/templates.yaml'

/** WhatsApp's templates are for flows and steps that there are, or for a kind of message. */
export const templateTargets: Check = (material) => {
  const yaml = readable(material.sources.files.get(FILE) ?? '', FILE)
  if (!yaml) return []
  const targets = targetsIn(yaml.value).flatMap(({ target, path }): readonly Finding[] => {
    const trouble = troubleOf(target, material)
    const place = yaml.placeOf(path)
    return trouble ? [{ ...trouble, file: FILE, ...place, variant: 'template' }] : []
  })
  return [...targets, ...unspoken(yaml, languagesIn(material.sources))]
}

/** A template in a language that nobody speaks here is never chosen. */
function unspoken(yaml: YamlFile, known: readonly string[]): readonly Finding[] {
  return listIn(yaml.value, 'templates').flatMap((template, index) => {
    const texts = isRecord(template) && isRecord(template['texts']) ? template['texts'] : {}
    return Object.keys(texts).flatMap((value): readonly Finding[] => {
      if (known.includes(value.replace(/_.*/, ''))) return []
      const place = yaml.placeOfKey(['templates', index, 'texts', value])
      const values = { value, nearest: nearest(value, known), known: quoted(known) }
      return [{ code: 'invalid-language', file: FILE, ...place, variant: 'unknown', values }]
    })
  })
}

/** What a message can be beside the start of a flow (`messages.class`). */
const CLASSES = ['reply', 'reminder', 'broadcast', 'alert'] as const

function troubleOf(
  target: string,
  { flows }: Material,
): Pick<Finding, 'code' | 'values'> | undefined {
  const [name = '', step] = target.split('/')
  const meant = flows.filter((flow) => flow.name === name)
  if (meant.length === 0) {
    if (step === undefined && CLASSES.some((known) => known === name)) return undefined
    const known = [...flows.map((flow) => flow.name), ...CLASSES]
    const values = { name, nearest: nearest(name, known), known: quoted(known) }
    return { code: 'unknown-flow', values }
  }
  const steps = meant.flatMap((flow) => [...flow.steps.keys(), ...flow.opaque])
  if (step === undefined || steps.includes(step)) return undefined
  const values = { target: step, flow: name, nearest: nearest(step, steps), known: quoted(steps) }
  return { code: 'unknown-step', values }
}

type Written = { readonly target: string; readonly path: readonly PropertyKey[] }

function targetsIn(value: unknown): readonly Written[] {
  return listIn(value, 'templates').flatMap((template, index) =>
    listIn(template, 'for').flatMap((target, at) =>
      typeof target === 'string' ? [{ target, path: ['templates', index, 'for', at] }] : [],
    ),
  )
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isRecord(value) ? value[name] : undefined
  return Array.isArray(list) ? list : []
}
