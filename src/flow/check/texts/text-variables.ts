import { nearest } from '../../nearest.ts'
import type { Pattern } from '../../texts.ts'
import { FIGURE_VARIABLES, TEXT_VARIABLES } from '../../text-variables.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FtlFile, FtlText } from '../read/ftl.ts'
import { spanishOf, type FlowMaterial, type Material } from '../material.ts'
import { figuresIn } from '../steps/names.ts'
import { referencesIn, variablesOf } from '../read/variables.ts'

/** Texts name only values that there are, and a translation keeps those of its Spanish text. */
export const textVariables: Check = (material) => [
  ...material.flows.flatMap((flow) => {
    const known = knownIn(flow, material)
    return [...flow.texts.values()].flatMap((file) => [
      ...(flow.yaml ? allTexts(file) : []).flatMap((text) => unknownVariables(text, file, known)),
      ...lostVariables(file, flow.texts, known),
      ...unsaidAmounts(file, flow),
    ])
  }),
  ...[
    ...material.common.values(),
    ...material.flows.flatMap(({ texts }) => [...texts.values()]),
  ].flatMap((file) => allTexts(file).flatMap((text) => unknownReferences(text, file))),
]

export function allTexts({ messages }: FtlFile): readonly FtlText[] {
  return [...messages.values()].flatMap(({ texts }) => texts)
}

function knownIn({ steps, opaque }: FlowMaterial, material: Material): readonly string[] {
  const questions = [...steps].flatMap(([name, step]) => ('ask' in step ? [name] : []))
  return [
    ...TEXT_VARIABLES,
    ...[...questions, ...opaque].map((name) => `answer-${name}`),
    ...figuresIn(material).flatMap((figure) =>
      FIGURE_VARIABLES.map((field) => `${figure}-${field}`),
    ),
  ]
}

function unknownVariables(
  text: FtlText,
  { file }: FtlFile,
  known: readonly string[],
): readonly Finding[] {
  return variablesOf(text).flatMap(({ name, place }): readonly Finding[] => {
    if (known.includes(name)) return []
    const values = { text: named(text), name, nearest: nearest(name, known) }
    return [{ code: 'unknown-variable', file, ...place, values }]
  })
}

/** What a country or a programme says in Spanish in its own way may leave something out; a translation may not. */
export function lostVariables(
  file: FtlFile,
  texts: ReadonlyMap<string, FtlFile>,
  known?: readonly string[],
): readonly Finding[] {
  return allTexts(file).flatMap((text): readonly Finding[] => {
    const source = spanishOf(file, text.id, texts)?.texts.find(
      ({ variant }) => variant === text.variant,
    )
    const own = variablesOf(text).map(({ name }) => name)
    const lost = source ? variablesOf(source).filter(({ name }) => !own.includes(name)) : []
    // a misspelled variable is the one that seems lost
    const unknown = lost.filter(
      ({ name }) =>
        known?.includes(name) !== false && !own.some((each) => nearest(each, [name]) === name),
    )
    const { line, column } = text
    return unknown.map(({ name }) => {
      const values = { text: named(text), name, language: file.locale }
      return { code: 'missing-variable', file: file.file, line, column, values }
    })
  })
}

/** An amount is said back: nobody says yes to what she has not read, or learns of a wrong one too late. */
function unsaidAmounts(file: FtlFile, { steps }: FlowMaterial): readonly Finding[] {
  return allTexts(file).flatMap((text): readonly Finding[] => {
    const step = steps.get(text.id)
    const isSaid = text.variant === 'saved' || text.variant === 'confirm'
    if (!isSaid || !step || !('ask' in step) || step.ask !== 'money') return []
    if (variablesOf(text).some(({ name }) => AMOUNTS.includes(name))) return []
    const { line, column } = text
    const values = { text: named(text), name: 'amount' }
    return [{ code: 'missing-variable', file: file.file, line, column, variant: 'amount', values }]
  })
}

const AMOUNTS: readonly string[] = ['amount', 'parts', 'recorded-amount']

function unknownReferences(text: FtlText, { file, messages }: FtlFile): readonly Finding[] {
  const numbers = numbersIn(text.pattern).map((name) => ({ type: 'number', name }))
  return [...referencesIn(text.pattern), ...numbers].flatMap(
    ({ type, name }): readonly Finding[] => {
      const id = type === 'term' ? `-${name}` : name
      // `{ trainer }` for `{ $trainer }`, where a step is called so as well
      const isVariable = type === 'mesg' && TEXT_VARIABLES.some((known) => known === name)
      const isKnown = type === 'func' ? name === 'NUMBER' || name === 'DATETIME' : messages.has(id)
      if (isKnown && !isVariable) return []
      const values = { text: named(text), name: id, nearest: nearest(id, [...messages.keys()]) }
      return [{ code: 'unknown-reference', file, ...text.placeOf(id), values }]
    },
  )
}

/** Numbers in braces, as other programs number what they fill in: `{{1}}`. */
function numbersIn(pattern: Pattern): readonly string[] {
  if (typeof pattern === 'string') return []
  return pattern.flatMap((element) => {
    if (typeof element === 'string') return []
    if (element.type === 'select') return element.variants.flatMap(({ value }) => numbersIn(value))
    return element.type === 'num' ? [String(element.value)] : []
  })
}

/** `sales.nudge` */
export function named({ id, variant }: FtlText): string {
  return variant === undefined ? id : `${id}.${variant}`
}
