import type { YamlFile } from '../../../yaml.ts'
import { nearest } from '../../nearest.ts'
import type { Step } from '../../schema.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import { spanishText, type FlowMaterial, type Material } from '../material.ts'
import { renamed, saidTexts, variantsIn, type SaidTexts } from '../read/said-texts.ts'

/** Every step that speaks has its text in Spanish, with the variants it needs; other languages fall back to it. */
export const missingText: Check = (material) =>
  material.flows.flatMap((flow) => {
    const { yaml } = flow
    if (!yaml) return []
    const spanish = [...flow.steps].flatMap(([name, step]) =>
      missingOf(name, step, flow, yaml, material),
    )
    return [...spanish, ...untranslated(flow, material)]
  })

function missingOf(
  name: string,
  step: Step,
  flow: FlowMaterial,
  yaml: YamlFile,
  material: Material,
): readonly Finding[] {
  const said = saidTexts(step, material)
  const { own, needed } = said
  const words = `locales/es/${flow.name}.ftl`
  const present = flow.texts.get('es')
  if (present && present.findings.length > 0) return []
  if (own === 'must' && !spanishText(flow, name)) {
    const ids = [...(present?.messages.keys() ?? [])].filter((id) => !flow.steps.has(id))
    if (nearest(name, ids) !== undefined) return []
    const place = yaml.placeOfKey(['steps', name])
    const values = { step: name, words }
    return [{ code: 'missing-text', file: yaml.file, ...place, values }]
  }
  return needed.flatMap((variant): readonly Finding[] => {
    if (spanishText(flow, name, variant) || isMisspelled(variant, name, flow, said)) return []
    const { file, line, column } = spanishText(flow, name)
      ? { file: words, ...lineOf(flow, name) }
      : { file: yaml.file, ...yaml.placeOfKey(['steps', name]) }
    const kind = step && 'ask' in step && step.choices?.[variant] !== undefined ? 'choice' : variant
    return [
      {
        code: 'missing-variant',
        file,
        line,
        column,
        values: { step: name, variant, words },
        variant: kind,
      },
    ]
  })
}

/** A variant that nobody knows is most likely the one that is missing, and already reported. */
function isMisspelled(
  variant: string,
  id: string,
  { texts }: FlowMaterial,
  said: SaidTexts,
): boolean {
  const others = variantsIn(texts.get('es')?.messages.get(id)?.texts ?? [])
  return (
    renamed(others, said)?.to === variant ||
    nearest(
      variant,
      others.filter((each) => !said.known.includes(each)),
    ) !== undefined
  )
}

function lineOf({ texts }: FlowMaterial, id: string): { line: number; column: number } {
  const { line, column } = texts.get('es')?.messages.get(id) ?? { line: 1, column: 1 }
  return { line, column }
}

/** A language that has begun with a flow, and what of it is still said in Spanish. */
function untranslated(flow: FlowMaterial, material: Material): readonly Finding[] {
  return [...flow.texts].flatMap(([locale, { file, messages }]): readonly Finding[] => {
    if (/^es\b/.test(locale) || flow.programme !== undefined) return []
    const missing = [...flow.steps.keys()].filter(
      (name) =>
        saidTexts(flow.steps.get(name) as Step, material).own !== 'never' &&
        spanishText(flow, name) &&
        !messages.has(name),
    )
    if (missing.length === 0) return []
    const values = { language: locale, count: missing.length, texts: quoted(missing) }
    return [{ code: 'missing-translation', file, line: 1, column: 1, values }]
  })
}
