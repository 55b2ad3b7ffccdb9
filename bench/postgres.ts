import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { silentLog } from '../src/log.ts'
import { openRedis } from '../src/redis/open.ts'
import { benchPipeline, type Measured, type Trial } from './pipeline.ts'
import { cpuSecondsOf, inDatabase, watchDatabase } from './postgres-database.ts'
import { benchRawPostgres } from './raw-limit-postgres.ts'

/* `npm run bench:postgres`: the pipeline on PostgreSQL beside the raw limit of the same rows, in turns. DATABASE_TEST_URL and
 * REDIS_TEST_URL name the servers, where they are not this machine's. */

const REDIS = process.env['REDIS_TEST_URL'] ?? 'redis://127.0.0.1:6379/13'
const ROUNDS = Number(process.env['ROUNDS'] ?? 3)
const CONTACTS = Number(process.env['CONTACTS'] ?? 2_000)

for (let round = 0; round < ROUNDS; round += 1) {
  const raw = await inDatabase((url) => benchRawPostgres(url, 30_016, 64))
  process.stdout.write(`raw limit, 64 turns a commit, one connection: ${Math.round(raw)} turns/s\n`)
  const alone = await inDatabase((url) => measure(url, { contacts: CONTACTS, inFlight: 64 }))
  print('one process, 64 in flight', alone, raw)
  const shared = await inDatabase((url) => withWorkers(url, 2))
  print('two workers and a process that hears and sends, 64 in flight', shared, raw)
}
const one = await inDatabase((url) => measure(url, { contacts: 200, inFlight: 1 }))
process.stdout.write(
  `one process, one in flight: ${Math.round(one.turns / one.seconds)} turns/s, ${((1e3 * one.seconds) / one.turns).toFixed(1)} ms a turn\n`,
)

/** Seconds of CPU of the processes that take the turns, and what the database has grown by. */
type Figures = Measured & { readonly workersSeconds: number; readonly bytes: number }

async function measure(
  url: string,
  trial: Omit<Trial, 'database' | 'besides'>,
  workers: readonly number[] = [],
): Promise<Figures> {
  await using watched = await watchDatabase(url)
  const readings: { readonly workersSeconds: number; readonly bytes: number }[] = []
  const besides = async () => {
    readings.push({ workersSeconds: await cpuSecondsOf(workers), bytes: await watched.bytes() })
    return watched.cpuSeconds()
  }
  const measured = await benchPipeline({ ...trial, database: url, besides })
  const [before = NOTHING, after = NOTHING] = readings
  return {
    ...measured,
    workersSeconds: after.workersSeconds - before.workersSeconds,
    bytes: after.bytes - before.bytes,
  }
}

const NOTHING = { workersSeconds: 0, bytes: 0 }

/** The turns are taken by processes of their own, as with ROLE=worker. */
async function withWorkers(url: string, count: number): Promise<Figures> {
  await using redis = await openRedis(REDIS, { id: 'bench', role: 'bench', since: 0 }, silentLog)
  const workers = Array.from({ length: count }, () => startWorker(url))
  try {
    await Promise.all(workers.map(untilReady))
    const { bells } = redis
    const trial = { contacts: CONTACTS, inFlight: 64, bells, takesTurns: false }
    return await measure(
      url,
      trial,
      workers.flatMap(({ pid }) => pid ?? []),
    )
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

function print(name: string, figures: Figures, raw: number): void {
  const { turns, seconds, cpuSeconds, workersSeconds, besidesSeconds, bytes } = figures
  const rate = turns / seconds
  const micros = (cpu: number) => ((1e6 * cpu) / turns).toFixed(0)
  const workers = workersSeconds > 0 ? `, ${micros(workersSeconds)} µs in the workers` : ''
  process.stdout.write(
    `${name}: ${Math.round(rate)} turns/s, ${Math.round((100 * rate) / raw)} % of the raw limit; CPU a turn: ` +
      `${micros(cpuSeconds)} µs in this process${workers}, ${micros(besidesSeconds)} µs in the database; ${Math.round(bytes / turns)} bytes kept\n`,
  )
}
