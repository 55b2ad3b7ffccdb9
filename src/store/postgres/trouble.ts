import { StoreError } from '../store.ts'

/**
 * Trouble with the server or the way to it as a StoreError with its cure, so that it is waited out and not held against
 * the work; any other error as it is. Codes: postgresql.org/docs/current/errcodes-appendix.html.
 */
export function asTrouble(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  const reason = reasonOf(error)
  return reason === undefined
    ? error
    : new StoreError(`${place}: ${reason} (${error.message})`, { cause: error })
}

/** Whether the connection is as good as before: only this transaction had bad luck. */
export function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error) ?? '')
}

const PASSING: ReadonlySet<string> = new Set(['40001', '40P01', '55P03', '57014'])

/** Whether a server that can be reached does not take what is written; a new connection is no cure. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error) ?? ''
  return REFUSALS.has(code) || (REFUSING.has(code.slice(0, 2)) && code !== '53300')
}

const REFUSALS: ReadonlySet<string> = new Set(['25006', '42501', '42P01', '3F000'])

/** A full disk or memory, a disk that fails, damaged data. */
const REFUSING: ReadonlySet<string> = new Set(['53', '58', 'XX'])

const CONNECTION_LOST =
  'the connection was lost; see that the server runs and that its host and port are those in DATABASE_URL'

const REASONS: ReadonlyMap<string, string> = new Map([
  [
    '28P01',
    'the password was not accepted; check the user and password in DATABASE_URL, and write @ : / % in them as %40 %3A %2F %25',
  ],
  ['28000', 'this user may not connect; check the user in DATABASE_URL and pg_hba.conf'],
  ['3D000', 'the database does not exist; create it with createdb, or restore its backup'],
  [
    '42501',
    'a right is missing; the user must own the database and its tables, or: grant create on schema public',
  ],
  ['3F000', 'there is no schema to write into; create it, or set search_path for this user'],
  ['25006', 'the server may only be read; name the primary in DATABASE_URL, not a replica'],
  ['42P01', 'a table is missing; restore the backup, or start anew on an empty database'],
  ['40001', 'another transaction was in the way'],
  ['40P01', 'two transactions waited for each other'],
  ['55P03', 'a lock could not be had in time'],
  ['57014', 'a statement took too long'],
  ['25P03', 'the transaction stood still for too long, and was undone by the server'],
  ['ECONNREFUSED', 'nothing listens there; start the server, or correct DATABASE_URL'],
  ['ENOTFOUND', 'there is no such host; start the server, or correct DATABASE_URL'],
  ['EAI_AGAIN', 'the name of the host could not be looked up'],
  ['ECONNRESET', CONNECTION_LOST],
  ['EPIPE', CONNECTION_LOST],
  ['ETIMEDOUT', 'the server did not answer in time'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['CERT_HAS_EXPIRED', 'the certificate of the server has expired; renew it there'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate is for another host; correct DATABASE_URL'],
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ].map((code): [string, string] => [
    code,
    'the certificate of the server is not trusted; name its authority: sslrootcert=/path/ca.crt in DATABASE_URL',
  ]),
])

/** Whole classes of codes: connections, resources (full disk, too many connections), shutdown, the server's own faults. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['08', 'the connection failed'],
  ['53', 'the server is at its limits; see its log for the disk, memory or max_connections'],
  ['57', 'the server is stopping or starting'],
  ['58', 'the server has trouble with its disk; see its log'],
  ['XX', 'the server has found its own data damaged, or its disk full; see its log'],
])

function reasonOf(error: Error): string | undefined {
  const code = codeOf(error)
  if (code === '0A000' && error.message.startsWith('cached plan'))
    return 'the schema was changed under a running program; the connection is made anew'
  if (code !== undefined) return REASONS.get(code) ?? CLASSES.get(code.slice(0, 2))
  return UNCODED.find(([words]) => words.test(error.message))?.[1]
}

/** What `pg` says without a code. */
const UNCODED: readonly (readonly [RegExp, string])[] = [
  [
    /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired|Query read timeout|timeout exceeded when trying to connect)/,
    CONNECTION_LOST,
  ],
  [
    /^SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be/,
    'a password is needed; write it into DATABASE_URL: postgres://user:password@host:5432/database',
  ],
  [
    /does not support SSL connections/,
    'the server has no TLS; take sslmode out of DATABASE_URL, or set TLS up on the server',
  ],
]

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
