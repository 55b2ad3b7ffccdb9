import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Programme } from '../model/programme.ts'
import { readYaml, YamlError } from '../yaml.ts'
import { compileFlow, publishedName, versionOf, type Flow, type FlowSource } from './flow.ts'
import { yamlFinding } from './check/read/read-script.ts'
import { say } from './check/say.ts'
import { FlowError, type Issue } from './issue.ts'
import { readLanguages, type Languages } from './languages.ts'
import { readProgramme } from './programmes.ts'
import { NO_RECORDINGS, type Recordings } from './recordings.ts'
import { recordingsIn } from './sources.ts'
import { Texts } from './texts.ts'

/** All flows, programmes and common texts of a checkout, compiled; and old versions, as conversations need them. */
export class Library {
  readonly programmes: ReadonlyMap<string, Programme>
  /** The texts that belong to no flow (conversation.ftl, desk.ftl and safety.ftl of locales/<language>/). */
  readonly texts: Texts
  readonly languages: Languages
  readonly recordings: Recordings
  readonly #current: Map<string, Flow>
  /** Flows as a programme changes them, by `<programme>/<flow>`. */
  readonly #own: Map<string, Flow>
  readonly #sources: Map<string, FlowSource>
  readonly #versions = new Map<string, Flow>()
  readonly #byIntent = new Map<string, Flow>()

  constructor(
    compiled: readonly Compiled[],
    programmes: readonly Programme[],
    texts: Texts,
    { languages = new Map(), recordings = NO_RECORDINGS }: More = {},
  ) {
    const flows = compiled.flatMap(({ source, flow }) => (source.programme ? [] : [flow]))
    const own = compiled.filter(({ source }) => source.programme !== undefined)
    this.languages = languages
    this.recordings = recordings
    this.#current = new Map(flows.map((flow) => [flow.name, flow]))
    this.#own = new Map(own.map(({ source, flow }) => [`${source.programme}/${flow.name}`, flow]))
    this.#sources = new Map(compiled.map(({ source, flow }) => [flow.version, source]))
    this.programmes = new Map(programmes.map((programme) => [programme.name, programme]))
    this.texts = texts
    for (const { flow } of compiled) this.#versions.set(flow.version, flow)
    this.#bindIntents()
  }

  /** A flow as a programme runs it; without one, or where the programme changes nothing, as everybody does. */
  current(name: string, programme?: string): Flow | undefined {
    return this.#own.get(`${programme}/${name}`) ?? this.#current.get(name)
  }

