import type { ConversationState } from '../conversation/state.ts'
import { questionOf } from '../conversation/standing.ts'
import { lateFigure } from '../flow/question.ts'
import type { Library } from '../flow/library.ts'
import type { ContactId } from '../model/ids.ts'
import type { Tx } from '../store/store.ts'
import type { Standing } from './person.ts'

type Told = { readonly library: Library; readonly programme: string; readonly now: number }

/** What is open between the programme and each of some people. */
export async function readStandings(
  tx: Tx,
  ids: readonly ContactId[],
  { library, programme, now }: Told,
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
      const standing = standingIn(JSON.parse(state) as ConversationState, library, programme)
      return [contact_id, { ...standing, ...(trainer ? { trainer } : {}) }]
    }),
  )
}

function standingIn(
  { frames, lastAsked }: ConversationState,
  library: Library,
  programme: string,
): Standing {
  const top = frames.at(-1)
  const question = top && questionOf(library.pinned(top.version), top.value)
  if (question) return { question, ...(top.context.week ? { week: top.context.week } : {}) }
  const flow = lastAsked && library.current(lastAsked.flow, programme)
  const figure = flow && lateFigure(flow.script)
  return lastAsked && figure !== undefined ? { late: figure, week: lastAsked.week } : {}
}

/** Later she is not heard as answering her trainer any more. */
const A_DAY = 24 * 3_600_000
