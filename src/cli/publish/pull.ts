import { pullFiles } from '../../office/publishing/pull.ts'
import { planPublish, type Change } from '../../office/publishing/publish-plan.ts'
import type { Library } from '../../flow/library.ts'
import { markPulled, publicationHistory } from '../../store/service/publications.ts'
import type { Database, Store } from '../../store/store.ts'
import { ROOT } from '../workplace.ts'
import type { Say } from '../words.ts'
import { describeSame } from './words.ts'

/** `publish --pull [FLOW ...]`: writes what is published into the files; never over changes that nobody has published. */
export async function pullPublished(
  store: Store,
  files: Library,
  names: readonly string[],
  { say, force, now }: { say: Say; force: boolean; now: number },
): Promise<number> {
  const changes = await store.read((db) => publishedElsewhere(db, files, names))
  if (changes.length === 0)
    for (const line of describeSame('same', names, say)) process.stdout.write(`${line}\n`)
  let code = 0
  for (const change of changes) {
    if (force || (await wasPublished(store, change))) await pull(store, change, say, now)
    else {
      process.stdout.write(`${say('pull-unpublished', { flow: change.name })}\n`)
      code = 1
    }
  }
  return code
}

/** What is published and stands otherwise in the files, also where the files may not replace it. */
async function publishedElsewhere(
  db: Database,
  files: Library,
  names: readonly string[],
): Promise<readonly Change[]> {
  const { changes, heldBack } = await planPublish(db, files, { names, overwrite: names })
  const held = heldBack.map(({ name }) => name)
  const options = { names: held, overwrite: held }
  const others = held.length === 0 ? [] : (await planPublish(db, files, options)).changes
  return [...changes, ...others].filter(({ before }) => before)
}

/** Whether what the files say now is kept in the history, or there are no files yet. */
async function wasPublished(store: Store, { name, after }: Change): Promise<boolean> {
  if (!after) return true
  const history = await store.read((db) => publicationHistory(db, name))
  return history.some(({ version }) => version === after.flow.version)
}

async function pull(
  store: Store,
  { name, before, published }: Change,
  say: Say,
  now: number,
): Promise<void> {
  if (!before || !published) return
  const { written, extra } = pullFiles(ROOT, before.source)
  await store.transact((tx) => markPulled(tx, published.id, now))
  process.stdout.write(`${say('pulled', { flow: name, files: written.join(', ') })}\n`)
  if (extra.length > 0)
    process.stdout.write(`${say('pull-extra', { flow: name, files: extra.join(', ') })}\n`)
}
