import type { ConversationState } from '../conversation/state.ts'
import { questionOf } from '../conversation/standing.ts'
import type { Library } from '../flow/library.ts'
import type { ContactId } from '../model/ids.ts'
import type { Tx } from '../store/store.ts'
import type { Standing } from './person.ts'

/** What is open between the programme and each of some people. */
export async function readStandings(
  tx: Tx,
  ids: readonly ContactId[],
  { library, now }: { readonly library: Library; readonly now: number },
): Promise<ReadonlyMap<ContactId, Standing>> {
  const rows = await tx.db
    .selectFrom('conversations as v')
    .innerJoin('contacts as c', 'c.id', 'v.contact_id')
    .leftJoin('tickets as t', 't.id', 'c.asked_ticket_id')
    .select(['v.contact_id', 'v.state', 'c.hold', 't.closed_at'])
    .where(tx.among('v.contact_id', ids))
    .execute()
  return new Map(
    rows.map(({ contact_id, state, hold, closed_at }) => {
      const isAsked = closed_at !== null && now - closed_at < A_DAY
      const trainer = hold === 'talk' ? 'talks' : isAsked ? 'asks' : undefined
      const standing = standingIn(JSON.parse(state) as ConversationState, library)
      return [contact_id, { ...standing, ...(trainer ? { trainer } : {}) }]
    }),
  )
}

function standingIn({ frames, lastAsked }: ConversationState, library: Library): Standing {
  const top = frames.at(-1)
  const question = top && questionOf(library.pinned(top.version), top.value)
  const week = question ? top?.context.week : lastAsked?.week
  return { ...(question ? { question } : {}), ...(week === undefined ? {} : { week }) }
}

/** Later she is not heard as answering her trainer any more. */
const A_DAY = 24 * 3_600_000
