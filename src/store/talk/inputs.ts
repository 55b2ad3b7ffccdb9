import { sql } from 'kysely'
import type { ContactId, InputId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'

/** An input that waits for its turn; `account` is what it was sent to, where its files are. */
export type WaitingInput = Awaited<ReturnType<typeof waitingInputs>>[number]

/** An input as it is written: unique by account and external id, so that a repeat changes nothing. */
export type NewInput = {
  readonly account: string
  readonly external_id: string
  readonly contact_id: ContactId
  readonly address_id: number | null
  readonly payload: string
  readonly heard_at: number
}

/** Adds inputs that wait for their turn; one that was heard before is left out. */
export function addInputs(tx: Tx, inputs: readonly NewInput[]): void | Promise<void> {
  const rows = inputs.map((input) => ({ ...input, status: 'waiting', attempts: 0 }))
  return tx.insertNew('inputs', ['account', 'external_id'], rows)
}

export async function wasHeard(db: Database, account: string, externalId: string) {
  const input = await db
    .selectFrom('inputs')
    .select('id')
    .where('account', '=', account)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return input !== undefined
}

/** How many inputs are looked at for a group of turns; in the query's text, as SQLite plans anew for a limit that is bound. */
const PAGE = sql.lit(1_024)

/** The oldest waiting inputs, in order. */
export const waitingInputs = prepared((tx: Tx) =>
  tx.db
    .selectFrom('inputs')
    .select(['id', 'account', 'contact_id', 'address_id', 'payload', 'attempts', 'heard_at'])
    .where('status', '=', sql.lit('waiting'))
    .orderBy('id')
    .limit(PAGE),
)

/** What a turn made of an input: done, waiting for another try, or dead after too many. */
export type InputResult = {
  readonly id: InputId
  readonly status: 'waiting' | 'held' | 'done' | 'dead'
  readonly attempts: number
  readonly done_at: number | null
  readonly problem: string | null
}

/** Writes down what became of inputs. */
export function finishInputs(tx: Tx, results: readonly InputResult[]): void | Promise<void> {
  return tx.updateMany('inputs', ['id'], results)
}

/** Some inputs that were passed on, each with who sent it. */
export function sendersOf(tx: Tx, inputs: readonly number[]) {
  return tx.db
    .selectFrom('inputs as i')
    .innerJoin('contacts as c', 'c.id', 'i.contact_id')
    .select(['i.id', 'i.contact_id', 'i.payload', 'c.name', 'c.role'])
    .where(tx.among('i.id', inputs))
    .execute()
}

/** The texts somebody wrote last, oldest first; what was not kept is left out. */
export async function recentTexts(
  db: Database,
  contact: ContactId,
  count: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('inputs')
    .select('payload')
    .where('contact_id', '=', contact)
    .where('address_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(count * 2)
    .execute()
  return rows
    .map(({ payload }) => JSON.parse(payload) as InputPayload)
    .flatMap((payload) => (payload.type === 'text' && payload.text !== '' ? [payload.text] : []))
    .slice(0, count)
    .toReversed()
}
