import { StoreError } from '../store.ts'
import type { Session } from './session.ts'

/** What a server says of itself. */
export type Server = {
  /** As PostgreSQL counts: 150020 is 15.20. */
  readonly version: number
  readonly isReadOnly: boolean
  readonly encoding: string
}

const OLDEST = 140_000

export async function readServer(session: Session): Promise<Server> {
  const { rows } = await session.query(
    `select current_setting('server_version_num')::int as version,
       current_setting('transaction_read_only') = 'on' as "isReadOnly",
       current_setting('server_encoding') as encoding`,
  )
  const [server] = rows as readonly Server[]
  if (!server) throw new Error('the server did not say what it is')
  return server
}

/** Refuses a server that this program cannot run on, with the cure. */
export function expectServer({ version, isReadOnly, encoding }: Server, place: string): void {
  if (version < OLDEST) {
    const major = Math.floor(version / 10_000)
    throw new StoreError(`${place}: the server is PostgreSQL ${major}; expected 14 or newer`)
  }
  if (isReadOnly)
    throw new StoreError(
      `${place}: the server may only be read; name the primary in DATABASE_URL, not a replica`,
    )
  if (encoding !== 'UTF8')
    throw new StoreError(
      `${place}: the database's encoding is ${encoding}; make one with createdb --encoding UTF8 --template template0`,
    )
}
