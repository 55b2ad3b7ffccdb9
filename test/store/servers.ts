import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll } from 'vitest'

const { CI, DATABASE_TEST_URL } = process.env

/** The server that tests may make databases on. */
const SERVER = DATABASE_TEST_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** Whether there is a PostgreSQL server to test on; without one the tests are skipped loudly, and in CI they fail. */
export const hasPostgres = await canConnect()

async function canConnect(): Promise<boolean> {
  try {
    await onServer('select 1')
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const line = `no PostgreSQL at ${SERVER} (${reason}); set DATABASE_TEST_URL`
    if (CI === 'true') throw new Error(line, { cause: error })
    process.stderr.write(`\nSKIPPED, everything that needs PostgreSQL: ${line}\n`)
    return false
  }
}

/** An empty database of its own, dropped when it is disposed of or the test file ends. */
export type EmptyDatabase = AsyncDisposable & { readonly url: string; readonly name: string }

const open = new Set<EmptyDatabase>()
afterAll(async () => {
  for (const database of open) await database[Symbol.asyncDispose]()
})

export async function emptyDatabase(): Promise<EmptyDatabase> {
  const name = `micromba_test_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name}`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  const database = {
    name,
    url: url.href,
    async [Symbol.asyncDispose]() {
      open.delete(database)
      await onServer(`drop database if exists ${name} with (force)`)
    },
  }
  open.add(database)
  return database
}

/** One statement, as the owner of the server. */
export async function onServer(statement: string): Promise<readonly unknown[]> {
  return onDatabase(SERVER, statement)
}

export async function onDatabase(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  await client.connect()
  try {
    return (await client.query(statement)).rows as unknown[]
  } finally {
    await client.end()
  }
}

/** One database for many tests: each call empties it, which is quicker than making one, and returns its address. */
export async function emptiedDatabase(): Promise<() => Promise<string>> {
  const { url } = await emptyDatabase()
  return async () => {
    const tables = (await onDatabase(
      url,
      `select string_agg(quote_ident(tablename), ', ') as names from pg_tables
       where schemaname = 'public' and tablename <> 'migrations'`,
    )) as readonly { readonly names: string | null }[]
    const names = tables[0]?.names ?? null
    if (names !== null) await onDatabase(url, `truncate ${names} restart identity`)
    return url
  }
}

/** A Redis of its own on a free port, started for one test file; undefined where redis-server is not installed. */
export type OwnRedis = AsyncDisposable & {
  readonly url: string
  start(...options: readonly string[]): Promise<void>
  stop(): Promise<void>
}

export function ownRedis(port: number): OwnRedis {
  let server: ChildProcess | undefined
  const url = `redis://127.0.0.1:${port}/0`
  const stop = async () => {
    const running = server
    server = undefined
    if (!running || running.exitCode !== null) return
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  const attempt = async (more: readonly string[]) => {
    const options = ['--port', String(port), '--save', '', '--appendonly', 'no', ...more]
    server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] })
    const output = server.stdout
    if (!output) throw new Error('redis-server has no output')
    for await (const chunk of output) if (String(chunk).includes('Ready to accept')) return true
    return false
  }
  const start = async (...more: readonly string[]) => {
    // for a moment the port may be the near end of somebody's connection
    for (let tries = 0; tries < 50; tries += 1) {
      if (await attempt(more)) return
      await pause(100)
    }
    throw new Error(`redis-server does not start on port ${port}`)
  }
  return { url, start, stop, [Symbol.asyncDispose]: stop }
}

/** Whether redis-server can be started here; in CI it must. */
export const hasRedis = await new Promise<boolean>((resolve, reject) => {
  execFile('redis-server', ['--version'], (error) => {
    if (!error) return resolve(true)
    if (CI === 'true') return reject(new Error('redis-server is not installed', { cause: error }))
    process.stderr.write('\nSKIPPED, everything that needs Redis: redis-server is not installed\n')
    resolve(false)
  })
})
