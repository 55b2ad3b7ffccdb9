import type { Database } from '../store/store.ts'
import { median, round } from './median.ts'

/** How the calls for help were attended to. */
export type Attention = {
  /** Answered by who was told first, within her time. */
  readonly inTime: number
  /** Answered by the next person, or within another's time. */
  readonly passedOn: number
  /** Answered after everybody's time was over. */
  readonly late: number
  /** Nobody has answered: the time of the last still runs, or is over. */
  readonly waiting: number
  readonly overdue: number
  /** Closed by a person, by itself after a silent talk, and those that she found not resolved. */
  readonly closed: number
  readonly closedIdle: number
  readonly unresolved: number
  /** Median hours, nights and weekends included, from the call to the first answer, and to the end. */
  readonly hoursToAnswer: number
  readonly hoursToClose: number
}

/** Counts what became of every ticket, by its events. */
export async function readAttention(db: Database): Promise<Attention> {
  const tickets = await db
    .selectFrom('tickets')
    .select(['id', 'opened_at', 'acknowledged_at', 'overdue_at', 'closed_at', 'closed_by'])
    .execute()
  const events = await db
    .selectFrom('ticket_events')
    .select(['ticket_id', 'type', 'at'])
    .orderBy('id')
    .execute()
  const happened = Map.groupBy(events, ({ ticket_id }) => ticket_id)
  const fates = tickets.map((each) => fateOf(each, happened.get(each.id) ?? []))
  const count = (fate: Fate) => fates.filter((each) => each === fate).length
  const hours = (from: (typeof tickets)[number]['opened_at'], to: number | null) =>
    to === null ? [] : [(to - from) / 3_600_000]
  const closed = tickets.filter(({ closed_at }) => closed_at !== null)
  return {
    inTime: count('in-time'),
    passedOn: count('passed-on'),
    late: count('late'),
    waiting: count('waiting'),
    overdue: count('overdue'),
    closed: closed.filter(({ closed_by }) => closed_by !== null).length,
    closedIdle: closed.filter(({ closed_by }) => closed_by === null).length,
    unresolved: events.filter(({ type }) => type === 'unresolved').length,
    hoursToAnswer: round(
      median(tickets.flatMap((each) => hours(each.opened_at, each.acknowledged_at))),
    ),
    hoursToClose: round(median(tickets.flatMap((each) => hours(each.opened_at, each.closed_at)))),
  }
}

type Fate = 'in-time' | 'passed-on' | 'late' | 'waiting' | 'overdue'

function fateOf(
  ticket: { readonly acknowledged_at: number | null; readonly overdue_at: number | null },
  events: readonly { readonly type: string; readonly at: number }[],
): Fate {
  const { acknowledged_at: answered, overdue_at } = ticket
  if (answered === null) return overdue_at === null ? 'waiting' : 'overdue'
  const before = events.filter(({ at }) => at <= answered)
  if (before.some(({ type }) => type === 'overdue')) return 'late'
  return before.filter(({ type }) => type === 'alerted').length > 1 ? 'passed-on' : 'in-time'
}
