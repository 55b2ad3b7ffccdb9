import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { silentLog } from '../src/log.ts'
import { openRedis } from '../src/redis/open.ts'
import { benchPipeline, type Measured } from './pipeline.ts'
import { benchRawPostgres } from './raw-limit-postgres.ts'

/* `npm run bench:postgres`: the pipeline on PostgreSQL beside the raw limit of the same rows, in turns. DATABASE_TEST_URL and
 * REDIS_TEST_URL name the servers, where they are not this machine's. */

const SERVER = process.env['DATABASE_TEST_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const REDIS = process.env['REDIS_TEST_URL'] ?? 'redis://127.0.0.1:6379/13'
const ROUNDS = Number(process.env['ROUNDS'] ?? 3)
/** Turns of each person in all: the question, six messages. */
const TURNS_EACH = 7
const CONTACTS = Number(process.env['CONTACTS'] ?? 2_000)

for (let round = 0; round < ROUNDS; round += 1) {
  const raw = await inDatabase((url) => benchRawPostgres(url, 30_016, 64))
  process.stdout.write(`raw limit, 64 turns a commit, one connection: ${Math.round(raw)} turns/s\n`)
  const alone = await inDatabase(async (url) => {
    await using watched = await watchDatabase(url)
    const measured = await benchPipeline({ database: url, contacts: CONTACTS, inFlight: 64 })
    await watched.tell(CONTACTS * TURNS_EACH)
    return measured
  })
  print('one process, 64 in flight', alone, raw)
  const shared = await inDatabase((url) => withWorkers(url, 2))
  print('two workers and a process that hears and sends, 64 in flight', shared, raw)
}
const one = await inDatabase((url) => benchPipeline({ database: url, contacts: 200, inFlight: 1 }))
process.stdout.write(
  `one process, one in flight: ${Math.round(one.turns / one.seconds)} turns/s, ${((1e3 * one.seconds) / one.turns).toFixed(1)} ms a turn\n`,
)

/** What the database keeps and works for each turn, from its size and from /proc, where it is on this machine. */
async function watchDatabase(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  const size = async () =>
    (await client.query<{ size: string }>('select pg_database_size(current_database()) as size'))
      .rows[0]
  const before = Number((await size())?.size)
  const ticks = new Map<string, number>()
  const sample = async () => {
    const { rows } = await client.query<{ pid: string }>(
      'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    for (const { pid } of rows) {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const [user = 0, system = 0] = stat.split(' ').slice(13, 15).map(Number)
      if (user + system > 0) ticks.set(pid, user + system)
    }
  }
  const timer = setInterval(() => void sample(), 200)
  return {
    async tell(turns: number) {
      clearInterval(timer)
      const bytes = Number((await size())?.size) - before
      const cpu = [...ticks.values()].reduce((sum, each) => sum + each, 0) / 100
      process.stdout.write(
        `the database, from joining on: ${Math.round(bytes / turns)} bytes a turn with the schema's own, ` +
          `${Math.round((1e6 * cpu) / turns)} µs CPU a turn\n`,
      )
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await client.end()
    },
  }
}

/** The turns are taken by processes of their own, as with ROLE=worker; their CPU is not in the figure. */
async function withWorkers(url: string, count: number): Promise<Measured> {
  await using redis = await openRedis(REDIS, { id: 'bench', role: 'bench', since: 0 }, silentLog)
  const workers = Array.from({ length: count }, () => startWorker(url))
  try {
    await Promise.all(workers.map(untilReady))
    return await benchPipeline({
      database: url,
      contacts: CONTACTS,
      inFlight: 64,
      bells: redis.bells,
      takesTurns: false,
    })
  } finally {
    for (const worker of workers) worker.kill('SIGKILL')
  }
}

function startWorker(url: string): ChildProcess {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: url,
    REDIS_URL: REDIS,
    ROLE: 'worker',
    PORT: '0',
  }
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  return spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function untilReady(worker: ChildProcess): Promise<void> {
  if (worker.stdout) await once(worker.stdout, 'data')
}

async function inDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const name = `micromba_bench_${randomBytes(4).toString('hex')}`
  const server = new Client({ connectionString: SERVER })
  await server.connect()
  await server.query(`create database ${name}`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  try {
    return await work(url.href)
  } finally {
    await server.query(`drop database ${name} with (force)`)
    await server.end()
  }
}

function print(name: string, { turns, seconds, cpuSeconds }: Measured, raw: number): void {
  const rate = turns / seconds
  const micros = ((cpuSeconds / turns) * 1e6).toFixed(0)
  const share = Math.round((100 * rate) / raw)
  process.stdout.write(
    `${name}: ${Math.round(rate)} turns/s, ${micros} µs CPU a turn in this process, ${share} % of the raw limit\n`,
  )
}
