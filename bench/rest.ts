import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../src/clock.ts'
import { loadLibrary } from '../src/flow/library.ts'
import { createCohort } from '../src/office/cohort/cohort.ts'
import { openDatabase } from '../src/store/open.ts'
import { startBotApiServer } from '../test/bot-api-server/bot-api-server.ts'
import type { Person } from '../test/bot-api-server/person.ts'
import { addCrowd } from './crowd.ts'
import { inFolder, median } from './measure.ts'

/* `npm run bench:rest`: a service with Telegram alone, as people start it: from its start to being ready, its memory at rest
 * and what an idle contact takes of it, and how long a single message waits for its answer. The Bot API server is in this
 * process. Memory and CPU time are read from /proc (Linux). */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TOKEN = '123456789:AAF-a_token_of_a_bot_for_the_bench'
/** As `npm start` has them. */
const ARGUMENTS = [
  '--max-semi-space-size=64',
  '--expose-gc',
  '--import',
  './src/compile-cache.js',
  'src/main.ts',
]
const STARTS = 5
const PEOPLE = 20
const MESSAGES = 400
const CROWDS = [1_000, 100_000] as const
/** When a service that has nothing to do is at rest (milliseconds). */
const REST_MS = 25_000

const server = await startBotApiServer({ token: TOKEN })
const library = loadLibrary(ROOT)

await inFolder(async (folder) => {
  // the first start fills the compile cache
  await (await start(folder)).stop()
  const starts: Started[] = []
  for (let each = 0; each < STARTS; each += 1) {
    const service = await start(folder)
    starts.push(service)
    await service.stop()
  }
  print('start to ready, median', median(starts.map(({ ms }) => ms)), 'ms')
  print('  CPU of a start', median(starts.map(({ cpuMs }) => cpuMs)), 'ms')
})
await inFolder(measureLatency)
const [few, many] = [await restingWith(CROWDS[0]), await restingWith(CROWDS[1])]
print('resident at rest', few.resident / 1e6, 'MB')
print('  of it its own (not the file of node)', few.own / 1e6, 'MB')
print('  of a further idle contact', (many.own - few.own) / (CROWDS[1] - CROWDS[0]), 'bytes')
await server.close()

async function measureLatency(folder: string): Promise<void> {
  await using store = await openDatabase(join(folder, 'micromba.db'), systemClock.now())
  const cohort = { programme: 'fundap', name: 'bench', startDate: '2026-11-23' }
  const { classCode } = await createCohort(cohort, { store, library, now: systemClock.now() })
  const service = await start(folder)
  const people = Array.from({ length: PEOPLE }, (_, nth) => server.person(8_000 + nth, 'Ana'))
  for (const person of people) {
    await tell(person, `/start ${classCode}`)
    await tell(person, 'Sí, acepto')
    await tell(person, 'Ana')
  }
  await pause(2_000)
  const waits: number[] = []
  for (let nth = 0; nth < MESSAGES; nth += 1) {
    // nothing else is under way, and a chat may be written to once a second
    await pause(50 + Math.random() * 50)
    const person = people[nth % PEOPLE]
    if (person) waits.push(await tell(person, 'menú'))
  }
  await service.stop()
  print('a single message answered, median', median(waits), 'ms')
  print('  p99', waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0, 'ms')
}

/** Milliseconds from writing to the next message that comes back. */
async function tell(person: Person, text: string): Promise<number> {
  const from = performance.now()
  person.writes(text)
  const { at } = await person.waitForMessage(undefined, 30_000)
  return at - from
}

/** The memory of a service at rest beside a database of so many people (bytes). */
async function restingWith(size: number): Promise<Memory> {
  return inFolder(async (folder) => {
    const now = systemClock.now()
    {
      await using store = await openDatabase(join(folder, 'micromba.db'), now)
      await addCrowd(store, library, { size, now })
    }
    const service = await start(folder)
    await pause(REST_MS)
    const memory = memoryOf(service.process)
    await service.stop()
    return memory
  })
}

type Started = {
  readonly process: ChildProcess
  readonly ms: number
  readonly cpuMs: number
  stop(): Promise<unknown>
}

async function start(folder: string): Promise<Started> {
  const from = performance.now()
  const child = spawn(process.execPath, ARGUMENTS, {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      PORT: '0',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: server.url,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of child.stdout) if (String(chunk).includes('is ready')) break
  const ms = performance.now() - from
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  return { process: child, ms, cpuMs: cpuOf(child), stop }
}

/** User and system time so far; /proc counts in hundredths of a second. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return 10 * (Number(fields[11]) + Number(fields[12]))
}

type Memory = { readonly resident: number; readonly own: number }

function memoryOf({ pid }: ChildProcess): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const bytes = (name: string) =>
    1_024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
  return { resident: bytes('VmRSS'), own: bytes('RssAnon') }
}

function print(what: string, value: number, unit: string): void {
  process.stdout.write(`${what.padEnd(42)}${value.toFixed(1)} ${unit}\n`)
}
