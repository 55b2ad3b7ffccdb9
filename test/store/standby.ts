import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { onDatabase } from './servers.ts'

const run = promisify(execFile)

/** Where the programs of a PostgreSQL server are, the newest first; Debian keeps them out of the path. */
const PROGRAMS = [
  ...globSync('/usr/lib/postgresql/*/bin/initdb').toSorted().toReversed(),
  ...(process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'initdb')),
]
  .filter((file) => existsSync(file))
  .map(dirname)[0]

/** Whether servers of one's own can be made here; in CI they must. */
export const hasPrograms = PROGRAMS !== undefined
if (!hasPrograms) {
  const line = 'initdb is not installed'
  if (process.env['CI'] === 'true') throw new Error(line)
  process.stderr.write(`\nSKIPPED, everything that needs a PostgreSQL server of its own: ${line}\n`)
}

/** A PostgreSQL server, and one that follows it and may only be read. */
export type Pair = AsyncDisposable & {
  readonly primary: Place
  readonly standby: Place
  /** Resolves when the standby has all that the primary has. */
  caughtUp(): Promise<void>
  /** The standby follows nobody any more, and takes writes. */
  promote(): Promise<void>
}

type Place = { readonly hostname: string; readonly port: number; readonly url: string }

/** Makes both, with nothing in them; it takes some seconds. */
export async function standbyPair(port: number): Promise<Pair> {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-standby-'))
  // the server refuses to run as root, and its own user must come in
  await chmod(folder, 0o777)
  const [primary, standby] = [placeAt(port), placeAt(port + 1)]
  const [first, second] = [join(folder, 'primary'), join(folder, 'standby')]
  const start = (data: string, { port: at }: Place) => {
    const options = `-p ${at} -k ${folder} -c fsync=off`
    return asServer('pg_ctl', '-D', data, '-l', `${data}.log`, '-o', options, '-w', 'start')
  }
  const dispose = async () => {
    await stop(second)
    await stop(first)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await asServer('initdb', '-D', first, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '-N')
    await start(first, primary)
    await asServer('pg_basebackup', '-d', primary.url, '-D', second, '-R', '-c', 'fast')
    await start(second, standby)
  } catch (error) {
    await dispose()
    throw error
  }
  return {
    primary,
    standby,
    async caughtUp() {
      const written = await shown(primary, 'pg_current_wal_lsn()')
      const isThere = `pg_last_wal_replay_lsn() >= '${written}'`
      while ((await shown(standby, isThere)) !== 'true');
    },
    async promote() {
      await onDatabase(standby.url, 'select pg_promote()')
    },
    [Symbol.asyncDispose]: dispose,
  }
}

async function shown({ url }: Place, expression: string): Promise<string> {
  const [row] = await onDatabase(url, `select (${expression})::text as shown`)
  return (row as { readonly shown: string }).shown
}

/** Ends a server that runs, if it does. */
function stop(data: string): Promise<void> {
  return asServer('pg_ctl', '-D', data, '-m', 'immediate', 'stop').catch(() => {})
}

function placeAt(port: number): Place {
  const hostname = '127.0.0.1'
  return { hostname, port, url: `postgres://postgres@${hostname}:${port}/postgres` }
}

/** Runs one of the server's programs, as the user postgres where this is root. */
async function asServer(program: string, ...words: readonly string[]): Promise<void> {
  const line = [join(PROGRAMS ?? '', program), ...words]
  const [file = '', ...rest] =
    process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...line] : line
  await run(file, rest, { cwd: '/' })
}
