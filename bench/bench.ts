import { join } from 'node:path'
import { inFolder, median } from './measure.ts'
import { benchPipeline, type Measured } from './pipeline.ts'
import { benchRawLimit } from './raw-limit.ts'
import { benchReading } from './reading.ts'

/* `npm run bench`: figures of this machine, in one run, so that they can be compared with each other. The raw limit and
 * the pipeline take turns, because a machine that is shared changes its speed from minute to minute; medians count. */

const ROUNDS = 3

const rounds: { readonly raw: number; readonly many: Measured }[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  rounds.push({
    raw: await inFolder((folder) => benchRawLimit(folder, 60_000, 64)),
    many: await inFolder((folder) =>
      benchPipeline({ database: join(folder, 'bench.db'), contacts: 6_000, inFlight: 64 }),
    ),
  })
}
const rawOne = await inFolder((folder) => benchRawLimit(folder, 6_000, 1))
const one = await inFolder((folder) =>
  benchPipeline({ database: join(folder, 'bench.db'), contacts: 400, inFlight: 1 }),
)

print('raw limit, one turn a commit', rawOne)
print('raw limit, 64 turns a commit', median(rounds.map(({ raw }) => raw)))
print('pipeline, 1 in flight', rate(one), cpu(one))
print(
  'pipeline, 64 in flight',
  median(rounds.map(({ many }) => rate(many))),
  median(rounds.map(({ many }) => cpu(many))),
)
const shares = rounds.map(({ raw, many }) => (100 * rate(many)) / raw)
process.stdout.write(
  `pipeline / raw limit, 64: ${Math.round(median(shares))} % (${shares.map(Math.round).join(', ')})\n`,
)
benchReading()

function rate({ turns, seconds }: Measured): number {
  return turns / seconds
}

function cpu({ turns, cpuSeconds }: Measured): number {
  return (cpuSeconds / turns) * 1e6
}

function print(name: string, perSecond: number, cpuMicros?: number): void {
  const micros = cpuMicros === undefined ? '' : `${cpuMicros.toFixed(0).padStart(8)} µs CPU a turn`
  const figure = Math.round(perSecond).toString().padStart(8)
  process.stdout.write(`${name.padEnd(32)}${figure} turns/s${micros}\n`)
}
