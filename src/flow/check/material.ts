import { parseYaml, YamlError, type YamlFile } from '../../yaml.ts'
import { flowFiles, programmeFiles, stemOf, type Sources } from '../sources.ts'
import { programmeSchema, type ProgrammeFile } from '../programmes.ts'
import type { FlowScript } from '../schema.ts'
import type { Finding } from './finding.ts'
import { readFtl, type FtlFile } from './ftl.ts'
import { readScript, yamlFinding, type Script } from './read-script.ts'
import { schemaFindings } from './schema-findings.ts'
import { brokenTargets } from './unknown-step.ts'

/** All that the checks look at, each file read once. */
export type Material = {
  readonly sources: Sources
  readonly flows: readonly FlowMaterial[]
  readonly programmes: readonly ProgrammeMaterial[]
  /** The texts that belong to no flow (conversation.ftl), by locale. */
  readonly common: ReadonlyMap<string, FtlFile>
  readonly findings: readonly Finding[]
}

export type FlowMaterial = Script & {
  readonly name: string
  /** Whether every target is a step: only then is it known where the steps lead. */
  readonly isConnected: boolean
  readonly texts: ReadonlyMap<string, FtlFile>
}

export type ProgrammeMaterial = {
  readonly file: string
  readonly yaml: YamlFile
  readonly programme?: ProgrammeFile
}

/** A flow of which every step is read and leads somewhere. */
export type SoundFlow = FlowMaterial & { readonly script: FlowScript; readonly yaml: YamlFile }

export function isSound(flow: FlowMaterial): flow is SoundFlow {
  return flow.script !== undefined && flow.isConnected
}

export function readMaterial(sources: Sources): Material {
  const findings: Finding[] = []
  const ftl = ftlFiles(sources)
  for (const each of ftl) findings.push(...each.findings)
  const flows = flowFiles(sources).map((file): FlowMaterial => {
    const script = readScript(sources.files.get(file) ?? '', file)
    findings.push(...script.findings)
    const name = stemOf(file)
    const isConnected = script.opaque.size === 0 && brokenTargets(script).length === 0
    return { ...script, name, isConnected, texts: textsOf(ftl, name) }
  })
  const programmes = programmeFiles(sources).flatMap((file) =>
    readProgrammeFile(sources.files.get(file) ?? '', file, findings),
  )
  return { sources, flows, programmes, common: textsOf(ftl, 'conversation'), findings }
}

/** Texts that other programs of the service use, each in its own way. */
const FOREIGN = new Set(['check', 'simulator'])

function ftlFiles({ files }: Sources): readonly FtlFile[] {
  return [...files].flatMap(([file, source]) => {
    const [, locale, name] = /^locales\/([^/]+)\/([^/]+)\.ftl$/.exec(file) ?? []
    if (locale === undefined || name === undefined || FOREIGN.has(name)) return []
    return [readFtl(source, { file, locale, name })]
  })
}

function textsOf(files: readonly FtlFile[], name: string): ReadonlyMap<string, FtlFile> {
  return new Map(
    files.filter((each) => each.name === name).map((each) => [each.locale, each] as const),
  )
}

function readProgrammeFile(
  source: string,
  file: string,
  findings: Finding[],
): readonly ProgrammeMaterial[] {
  try {
    const yaml = parseYaml(source, file)
    const parsed = programmeSchema.safeParse(yaml.value)
    if (parsed.success) return [{ file, yaml, programme: parsed.data }]
    const known = Object.keys(programmeSchema.in.shape)
    findings.push(...schemaFindings(parsed.error, yaml, [], known))
    return [{ file, yaml }]
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    findings.push(yamlFinding(error, source))
    return []
  }
}
