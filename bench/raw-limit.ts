import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { systemClock, elapsed } from '../src/clock.ts'
import { openSqlite, PRAGMAS } from '../src/store/sqlite/sqlite.ts'

/**
 * The rows that one turn of the six-message check-in leaves behind, written by bare prepared statements into the same
 * schema, `group` turns a commit: what SQLite itself takes on this disk. A turn: an input (insert, then done), a
 * conversation's state, a message (insert as under way, sent), every third time a figure, every sixth a timer.
 */
export async function benchRawLimit(folder: string, turns: number, group: number): Promise<number> {
  const file = join(folder, `raw-${group}.db`)
  await (await openSqlite(file, systemClock.now()))[Symbol.asyncDispose]()
  const db = new DatabaseSync(file)
  db.exec(PRAGMAS)
  const contacts = 2_000
  prepareContacts(db, contacts)
  const write = turnWriter(db)
  const begin = elapsed()
  for (let turn = 0; turn < turns; turn += group) {
    db.exec('begin immediate')
    for (let each = turn; each < Math.min(turn + group, turns); each += 1)
      write(each, (each % contacts) + 1)
    db.exec('commit')
  }
  const seconds = (elapsed() - begin) / 1_000
  db.close()
  return turns / seconds
}

function prepareContacts(db: DatabaseSync, contacts: number): void {
  db.exec('begin')
  db.exec(
    "insert into cohorts (id, programme, name, start_date, class_code, trainer_code, created_at) values (1, 'fundap', 'bench', '2026-11-23', 'A', 'B', 0)",
  )
  const contact = db.prepare(
    "insert into contacts (role, status, created_at) values ('entrepreneur', 'active', 0)",
  )
  const address = db.prepare(
    "insert into addresses (contact_id, channel, account, chat, status, created_at) values (?, 'simulator', 'simulator', ?, 'open', 0)",
  )
  for (let id = 1; id <= contacts; id += 1) {
    contact.run()
    address.run(id, String(id))
  }
  db.exec('commit')
}

/** A state like those that real turns save: 400 characters. */
const STATE = JSON.stringify({ sequence: 7, frames: [], pad: 'x'.repeat(370) })

function turnWriter(db: DatabaseSync): (turn: number, contact: number) => void {
  const input = db.prepare(
    "insert into inputs (account, external_id, contact_id, address_id, payload, status, attempts, heard_at) values ('simulator', ?, ?, ?, ?, 'waiting', 0, 0) on conflict (account, external_id) do nothing",
  )
  const done = db.prepare(
    "update inputs set status = 'done', attempts = 1, done_at = 1, problem = null where id = ?",
  )
  const state = db.prepare(
    `insert into conversations (contact_id, state, flow, version, step, updated_at)
     values (?, ?, 'weekly-check-in', '0123456789abcdef', 'sales', 0)
     on conflict (contact_id) do update set state = excluded.state, flow = excluded.flow,
       version = excluded.version, step = excluded.step, updated_at = excluded.updated_at`,
  )
  const message = db.prepare(
    "insert into messages (key, contact_id, address_id, class, text, choices, due_at, created_at, status, attempts, attempted_at) values (?, ?, ?, 'reply', ?, null, 0, 0, 'sending', 1, 0) on conflict (key) do nothing",
  )
  const sent = db.prepare(
    "update messages set status = 'sent', attempts = 1, due_at = 0, reason = null, external_id = '1', attempted_at = 0, sent_at = 2 where id = ?",
  )
  const figure = db.prepare(
    "insert into figures (contact_id, cohort_id, figure, week, minor, currency, status, raw, rule, approximate, low, high, confirmed_by, method, recorded_at, input_id) values (?, 1, 'sales', '2026-W47', 45000, 'GTQ', 'recorded', '450', 'numeral', 0, null, null, null, 'chat', 0, ?) on conflict (contact_id, figure, week) do update set minor = excluded.minor, raw = excluded.raw, input_id = excluded.input_id",
  )
  const timer = db.prepare(
    'insert into timers (contact_id, key, due_at, payload) values (?, ?, 1, ?) on conflict (contact_id, key) do update set due_at = excluded.due_at, payload = excluded.payload',
  )
  const payload = JSON.stringify({ type: 'text', text: 'Q1,250' })
  const text =
    'Anoté Q1,250 (mil doscientos cincuenta quetzales) en la semana del lunes 16 al domingo 22. Si está mal, escriba: corregir.'
  return (turn, contact) => {
    const inputId = input.run(String(turn), contact, contact, payload).lastInsertRowid
    done.run(inputId)
    state.run(contact, STATE)
    const messageId = message.run(`turn:${turn}`, contact, contact, text).lastInsertRowid
    sent.run(messageId)
    if (turn % 3 === 0) figure.run(contact, inputId)
    if (turn % 6 === 0)
      timer.run(contact, '1/xstate.after.86400000.flow.sales', '{"frame":1,"timer":"x","armed":2}')
  }
}
