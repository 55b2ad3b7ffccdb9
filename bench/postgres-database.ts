import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Client } from 'pg'

/** DATABASE_TEST_URL names the server, where it is not this machine's. */
const SERVER = process.env['DATABASE_TEST_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** Does some work in a database that is there for it alone: a new one, or a copy of another that nobody is using. */
export async function inDatabase<T>(
  work: (url: string) => Promise<T>,
  original?: string,
): Promise<T> {
  const name = `micromba_bench_${randomBytes(4).toString('hex')}`
  const template = original === undefined ? '' : `template ${new URL(original).pathname.slice(1)}`
  await onServer(`create database ${name} ${template}`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  try {
    return await work(url.href)
  } finally {
    await onServer(`drop database ${name} with (force)`)
  }
}

async function onServer(command: string): Promise<void> {
  const server = new Client({ connectionString: SERVER })
  await server.connect()
  try {
    await server.query(command)
  } finally {
    await server.end()
  }
}

/** Looks at a database from beside. */
export async function watchDatabase(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    async bytes(): Promise<number> {
      const { rows } = await client.query<{ size: string }>(
        'select pg_database_size(current_database()) as size',
      )
      return Number(rows[0]?.size)
    },
    /** Seconds of CPU of those who are connected; 0 where the server is on another machine. */
    async cpuSeconds(): Promise<number> {
      const { rows } = await client.query<{ pid: number }>(
        'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      return cpuSecondsOf(rows.map(({ pid }) => pid))
    },
    /** What a server that looks after itself does after so much is new, whatever this one's settings are. */
    async settle(): Promise<void> {
      await client.query('vacuum analyze')
      await client.query('checkpoint')
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}

/** Seconds of CPU that processes of this machine have had, all their threads together. */
export async function cpuSecondsOf(pids: readonly number[]): Promise<number> {
  const stats = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  )
  return stats.reduce((sum, stat) => {
    // utime and stime in ticks; the name of the program may have spaces, and ends with the last bracket
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number)
    return sum + (user + system) / TICKS_A_SECOND
  }, 0)
}

/** As Linux tells every program, whatever its own clock is. */
const TICKS_A_SECOND = 100
