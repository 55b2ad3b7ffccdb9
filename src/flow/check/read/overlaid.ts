import { parseYaml, YamlError, type YamlFile } from '../../../yaml.ts'
import { nearest } from '../../nearest.ts'
import { applyOverlay, overlaySchema } from '../../overlay.ts'
import { overlayFiles, stemOf, type Sources } from '../../sources.ts'
import { quoted, type Finding } from '../finding.ts'
import type { Words } from './ftl-files.ts'
import { readScriptFrom, yamlFinding, type Script } from './read-script.ts'
import { schemaFindings } from './schema-findings.ts'

/** A flow as one programme runs it. */
export type Overlaid = {
  readonly script: Script
  readonly name: string
  readonly programme: string
}

/**
 * The flows of which programmes change steps or words, made of everybody's that can be read (`bases`, by name; `names` are
 * those of all); what is wrong with the changes is added to the findings.
 */
export function overlaidScripts(
  sources: Sources,
  words: readonly Words[],
  bases: ReadonlyMap<string, Script>,
  findings: Finding[],
  names: readonly string[],
): readonly Overlaid[] {
  const changed = overlayFiles(sources).flatMap((file) =>
    changedBy(file, sources, bases, findings, names),
  )
  // words for steps that cannot be read are not looked at
  const known = new Set(
    overlayFiles(sources).map((file) => `${file.split('/')[2] ?? ''}/${stemOf(file)}`),
  )
  const worded = words.flatMap(({ flow, programme }): readonly Overlaid[] => {
    const script = bases.get(flow)
    if (programme === undefined || !script || known.has(`${programme}/${flow}`)) return []
    known.add(`${programme}/${flow}`)
    return [{ script, name: flow, programme }]
  })
  return [...changed, ...worded]
}

function changedBy(
  file: string,
  sources: Sources,
  bases: ReadonlyMap<string, Script>,
  findings: Finding[],
  names: readonly string[],
): readonly Overlaid[] {
  const [, , programme = ''] = file.split('/')
  const name = stemOf(file)
  const base = bases.get(name)
  const overlay = readOverlay(sources.files.get(file) ?? '', file, findings)
  if (!overlay) return []
  if (!base) {
    if (!names.includes(name)) findings.push(unknownBase(name, file, names))
    return []
  }
  const { yaml } = base
  if (!yaml) return []
  const nowhere = takenFromNowhere(overlay, name, base)
  findings.push(...nowhere)
  if (nowhere.length > 0) return []
  const script = readScriptFrom(() => applyOverlay(yaml, overlay), base.file)
  const told = script.findings.map((each) => ofOverlay(each, name, base))
  return [{ script: { ...script, findings: told }, name, programme }]
}

/** Steps to take away that the flow does not have: another one was meant, which stays. */
function takenFromNowhere(overlay: YamlFile, flow: string, { steps }: Script): readonly Finding[] {
  const { steps: changes } = overlaySchema.parse(overlay.value)
  const known = [...steps.keys()]
  return Object.entries(changes).flatMap(([step, change]): readonly Finding[] => {
    if (change !== null || steps.has(step)) return []
    const values = { target: step, flow, nearest: nearest(step, known), known: quoted(known) }
    const place = overlay.placeOfKey(['steps', step])
    return [{ code: 'unknown-step', file: overlay.file, ...place, values, variant: 'nowhere' }]
  })
}

/** A step without a kind that the flow does not have either: its name is wrong rather than what it says. */
function ofOverlay(finding: Finding, flow: string, { steps }: Script): Finding {
  const step = String(finding.values?.['step'])
  if (finding.code !== 'unknown-step-kind' || steps.has(step)) return finding
  const known = [...steps.keys()]
  const values = { step, flow, nearest: nearest(step, known), known: quoted(known) }
  return { ...finding, variant: 'overlay', values }
}

function readOverlay(source: string, file: string, findings: Finding[]): YamlFile | undefined {
  try {
    const yaml = parseYaml(source, file)
    const parsed = overlaySchema.safeParse(yaml.value)
    if (parsed.success) {
      const values = { name: parsed.data.overlay, expected: stemOf(file) }
      if (values.name === values.expected) return yaml
      findings.push({ code: 'wrong-file-name', file, ...yaml.placeOf(['overlay']), values })
      return undefined
    }
    findings.push(...schemaFindings(parsed.error, yaml, [], overlaySchema))
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    findings.push(yamlFinding(error, source))
  }
  return undefined
}

function unknownBase(name: string, file: string, flows: readonly string[]): Finding {
  const values = { name, nearest: nearest(name, flows), known: quoted(flows) }
  return { code: 'unknown-flow', file, line: 1, column: 1, values, variant: 'overlay' }
}
