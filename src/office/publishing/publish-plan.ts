import { compileFlow, versionOf, type FlowSource } from '../../flow/flow.ts'
import type { Library } from '../../flow/library.ts'
import type { Version } from '../../flow/publish/diff.ts'
import { lossOf } from '../../flow/publish/steps.ts'
import { RequestError } from '../../model/request-error.ts'
import { countStandings } from '../../store/talk/conversations.ts'
import { findVersionSource } from '../../store/service/flow-versions.ts'
import {
  currentPublications,
  publicationHistory,
  type Publication,
} from '../../store/service/publications.ts'
import type { Database } from '../../store/store.ts'
import { nameOf } from './published.ts'

/** What publishing one flow would do. */
export type Change = {
  /** `flow`, or `programme/flow` where a programme changes it. */
  readonly name: string
  readonly flow: string
  readonly published?: Publication
  readonly before?: Version
  /** Absent where the flow is not started any more. */
  readonly after?: Version
  readonly inside: readonly Inside[]
  /** Where the version that comes next was made, if not in the files. */
  readonly origin?: 'console'
}

/** People at a step of an old version; `loss` where the new one has no such step, or one of another kind. */
export type Inside = {
  readonly version: string
  readonly step: string
  readonly people: number
  /** Whether it is the version published now; the others have been left running by earlier choices. */
  readonly isCurrent: boolean
  readonly loss?: 'removed' | 'changed'
}

/** A flow that is left out, so that nothing is overwritten without a word. */
export type HeldBack = {
  readonly name: string
  readonly published: Publication
  readonly why: 'console' | 'rolled-back'
}

export type Plan = {
  readonly changes: readonly Change[]
  readonly heldBack: readonly HeldBack[]
  /** What could be published too, and is left out as others were named: `fundap/menu` where only `menu` was. */
  readonly unnamed: readonly string[]
}

export type PlanOptions = {
  /** Only these, and these even where they were taken back; all that changed where none are named. */
  readonly names?: readonly string[]
  /** Those whose version from the console may be replaced although the files never had it. */
  readonly overwrite?: readonly string[]
}

/** What publishing the files would change, flow by flow, and who is inside. */
export async function planPublish(
  db: Database,
  files: Library,
  { names = [], overwrite = [] }: PlanOptions = {},
): Promise<Plan> {
  const sources = new Map(
    [...files.sources].map(([version, source]) => [nameOf(version, files), source]),
  )
  const current = new Map((await currentPublications(db)).map((each) => [each.flow, each]))
  const known = [...new Set([...sources.keys(), ...current.keys()])].toSorted()
  expectKnown([...names, ...overwrite], known)
  const changes: Change[] = []
  const heldBack: HeldBack[] = []
  const unnamed: string[] = []
  for (const name of known) {
    const source = sources.get(name)
    const published = current.get(name)
    if ((source ? versionOf(source) : null) === (published?.version ?? null)) continue
    const why = published && (await holdBack(db, published, source, { names, overwrite }))
    if (names.length > 0 && !names.includes(name)) {
      if (!why) unnamed.push(name)
    } else if (published && why) heldBack.push({ name, published, why })
    else changes.push(await planChange(db, name, published, source))
  }
  return { changes, heldBack, unnamed }
}

/** What going back to an earlier version would change: the last one before the present, or the one that is named. */
export async function planRollback(db: Database, name: string, to?: string): Promise<Change> {
  const history = await publicationHistory(db, name)
  const [published] = history
  if (!published) throw new RequestError(`nothing was ever published as '${name}'`)
  const earlier = history.find(
    ({ version }) =>
      version !== null && version !== published.version && (to === undefined || version === to),
  )
  if (!earlier?.version) {
    const which = to === undefined ? 'an earlier version' : `the version '${to}'`
    throw new RequestError(`'${name}' has not had ${which}; see publish --history ${name}`)
  }
  const change = await planChange(db, name, published, await sourceOf(db, earlier.version))
  const isInFiles = earlier.origin === 'files' || earlier.pulled_at !== null
  return isInFiles ? change : { ...change, origin: 'console' }
}

/** The version published now, with its source. */
async function publishedVersion(
  db: Database,
  version: string | null,
): Promise<Version | undefined> {
  if (version === null) return undefined
  const source = await sourceOf(db, version)
  return { source, flow: compileFlow(source) }
}

function expectKnown(names: readonly string[], known: readonly string[]): void {
  const stranger = names.find((name) => !known.includes(name))
  if (stranger === undefined) return
  throw new RequestError(`there is no flow '${stranger}'; expected one of ${known.join(', ')}`)
}

/** Why the files may not replace what is published without being told to. */
async function holdBack(
  db: Database,
  published: Publication,
  source: FlowSource | undefined,
  { names = [], overwrite = [] }: PlanOptions,
): Promise<HeldBack['why'] | undefined> {
  const { flow, origin, kind, pulled_at } = published
  if (origin === 'console' && pulled_at === null && !overwrite.includes(flow)) return 'console'
  if (kind !== 'rollback' || names.includes(flow) || !source) return undefined
  const version = versionOf(source)
  const history = await publicationHistory(db, flow)
  return history.some((each) => each.version === version) ? 'rolled-back' : undefined
}

async function planChange(
  db: Database,
  name: string,
  published: Publication | undefined,
  source: FlowSource | undefined,
): Promise<Change> {
  const before = await publishedVersion(db, published?.version ?? null)
  const after = source && { source, flow: compileFlow(source) }
  return {
    name,
    flow: after?.flow.name ?? before?.flow.name ?? name,
    ...(published ? { published } : {}),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    inside: await insideOf(db, name, published?.version ?? null, after),
  }
}

async function insideOf(
  db: Database,
  name: string,
  current: string | null,
  after: Version | undefined,
): Promise<readonly Inside[]> {
  const history = await publicationHistory(db, name)
  const versions = new Set(history.map(({ version }) => version))
  const inside: Inside[] = []
  for (const { version, step, people } of await countStandings(db)) {
    if (!versions.has(version) || version === after?.flow.version) continue
    const was = compileFlow(await sourceOf(db, version))
    const loss = lossOf(step, was.script, after?.flow.script)
    const isCurrent = version === current
    inside.push({ version, step, people, isCurrent, ...(loss ? { loss } : {}) })
  }
  return inside
}

async function sourceOf(db: Database, version: string): Promise<FlowSource> {
  const source = await findVersionSource(db, version)
  if (source === undefined) throw new Error(`flow version '${version}' is not in the database`)
  return JSON.parse(source) as FlowSource
}
