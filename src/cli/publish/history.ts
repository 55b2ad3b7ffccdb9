import { isoTime } from '../../clock.ts'
import { countStandings } from '../../store/talk/conversations.ts'
import { publicationHistory } from '../../store/service/publications.ts'
import type { Store } from '../../store/store.ts'
import type { Say } from '../words.ts'

/** `publish --history [FLOW]`: who published what and when, the latest first, and who is still inside. */
export async function showHistory(
  store: Store,
  flow: string | undefined,
  { say, json }: { say: Say; json: boolean },
): Promise<number> {
  const rows = await store.read(async (db) => {
    const standing = Map.groupBy(await countStandings(db), ({ version }) => version)
    const history = await publicationHistory(db, flow)
    return history.map((each) => ({
      ...each,
      people: (standing.get(each.version ?? '') ?? []).reduce((sum, { people }) => sum + people, 0),
    }))
  })
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else if (rows.length === 0) process.stdout.write(`${say('no-history')}\n`)
  for (const row of json ? [] : rows) {
    const { flow: name, version, kind, origin, published_by: by, people } = row
    const values = { flow: name, version: version ?? '–', kind, origin, by, people }
    const date = isoTime(row.published_at).slice(0, 16).replace('T', ' ')
    const current = row.replaced_at === null ? 'yes' : 'no'
    process.stdout.write(`${say('history', { ...values, date, current })}\n`)
  }
  return 0
}
