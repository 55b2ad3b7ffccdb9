import { copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../src/clock.ts'
import { fileURLToPath } from 'node:url'
import { loadLibrary } from '../src/flow/library.ts'
import { openDatabase } from '../src/store/open.ts'
import { addCrowd } from './crowd.ts'
import { inFolder } from './measure.ts'
import { benchPipeline, type Measured } from './pipeline.ts'
import { inDatabase, watchDatabase } from './postgres-database.ts'

/* `npm run bench:scale`: the same conversations in a database of a thousand, a hundred thousand and a million people, on
 * SQLite, or on PostgreSQL with ON=postgres. SIZES=1000,100000 measures others. Each size is filled once and copied for each
 * round; the sizes take turns, because a shared machine changes its speed. */

const SIZES = (process.env['SIZES'] ?? '1000,100000,1000000').split(',').map(Number)
const ROUNDS = Number(process.env['ROUNDS'] ?? 2)
const CONTACTS = 1_000
const ROOT = fileURLToPath(new URL('..', import.meta.url))

type Trial = () => Promise<Measured>

await (process.env['ON'] === 'postgres' ? withDatabases(SIZES, []) : withFiles(SIZES))

async function withFiles(sizes: readonly number[]): Promise<void> {
  await inFolder(async (folder) => {
    const trials = new Map<number, Trial>()
    for (const size of sizes) {
      const filled = join(folder, `${size}.db`)
      await fill(filled, size)
      tellSize(size, statSync(filled).size)
      trials.set(size, () =>
        inFolder((other) => {
          const database = join(other, 'bench.db')
          copyFileSync(filled, database)
          return benchPipeline({ database, contacts: CONTACTS, inFlight: 64 })
        }),
      )
    }
    await byTurns(trials)
  })
}

/** Each size in a database of its own, until all are filled. */
async function withDatabases(
  [size, ...others]: readonly number[],
  trials: readonly (readonly [number, Trial])[],
): Promise<void> {
  if (size === undefined) return byTurns(new Map(trials))
  await inDatabase(async (filled) => {
    await fill(filled, size)
    {
      await using watched = await watchDatabase(filled)
      await watched.settle()
      tellSize(size, await watched.bytes())
    }
    const trial = () => inDatabase(measureDatabase, filled)
    await withDatabases(others, [...trials, [size, trial]])
  })
}

async function measureDatabase(database: string): Promise<Measured> {
  await using watched = await watchDatabase(database)
  const besides = () => watched.cpuSeconds()
  return await benchPipeline({ database, contacts: CONTACTS, inFlight: 64, besides })
}

async function fill(database: string, size: number): Promise<void> {
  const now = systemClock.now()
  await using store = await openDatabase(database, now)
  await addCrowd(store, loadLibrary(ROOT), { size, now })
}

function tellSize(size: number, bytes: number): void {
  process.stdout.write(`${size} people: ${Math.round(bytes / size)} bytes a person\n`)
}

async function byTurns(trials: ReadonlyMap<number, Trial>): Promise<void> {
  // the code is warm before the first figure
  await trials.values().next().value?.()
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [size, trial] of trials) tell(size, await trial())
}

function tell(size: number, { turns, seconds, cpuSeconds, besidesSeconds }: Measured): void {
  const micros = (cpu: number) => ((1e6 * cpu) / turns).toFixed(0).padStart(5)
  const besides = besidesSeconds > 0 ? `, the database ${micros(besidesSeconds)} µs` : ''
  process.stdout.write(
    `${String(size).padStart(9)} people ${(turns / seconds).toFixed(0).padStart(7)} turns/s ${micros(cpuSeconds)} µs CPU a turn${besides}\n`,
  )
}