  /** The flows that a programme changes, as it runs them. */
  ownFlows(programme: string): readonly Flow[] {
    return [...this.#own].flatMap(([key, flow]) => (key.startsWith(`${programme}/`) ? [flow] : []))
  }

  get flows(): readonly Flow[] {
    return [...this.#current.values()]
  }

  /** The sources of the current versions, by version. */
  get sources(): ReadonlyMap<string, FlowSource> {
    return this.#sources
  }

  forIntent(intent: string, programme?: string): Flow | undefined {
    const flow = this.#byIntent.get(intent)
    return flow && this.current(flow.name, programme)
  }

  has(version: string): boolean {
    return this.#versions.has(version)
  }

  /** Compiles a stored version, so that the conversations pinned to it go on. */
  addVersion(version: string, source: FlowSource): void {
    this.#versions.set(version, compileFlow(source))
  }

  /** What is published under a name (`flow`, or `programme/flow`): the version that new conversations begin with. */
  published(name: string): Flow | undefined {
    return this.#own.get(name) ?? this.#current.get(name)
  }

  /** Lets new conversations begin with a version; those under way go on in theirs. */
  publish(source: FlowSource): void {
    const version = versionOf(source)
    if (!this.#versions.has(version)) this.addVersion(version, source)
    const flow = this.pinned(version)
    const name = publishedName(flow.name, source)
    this.withdraw(name)
    ;(source.programme === undefined ? this.#current : this.#own).set(name, flow)
    this.#sources.set(version, source)
    this.#bindIntents()
  }

  /** Lets no new conversation begin with what is published under a name. */
  withdraw(name: string): void {
    const flow = this.published(name)
    if (flow) this.#sources.delete(flow.version)
    this.#own.delete(name)
    this.#current.delete(name)
    this.#bindIntents()
  }

  #bindIntents(): void {
    this.#byIntent.clear()
    for (const flow of this.#current.values())
      for (const intent of flow.script.intents) this.#byIntent.set(intent, flow)
  }

  pinned(version: string): Flow {
    const flow = this.#versions.get(version)
    if (!flow) throw new Error(`flow version '${version}' was not loaded before the turn`)
    return flow
  }
}

/** A version of a flow and what it is made of. */
type Compiled = { readonly source: FlowSource; readonly flow: Flow }

type More = {
  readonly languages?: Languages
  readonly recordings?: Recordings
}

/** Reads flows/, flows/programmes/, flows/overlays/ and locales/ under a folder; throws a FlowError that lists every issue. */
export function loadLibrary(root: string): Library {
  const issues: Issue[] = []
  const textsOf = textsUnder(root)
  const compiled = (source: FlowSource): readonly Compiled[] => {
    const flow = collect(issues, () => compileFlow(source))
    return flow ? [{ source, flow }] : []
  }
  const sources = yamlFiles(join(root, 'flows')).map((file) => flowSource(root, file, textsOf))
  const flows = sources.flatMap(compiled)
  const programmes = yamlFiles(join(root, 'flows', 'programmes')).flatMap((file) => {
    const name = join('flows', 'programmes', file)
    const programme = collect(issues, () => readProgramme(readYaml(join(root, name), name)))
    return programme ? [programme] : []
  })
  const texts = collect(issues, () => new Texts(commonTexts(textsOf)))
  const languages = collect(issues, () => languagesUnder(root))
  const own = programmes
    .flatMap(({ name }) => ownSources(root, name, sources, textsOf))
    .flatMap(compiled)
  if (issues.length > 0 || !texts || !languages) throw new FlowError(issues)
  const recordings = { folder: root, names: recordingsIn(root) }
  return new Library([...flows, ...own], programmes, texts, { languages, recordings })
}

function languagesUnder(root: string): Languages {
  const name = join('locales', 'languages.yaml')
  return existsSync(join(root, name)) ? readLanguages(readYaml(join(root, name), name)) : new Map()
}

/** The flows of which a programme changes steps (an overlay) or words (`<flow>.<programme>.ftl`). */
function ownSources(
  root: string,
  programme: string,
  sources: readonly FlowSource[],
  textsOf: TextsOf,
): readonly FlowSource[] {
  return sources.flatMap((base) => {
    const name = basename(base.file, '.yaml')
    const file = join('flows', 'overlays', programme, `${name}.yaml`)
    const hasSteps = existsSync(join(root, file))
    const words = ownTexts(textsOf, name, programme)
    if (!hasSteps && Object.keys(words).length === 0) return []
    const overlay = hasSteps
      ? { overlay: { file, script: readFileSync(join(root, file), 'utf8') } }
      : {}
    return [{ ...base, texts: { ...base.texts, ...words }, programme, ...overlay }]
  })
}

/** A programme's words of a flow, as `es@fundap`. */
function ownTexts(textsOf: TextsOf, name: string, programme: string): FlowSource['texts'] {
  const own = textsOf(`${name}.${programme}`)
  return Object.fromEntries(
    Object.entries(own).map(([locale, source]) => [`${locale}@${programme}`, source]),
  )
}

function flowSource(root: string, file: string, textsOf: TextsOf): FlowSource {
  return {
    file: join('flows', file),
    script: readFileSync(join(root, 'flows', file), 'utf8'),
    texts: textsOf(file.replace(/\.yaml$/, '')),
  }
}

/** `locales/<locale>/<name>.ftl` of every locale that has one. */
type TextsOf = (name: string) => FlowSource['texts']

function textsUnder(root: string): TextsOf {
  const folders = readdirSync(join(root, 'locales'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ locale: name, files: new Set(readdirSync(join(root, 'locales', name))) }))
  return (name) =>
    Object.fromEntries(
      folders
        .filter(({ files }) => files.has(`${name}.ftl`))
        .map(({ locale }) => [
          locale,
          readFileSync(join(root, 'locales', locale, `${name}.ftl`), 'utf8'),
        ]),
    )
}

/** What is said outside flows: to everybody, in the trainers' chats, and where somebody may be in danger. */
function commonTexts(textsOf: TextsOf): Readonly<Record<string, string>> {
  const all = ['conversation', 'desk', 'safety'].map(textsOf)
  const locales = new Set(all.flatMap((sources) => Object.keys(sources)))
  return Object.fromEntries(
    [...locales].map((locale) => [locale, all.map((each) => each[locale] ?? '').join('\n')]),
  )
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
    else if (error instanceof YamlError) issues.push(say(yamlFinding(error)))
    else throw error
    return undefined
  }
}
