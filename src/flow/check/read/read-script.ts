import { parseYaml, YamlError, type YamlFile } from '../../../yaml.ts'
import { isRecord } from '../../../model/record.ts'
import { nearest } from '../../nearest.ts'
import {
  flowSchema,
  STEP_KINDS,
  STEP_SCHEMAS,
  type FlowHead,
  type FlowScript,
  type Step,
} from '../../schema.ts'
import type { Code } from '../codes.ts'
import { quoted, type Finding } from '../finding.ts'
import { schemaFindings } from './schema-findings.ts'

/** A flow file as far as it can be read. */
export type Script = {
  readonly file: string
  /** Undefined where the file is not even YAML: then nothing more is known of it. */
  readonly yaml?: YamlFile
  readonly head?: Partial<Omit<FlowHead, 'steps'>>
  readonly steps: ReadonlyMap<string, Step>
  /** Steps that are there and cannot be read: nothing is said of where they lead. */
  readonly opaque: ReadonlySet<string>
  /** The whole flow, where nothing is wrong with its form. */
  readonly script?: FlowScript
  readonly findings: readonly Finding[]
}

/** Reads one YAML file as a flow; what is wrong with its form becomes findings. */
export function readScript(source: string, file: string): Script {
  return readScriptFrom(() => parseYaml(source, file), file, source)
}

/** The same for a file that is read elsewhere. */
export function readScriptFrom(read: () => YamlFile, file: string, source?: string): Script {
  try {
    return scriptOf(read())
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    const findings = [yamlFinding(error, source)]
    return { file, steps: new Map(), opaque: new Set(), findings }
  }
}

/** A file that is not YAML: the one thing said of it. */
export function yamlFinding(error: YamlError, source?: string): Finding {
  const { file, place, code, detail, sign } = error
  if (detail === 'DUPLICATE_KEY' && source !== undefined) return duplicate(error, source)
  const own: Code = YAML_CODES.find((each) => each === code) ?? 'bad-yaml'
  const base = { code: own, file, ...place }
  const values = sign === undefined ? {} : { values: { sign } }
  return detail === undefined ? base : { ...base, variant: detail, ...values }
}

const YAML_CODES = ['yaml-too-large', 'yaml-too-deep', 'yaml-alias'] as const

/** A name that stands twice: of a step, where it has the indentation of steps. */
function duplicate({ file, place }: YamlError, source: string): Finding {
  const lines = source.split(/\r?\n/)
  const name = (lines[place.line - 1] ?? '').slice(place.column - 1).split(':')[0] ?? ''
  const group = lines.slice(0, place.line - 1).findLastIndex((each) => /^[a-z]/.test(each))
  const first = lines.slice(group + 1).find((each) => /^ +[^ #]/.test(each)) ?? ''
  const isStep =
    lines[group]?.startsWith('steps:') === true && first.search(/\S/) === place.column - 1
  return { code: isStep ? 'duplicate-step' : 'duplicate-key', file, ...place, values: { name } }
}

function scriptOf(yaml: YamlFile): Script {
  const { file } = yaml
  const nothing = nothingIn(yaml)
  if (nothing) return { file, steps: new Map(), opaque: new Set(), findings: [nothing] }
  const parsed = flowSchema.safeParse(yaml.value)
  const findings: Finding[] = parsed.success
    ? []
    : [...schemaFindings(parsed.error, yaml, [], flowSchema)]
  const steps = new Map<string, Step>()
  const opaque = new Set<string>()
  for (const [name, value] of stepsIn(yaml)) {
    const read = readStep(name, value, yaml)
    if (Array.isArray(read)) {
      findings.push(...(read as Finding[]))
      opaque.add(name)
    } else steps.set(name, read as Step)
  }
  const base = { file, yaml, steps, opaque, findings }
  if (!parsed.success) return { ...base, head: looseHead(yaml) }
  const { steps: _steps, ...head } = parsed.data
  if (findings.length > 0) return { ...base, head }
  return { ...base, head, script: { ...head, steps: Object.fromEntries(steps) } }
}

/** A file without a single step is not looked at any further. */
function nothingIn(yaml: YamlFile): Finding | undefined {
  const { file, value } = yaml
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return {
      code: 'bad-yaml',
      file,
      line: 1,
      column: 1,
      variant: value === null ? 'empty' : 'names',
    }
  if (stepsIn(yaml).length > 0) return undefined
  const known = Object.keys(flowSchema.shape)
  const other = Object.entries(value).find(
    ([key, under]) => !known.includes(key) && isRecord(under),
  )
  if (other && !('steps' in value)) {
    const [key] = other
    const names = { key, nearest: 'steps', known: quoted(known) }
    return { code: 'unknown-key', file, ...yaml.placeOfKey([key]), values: names }
  }
  const values = { key: 'steps' }
  return { code: 'missing-key', file, ...yaml.placeOfKey(['steps']), values, variant: 'file' }
}

function stepsIn({ value }: YamlFile): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || !('steps' in value)) return []
  const { steps } = value
  return typeof steps === 'object' && steps !== null ? Object.entries(steps) : []
}

/** What of a wrong head can still be used. */
function looseHead({ value }: YamlFile): Partial<Omit<FlowHead, 'steps'>> {
  if (typeof value !== 'object' || value === null) return {}
  const start = 'start' in value && typeof value.start === 'string' ? { start: value.start } : {}
  const intents =
    'intents' in value && value.intents !== undefined
      ? { intents: [value.intents].flat().map(String) }
      : {}
  // a week that is not understood may be meant as either
  const week = 'week' in value ? { week: 'last-recorded' as const } : {}
  return { ...start, ...intents, ...week }
}

function readStep(name: string, value: unknown, yaml: YamlFile): Step | readonly Finding[] {
  const path = ['steps', name]
  if (name === 'end') {
    const place = yaml.placeOfKey(path)
    return [{ code: 'wrong-value', file: yaml.file, ...place, variant: 'end' }]
  }
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const kind = STEP_KINDS.find((candidate) => keys.includes(candidate))
  if (kind) {
    const schema = STEP_SCHEMAS[kind]
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    return schemaFindings(parsed.error, yaml, path, schema)
  }
  const close = keys.map((key) => nearest(key, STEP_KINDS)).find((each) => each !== undefined)
  const values = { step: name, nearest: close, known: quoted(STEP_KINDS) }
  const place = yaml.placeOfKey(path)
  return [{ code: 'unknown-step-kind', file: yaml.file, ...place, values }]
}
