import type { YamlFile } from '../../yaml.ts'
import type { ProgrammeFile } from '../programmes.ts'
import type { FlowScript } from '../schema.ts'
import { flowFiles, stemOf, type Sources } from '../sources.ts'
import type { Finding } from './finding.ts'
import type { FtlFile, FtlMessage, FtlText } from './read/ftl.ts'
import { readFtlFiles, type Words } from './read/ftl-files.ts'
import { isDeadEnd } from './read/graph.ts'
import { overlaidScripts } from './read/overlaid.ts'
import { readProgrammes } from './read/read-programmes.ts'
import { readScript, type Script } from './read/read-script.ts'
import { brokenTargets } from './steps/unknown-step.ts'

/** All that the checks look at, each file read once. */
export type Material = {
  readonly sources: Sources
  /** Every flow, and after them the flows as programmes change them. */
  readonly flows: readonly FlowMaterial[]
  readonly programmes: readonly ProgrammeMaterial[]
  /** The texts that belong to no flow (conversation.ftl), by locale. */
  readonly common: ReadonlyMap<string, FtlFile>
  /** Those of the desk and of the safety path, by locale. */
  readonly desks: readonly ReadonlyMap<string, FtlFile>[]
  /** Texts under the name of no flow. */
  readonly stray: readonly FtlFile[]
  /** What is wrong with the form of the files. */
  readonly findings: readonly Finding[]
}

export type FlowMaterial = Script & {
  readonly name: string
  /** The programme whose changes are in it. */
  readonly programme?: string
  /** The programme changes only words. */
  readonly isReworded?: boolean
  /** Whether every step is read and every target a step: only then is it known where the steps lead. */
  readonly isConnected: boolean
  /** Its texts by locale, a programme's own as `es@fundap`. */
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
  return flow.script !== undefined && flow.isConnected && flow.steps.has(flow.script.start)
}

/** The text of a step in Spanish, which every other language falls back to; a programme's own before the common one. */
export function spanishText(flow: FlowMaterial, id: string, variant?: string): FtlText | undefined {
  return ['es', `es@${flow.programme ?? ''}`]
    .toReversed()
    .flatMap((locale) => flow.texts.get(locale)?.messages.get(id)?.texts ?? [])
    .find((text) => text.variant === variant)
}

/** What the checks look at, as far as it can be read; what cannot is among its findings. */
export function readMaterial(sources: Sources): Material {
  const findings: Finding[] = []
  const words = readFtlFiles(sources)
  const programmes = readProgrammes(sources, findings)
  const scripts = new Map(
    flowFiles(sources).map((file) => [
      stemOf(file),
      readScript(sources.files.get(file) ?? '', file),
    ]),
  )
  const bases = [...scripts].map(([name, script]) => flowOf(script, name, words))
  const read = new Map([...scripts].filter(([, { findings: wrong }]) => wrong.length === 0))
  const overlaid = overlaidScripts(sources, words, read, findings, [...scripts.keys()])
  const flows = [
    ...bases,
    ...overlaid.map(({ script, name, programme }) => {
      const isReworded = script === scripts.get(name)
      return { ...flowOf(script, name, words, programme), programme, isReworded }
    }),
  ]
  findings.push(
    ...flows.flatMap((flow) => flow.findings),
    ...words.flatMap((each) => each.findings),
  )
  const names = new Set([...flows.map(({ name }) => name), 'conversation', ...DESKS])
  return {
    sources,
    flows,
    programmes,
    findings,
    common: textsOf(words, 'conversation'),
    desks: DESKS.map((name) => textsOf(words, name)),
    stray: words.filter(({ flow }) => !names.has(flow)),
  }
}

const DESKS = ['desk', 'safety'] as const

/** What a text is translated from: the same programme's own Spanish where it has some, else everybody's. */
export function spanishOf(
  { locale, name }: FtlFile,
  id: string,
  texts: ReadonlyMap<string, FtlFile>,
): FtlMessage | undefined {
  if (/^es\b/.test(locale)) return undefined
  const [, programme] = name.split('.')
  const own = programme === undefined ? undefined : texts.get(`es@${programme}`)
  return own?.messages.get(id) ?? texts.get('es')?.messages.get(id)
}

function flowOf(
  script: Script,
  name: string,
  words: readonly Words[],
  programme?: string,
): FlowMaterial {
  const isConnected =
    script.opaque.size === 0 &&
    brokenTargets(script).length === 0 &&
    ![...script.steps.values()].some(isDeadEnd)
  return { ...script, name, isConnected, texts: textsOf(words, name, programme) }
}

function textsOf(
  words: readonly Words[],
  flow: string,
  programme?: string,
): ReadonlyMap<string, FtlFile> {
  const own = words.filter(
    (each) => each.flow === flow && (each.programme ?? programme) === programme,
  )
  return new Map(
    own.map((each) => [
      each.programme === undefined ? each.locale : `${each.locale}@${each.programme}`,
      each,
    ]),
  )
}
