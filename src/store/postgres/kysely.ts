import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Tables } from '../tables.ts'
import { nameOf, type Session } from './session.ts'

/** Kysely on the connection that writes; transactions are the store's own affair. */
export function kyselyOnSession(session: Session): Kysely<Tables> {
  const client = clientOf((text, values) => session.query(text, values))
  const pool = { connect: async () => client, end: async () => {}, options: {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Kysely on connections that only read what is committed. */
export function kyselyOnPool(pool: Pool): Kysely<Tables> {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  const connect = async () => {
    const client = await pool.connect()
    const known = clients.get(client)
    if (known) return { ...known, release: () => client.release() }
    const wrapped = clientOf(
      (text, values) => client.query({ name: nameOf(text), text, values: [...values] }),
      () => client.release(),
    )
    clients.set(client, wrapped)
    return wrapped
  }
  const ours = { connect, end: () => pool.end(), options: {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: ours }) })
}

type Ask = (
  text: string,
  values: readonly unknown[],
) => Promise<{
  readonly command: string
  readonly rowCount: number | null
  readonly rows: unknown[]
}>

/** A client as Kysely wants it, whose statements are prepared by name. */
function clientOf(ask: Ask, release = () => {}): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[] = []) => ask(text, values)
  return { query, release } as unknown as PostgresPoolClient
}
