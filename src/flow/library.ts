import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Programme } from '../model/programme.ts'
import { readYaml, YamlError } from '../yaml.ts'
import { compileFlow, versionOf, type Flow, type FlowSource } from './flow.ts'
import { FlowError, type Issue } from './issue.ts'
import { readProgramme } from './programmes.ts'
import { Texts } from './texts.ts'

/** All flows, programmes and common texts of a checkout, compiled; and old versions, as conversations need them. */
export class Library {
  readonly programmes: ReadonlyMap<string, Programme>
  /** The texts that belong to no flow (locales/<language>/conversation.ftl). */
  readonly texts: Texts
  readonly #current: ReadonlyMap<string, Flow>
  readonly #sources: ReadonlyMap<string, FlowSource>
  readonly #versions = new Map<string, Flow>()
  readonly #byIntent = new Map<string, Flow>()

  constructor(sources: readonly FlowSource[], programmes: readonly Programme[], texts: Texts) {
    const flows = sources.map(compileFlow)
    this.#current = new Map(flows.map((flow) => [flow.name, flow]))
    this.#sources = new Map(sources.map((source) => [versionOf(source), source]))
    this.programmes = new Map(programmes.map((programme) => [programme.name, programme]))
    this.texts = texts
    for (const flow of flows) {
      this.#versions.set(flow.version, flow)
      for (const intent of flow.script.intents) this.#byIntent.set(intent, flow)
    }
  }

  current(name: string): Flow | undefined {
    return this.#current.get(name)
  }

  get flows(): readonly Flow[] {
    return [...this.#current.values()]
  }

  /** The sources of the current versions, by version. */
  get sources(): ReadonlyMap<string, FlowSource> {
    return this.#sources
  }

  forIntent(intent: string): Flow | undefined {
    return this.#byIntent.get(intent)
  }

  has(version: string): boolean {
    return this.#versions.has(version)
  }

  /** Compiles a stored version, so that the conversations pinned to it go on. */
  addVersion(version: string, source: FlowSource): void {
    this.#versions.set(version, compileFlow(source))
  }

  pinned(version: string): Flow {
    const flow = this.#versions.get(version)
    if (!flow) throw new Error(`flow version '${version}' was not loaded before the turn`)
    return flow
  }
}

/** Reads flows/, flows/programmes/ and locales/ under a folder; throws a FlowError that lists every issue. */
export function loadLibrary(root: string): Library {
  const issues: Issue[] = []
  const sources = yamlFiles(join(root, 'flows')).map((file) => flowSource(root, file))
  for (const source of sources) collect(issues, () => compileFlow(source))
  const programmes = yamlFiles(join(root, 'flows', 'programmes')).flatMap((file) => {
    const name = join('flows', 'programmes', file)
    const programme = collect(issues, () => readProgramme(readYaml(join(root, name), name)))
    return programme ? [programme] : []
  })
  const texts = collect(issues, () => new Texts(textSources(root, 'conversation')))
  if (issues.length > 0 || !texts) throw new FlowError(issues)
  return new Library(sources, programmes, texts)
}

function flowSource(root: string, file: string): FlowSource {
  const name = file.replace(/\.yaml$/, '')
  return {
    file: join('flows', file),
    script: readFileSync(join(root, 'flows', file), 'utf8'),
    texts: textSources(root, name),
  }
}

/** `locales/<locale>/<name>.ftl` of every locale that has one. */
function textSources(root: string, name: string): Readonly<Record<string, string>> {
  const locales = readdirSync(join(root, 'locales'))
  const entries = locales
    .map((locale) => [locale, join(root, 'locales', locale, `${name}.ftl`)] as const)
    .filter(([, path]) => existsSync(path))
  return Object.fromEntries(entries.map(([locale, path]) => [locale, readFileSync(path, 'utf8')]))
}

function yamlFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
}

function collect<T>(issues: Issue[], read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof FlowError) issues.push(...error.issues)
    else if (error instanceof YamlError) issues.push(yamlIssue(error))
    else throw error
    return undefined
  }
}

function yamlIssue({ file, place, code, message }: YamlError): Issue {
  const text = message.replace(/^[^ ]+ /, '')
  return { file, ...place, code, severity: 'error', message: text, cure: 'correct the line' }
}
