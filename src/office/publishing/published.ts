import { systemClock } from '../../clock.ts'
import { publishedName, type FlowSource } from '../../flow/flow.ts'
import type { Library } from '../../flow/library.ts'
import { findVersionSource, keepVersions } from '../../store/service/flow-versions.ts'
import {
  currentPublications,
  isGated,
  latestPublication,
  publishVersions,
  type NewPublication,
  type Publication,
} from '../../store/service/publications.ts'
import type { Store, Tx } from '../../store/store.ts'

/** A flow whose files say something else than what is published; the published version runs. */
type Unpublished = { readonly name: string; readonly published?: Publication }

/** What runs, and up to which publication that is known. */
export type Running = { readonly latest: number; readonly unpublished: readonly Unpublished[] }

/**
 * Settles which version of each flow runs, at a start. Until somebody has published, the files are taken as they are
 * (edit, start again, try); from then on what is published runs, whatever the files say (docs/decisions/010).
 */
export async function settlePublished(
  store: Store,
  library: Library,
  now: number,
): Promise<Running> {
  for (;;) {
    const running = await settleAlone(store, library, now)
    if (running) return running
    await systemClock.sleep(50)
  }
}

/** Processes that start together settle one after the other; undefined where another is at it. */
function settleAlone(store: Store, library: Library, now: number): Promise<Running | undefined> {
  return store.transact(async (tx) => {
    if (!(await tx.alone('publish'))) return undefined
    const gated = await isGated(tx.db)
    const current = new Map((await currentPublications(tx.db)).map((each) => [each.flow, each]))
    const sources = new Map(
      [...library.sources].map(([version, source]) => [nameOf(version, library), source]),
    )
    const differing = [...new Set([...sources.keys(), ...current.keys()])].filter(
      (name) => (library.published(name)?.version ?? null) !== (current.get(name)?.version ?? null),
    )
    if (!gated) await importFiles(tx, library, sources, differing, now)
    await follow(tx, library)
    const unpublished = differing.map((name) => {
      const published = current.get(name)
      return published ? { name, published } : { name }
    })
    return { latest: await latestPublication(tx.db), unpublished: gated ? unpublished : [] }
  })
}

/** Takes over what was published since; returns the number of the latest publication. */
export async function followPublished(
  store: Store,
  library: Library,
  known: number,
): Promise<number> {
  const latest = await store.read((db) => latestPublication(db))
  if (latest === known) return known
  return store.transact(async (tx) => {
    await follow(tx, library)
    return latestPublication(tx.db)
  })
}

/** The name under which a current version of the library is published. */
export function nameOf(version: string, library: Library): string {
  const source = library.sources.get(version)
  if (!source) throw new Error(`version '${version}' is not a current one`)
  return publishedName(library.pinned(version).name, source)
}

async function importFiles(
  tx: Tx,
  library: Library,
  sources: ReadonlyMap<string, FlowSource>,
  names: readonly string[],
  now: number,
): Promise<void> {
  const imports = names.map((flow): NewPublication => {
    const version = sources.has(flow) ? (library.published(flow)?.version ?? null) : null
    const from = { kind: 'import', origin: 'files', published_by: 'start' } as const
    return { flow, version, ...from, choices: null, published_at: now }
  })
  await keepVersions(
    tx,
    imports.flatMap(({ flow, version }) => {
      const source = sources.get(flow)
      if (version === null || !source) return []
      const { name } = library.pinned(version)
      return [{ version, flow: name, source: JSON.stringify(source), created_at: now }]
    }),
  )
  await publishVersions(tx, imports)
}

async function follow(tx: Tx, library: Library): Promise<void> {
  const current = new Map((await currentPublications(tx.db)).map((each) => [each.flow, each]))
  for (const version of library.sources.keys()) {
    const name = nameOf(version, library)
    if (!current.get(name)?.version) library.withdraw(name)
  }
  for (const { flow, version } of current.values()) {
    if (version === null || library.published(flow)?.version === version) continue
    const source = await findVersionSource(tx.db, version)
    if (source === undefined) throw new Error(`flow version '${version}' is not in the database`)
    library.publish(JSON.parse(source) as FlowSource)
  }
}
