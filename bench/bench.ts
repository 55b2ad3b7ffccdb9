import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchPipeline } from './pipeline.ts'
import { benchRawLimit } from './raw-limit.ts'
import { benchReading } from './reading.ts'

/* `npm run bench`: figures of this machine, in one run, so that they can be compared with each other. */

const folder = mkdtempSync(join(tmpdir(), 'micromba-bench-'))
try {
  const raw = {
    one: await benchRawLimit(folder, 6_000, 1),
    group: await benchRawLimit(folder, 60_000, 64),
  }
  const one = await benchPipeline(folder, 400, 1)
  const many = await benchPipeline(folder, 8_000, 64)
  print('raw limit, one turn a commit', raw.one)
  print('raw limit, 64 turns a commit', raw.group)
  print('pipeline, 1 in flight', one.turns / one.seconds, (one.cpuSeconds / one.turns) * 1e6)
  print('pipeline, 64 in flight', many.turns / many.seconds, (many.cpuSeconds / many.turns) * 1e6)
  process.stdout.write(
    `pipeline / raw limit, 64: ${Math.round((100 * many.turns) / many.seconds / raw.group)} %\n`,
  )
  benchReading()
} finally {
  rmSync(folder, { recursive: true })
}

function print(name: string, perSecond: number, cpuMicros?: number): void {
  const cpu = cpuMicros === undefined ? '' : `${cpuMicros.toFixed(0).padStart(8)} µs CPU a turn`
  process.stdout.write(
    `${name.padEnd(32)}${Math.round(perSecond).toString().padStart(8)} turns/s${cpu}\n`,
  )
}
