import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchPipeline } from './pipeline.ts'

/* `npm run bench:scale`: the same conversations in a database of a thousand, a hundred thousand and a million people on
 * SQLite. SIZES=1000,100000 measures others; the sizes take turns, because a shared machine changes its speed. */

const SIZES = (process.env['SIZES'] ?? '1000,100000,1000000').split(',').map(Number)
const ROUNDS = Number(process.env['ROUNDS'] ?? 2)
const CONTACTS = 1_000

// the code is warm before the first figure
await trial(CONTACTS)
for (let round = 0; round < ROUNDS; round += 1) {
  for (const size of SIZES) {
    const { rate, micros, bytes } = await trial(size)
    process.stdout.write(
      `${String(size).padStart(9)} people ${rate.padStart(7)} turns/s ${micros.padStart(6)} µs CPU a turn, ${bytes} bytes a person in the file\n`,
    )
  }
}

async function trial(crowd: number) {
  const folder = mkdtempSync(join(tmpdir(), 'micromba-bench-'))
  const database = join(folder, 'bench.db')
  try {
    const measured = await benchPipeline({ database, contacts: CONTACTS, inFlight: 64, crowd })
    const { turns, seconds, cpuSeconds } = measured
    return {
      rate: (turns / seconds).toFixed(0),
      micros: ((1e6 * cpuSeconds) / turns).toFixed(0),
      bytes: Math.round(statSync(database).size / crowd),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
