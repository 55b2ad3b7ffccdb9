import { Client } from 'pg'
import { elapsed, systemClock } from '../src/clock.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'

/**
 * The rows that one turn of the six-message check-in leaves behind (as in raw-limit.ts), written by bare prepared statements
 * that take arrays, `group` turns a commit, all sent before the first answer: what PostgreSQL takes over one connection.
 */
export async function benchRawPostgres(url: string, turns: number, group: number): Promise<number> {
  await (await openPostgres(url, systemClock.now()))[Symbol.asyncDispose]()
  const client = new Client({ connectionString: url, pipeline: true })
  await client.connect()
  try {
    await prepareContacts(client)
    const begin = elapsed()
    for (let turn = 0; turn < turns; turn += group) await writeGroup(client, turn, group)
    return turns / ((elapsed() - begin) / 1_000)
  } finally {
    await client.end()
  }
}

const CONTACTS = 2_000

async function prepareContacts(client: Client): Promise<void> {
  await client.query(
    `insert into cohorts (id, programme, name, start_date, class_code, trainer_code, created_at)
     values (1, 'fundap', 'bench', '2026-11-23', 'A', 'B', 0);
     insert into contacts (role, status, created_at)
     select 'entrepreneur', 'active', 0 from generate_series(1, ${CONTACTS});
     insert into addresses (contact_id, channel, account, chat, status, created_at)
     select id, 'simulator', 'simulator', id::text, 'open', 0 from contacts order by contacts.id`,
  )
}

/** A state like those that real turns save: 400 characters. */
const STATE = JSON.stringify({ sequence: 7, frames: [], pad: 'x'.repeat(370) })
const PAYLOAD = JSON.stringify({ type: 'text', text: 'Q1,250' })
const TEXT =
  'Anoté Q1,250 (mil doscientos cincuenta quetzales) en la semana del lunes 16 al domingo 22. Si está mal, escriba: corregir.'
const TIMER = '{"frame":1,"timer":"x","armed":2}'

const STATEMENTS = {
  hear: `insert into inputs (account, external_id, contact_id, address_id, payload, status, attempts, heard_at)
    select 'simulator', e, c, c, p, 'waiting', 0, 0 from unnest($1::text[], $2::bigint[], $3::text[]) as v (e, c, p)
    on conflict (account, external_id) do nothing returning id`,
  done: `update inputs as t set status = 'done', attempts = 1, done_at = 1, problem = null
    from unnest($1::bigint[]) as v (id) where t.id = v.id`,
  state: `insert into conversations (contact_id, state, flow, version, step, updated_at)
    select c, s, 'weekly-check-in', '0123456789abcdef', 'sales', 0 from unnest($1::bigint[], $2::text[]) as v (c, s)
    on conflict (contact_id) do update set state = excluded.state, flow = excluded.flow,
      version = excluded.version, step = excluded.step, updated_at = excluded.updated_at`,
  say: `insert into messages (key, contact_id, address_id, class, text, due_at, created_at, status, attempts, attempted_at)
    select k, c, c, 'reply', t, 0, 0, 'sending', 1, 1 from unnest($1::text[], $2::bigint[], $3::text[]) as v (k, c, t)
    on conflict (key) do nothing returning id`,
  sent: `update messages as t set status = 'sent', attempts = 1, due_at = 0, external_id = '1', sent_at = 2
    from unnest($1::bigint[]) as v (id) where t.id = v.id`,
  figure: `insert into figures (contact_id, cohort_id, figure, week, minor, currency, status, raw, rule, approximate, method, recorded_at, input_id)
    select c, 1, 'sales', '2026-W47', 45000, 'GTQ', 'recorded', '450', 'numeral', 0, 'chat', 0, i
    from unnest($1::bigint[], $2::bigint[]) as v (c, i)
    on conflict (contact_id, figure, week) do update set minor = excluded.minor, raw = excluded.raw, input_id = excluded.input_id`,
  timer: `insert into timers (contact_id, key, due_at, payload)
    select c, '1/xstate.after.86400000.flow.sales', 1, p from unnest($1::bigint[], $2::text[]) as v (c, p)
    on conflict (contact_id, key) do update set due_at = excluded.due_at, payload = excluded.payload`,
}

async function writeGroup(client: Client, first: number, group: number): Promise<void> {
  const turns = Array.from({ length: group }, (_, index) => first + index)
  const contacts = turns.map((turn) => (turn % CONTACTS) + 1)
  const ask = (name: keyof typeof STATEMENTS, ...values: unknown[][]) =>
    client.query({ name, text: STATEMENTS[name], values })
  const same = (text: string) => contacts.map(() => text)
  void client.query('begin')
  const heard = ask('hear', turns.map(String), contacts, same(PAYLOAD))
  const said = ask(
    'say',
    turns.map((turn) => `turn:${turn}`),
    contacts,
    same(TEXT),
  )
  void ask('state', contacts, same(STATE))
  const inputs = idsOf((await heard).rows)
  void ask('done', inputs)
  const thirds = contacts.filter((_, index) => index % 3 === 0)
  void ask(
    'figure',
    thirds,
    inputs.filter((_, index) => index % 3 === 0),
  )
  const sixths = contacts.filter((_, index) => index % 6 === 0)
  void ask(
    'timer',
    sixths,
    sixths.map(() => TIMER),
  )
  void ask('sent', idsOf((await said).rows))
  await client.query('commit')
}

function idsOf(rows: readonly unknown[]): string[] {
  return (rows as readonly { id: string }[]).map(({ id }) => id)
}
