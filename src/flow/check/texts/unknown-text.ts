import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { FtlFile, FtlMessage } from '../read/ftl.ts'
import type { FlowMaterial, Material } from '../material.ts'
import { isDeadEnd } from '../read/graph.ts'
import { renamed, saidTexts, variantsIn, type SaidTexts } from '../read/said-texts.ts'
import { brokenTargets } from '../steps/unknown-step.ts'

/** Every text belongs to a step that says it, and every variant to a question that has it. */
export const unknownText: Check = (material) => [
  ...material.flows.flatMap((flow) =>
    flow.yaml ? ownFiles(flow).flatMap((file) => unknownIn(file, flow, material)) : [],
  ),
  ...strayFiles(material),
]

/** A programme may leave out steps that everybody's texts speak for: only its own words are looked at. */
function ownFiles({ texts, programme }: FlowMaterial): readonly FtlFile[] {
  return [...texts].flatMap(([locale, file]) =>
    programme === undefined || locale.includes('@') ? [file] : [],
  )
}

function unknownIn(file: FtlFile, flow: FlowMaterial, material: Material): readonly Finding[] {
  // a target that is no step may be the step that this text waits for
  const awaited = new Set([flow.head?.start, ...brokenTargets(flow).map(({ target }) => target)])
  const references = referencedIn(file)
  return [...file.messages.values()].flatMap((message): readonly Finding[] => {
    const { id } = message
    if (id.startsWith('-') || flow.opaque.has(id) || references.has(id)) return []
    const step = flow.steps.get(id)
    if (!step)
      return awaited.has(id)
        ? []
        : [unknownMessage(message, file, [...flow.steps.keys(), ...flow.opaque])]
    const said = saidTexts(step, material)
    if (said.own === 'never') return [{ ...unknownMessage(message, file, []), variant: 'never' }]
    return isDeadEnd(step) ? [] : unknownVariants(message, file, said)
  })
}

function unknownMessage(
  { id, line, column }: FtlMessage,
  { file }: FtlFile,
  known: readonly string[],
): Finding {
  const values = { text: id, nearest: nearest(id, known), known: quoted(known) }
  return { code: 'unknown-text', file, line, column, values }
}

function unknownVariants(
  { id, texts }: FtlMessage,
  { file }: FtlFile,
  said: SaidTexts,
): readonly Finding[] {
  const { known } = said
  const change = renamed(variantsIn(texts), said)
  return texts.flatMap(({ variant, line, column }): readonly Finding[] => {
    if (variant === undefined || known.includes(variant) || variant.startsWith('choose-')) return []
    const values = {
      text: id,
      name: variant,
      nearest: change?.from === variant ? change.to : nearest(variant, known),
      known: quoted(known),
    }
    return [{ code: 'unknown-variant', file, line, column, values }]
  })
}

/** Messages that other texts of the file take words from. */
function referencedIn({ messages }: FtlFile): ReadonlySet<string> {
  const sources = [...messages.values()].map(({ source }) => source).join('\n')
  return new Set([...sources.matchAll(/\{ *([a-z][\w-]*) *\}/g)].map((match) => match[1] ?? ''))
}

/** Texts under the name of no flow. */
function strayFiles({ stray, flows }: Material): readonly Finding[] {
  const names = flows.map(({ name }) => name)
  return stray.flatMap(({ file, name }): readonly Finding[] => {
    const close = nearest(name.split('.')[0] ?? name, names)
    const values = { text: name, nearest: close, known: quoted(names), name }
    return [{ code: 'unknown-flow', file, line: 1, column: 1, values, variant: 'texts' }]
  })
}
