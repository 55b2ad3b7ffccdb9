import { localText } from '../../calendar/local.ts'
import type { Reason } from '../../calendar/reason.ts'
import type { ContactId } from '../../model/ids.ts'
import { RequestError } from '../../model/request-error.ts'
import { occurrencesOf } from '../../store/talk/explanations.ts'
import type { Database } from '../../store/store.ts'
import { sayReason, sayReasons } from '../calendar/reason.ts'
import type { Say } from '../words.ts'
import { timeText, type Answer } from './answer.ts'

/** Occurrences of a person that are shown, at the most. */
const SHOWN = 100

/** What was planned for a person, the latest first, and what was skipped or moved and why. */
export async function aboutPerson(db: Database, id: number, say: Say): Promise<Answer> {
  const contact = await db
    .selectFrom('contacts')
    .select(['id', 'name'])
    .where('id', '=', id as ContactId)
    .executeTakeFirst()
  if (!contact) throw new RequestError(`there is no contact ${id}; cohort show lists them`)
  const rows = (await occurrencesOf(db, contact.id, SHOWN)).map(readRow)
  const name = contact.name ?? String(contact.id)
  return {
    facts: rows.map((row) => factsOf(row, say)),
    lines:
      rows.length === 0
        ? [say('no-history', { name })]
        : [say('history', { name }), ...rows.map((row) => lineOf(row, say))],
  }
}

type Row = Omit<Awaited<ReturnType<typeof occurrencesOf>>[number], 'moves' | 'reason'> & {
  readonly moves: readonly Reason[]
  /** What it waits for, or was merged or skipped for. */
  readonly reason: Reason | undefined
}

function readRow(row: Awaited<ReturnType<typeof occurrencesOf>>[number]): Row {
  const reason = row.reason === null ? undefined : (JSON.parse(row.reason) as Reason)
  return { ...row, moves: JSON.parse(row.moves) as Reason[], reason }
}

function factsOf(row: Row, say: Say) {
  const last = JSON.stringify(row.moves.at(-1))
  const isSaid = row.reason === undefined || last === JSON.stringify(row.reason)
  const reasons = isSaid ? row.moves : [...row.moves, row.reason]
  return {
    occurrence: row.id,
    schedule: row.schedule,
    flow: row.flow,
    nominal: row.nominal,
    zone: row.zone,
    planned: localText(row.planned_at, row.zone),
    status: row.status,
    ...(row.decided_at === null ? {} : { decided: localText(row.decided_at, row.zone) }),
    reasons: reasons.flatMap((each) => (each ? [{ ...each, text: sayReason(each, say) }] : [])),
    ...(row.note === null ? {} : { note: row.note }),
  }
}

function lineOf(row: Row, say: Say): string {
  const { nominal, schedule, status, moves, reason, decided_at, zone, note } = row
  const rules = [
    ...sayReasons(moves, status === 'waiting' ? undefined : reason, status === 'skipped', say),
    ...(note === null ? [] : [say('note', { note })]),
  ]
  const isGone = reason?.code === 'not-planned-any-more'
  const words = say(`was-${isGone ? 'gone' : status}`, {
    at: decided_at === null ? '' : timeText(decided_at, zone),
    moves: moves.length,
  })
  const values = { nominal: nominal.replace('T', ' '), schedule, status: words }
  return `  ${say('occurrence', { ...values, rules: rules.join('; ') || 'none' })}`
}
