import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/** The checkout that is under test. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What `npm start` gives to Node before the entry. */
const FLAGS = startScript().split(' ').slice(1, -1)

export type Environment = Readonly<Record<string, string>>

/** How a process ended, and how long that took (milliseconds). */
type End = {
  readonly code: number | null
  readonly signal: string | null
  readonly ms: number
}

/** A process that was started as people start the service; it may not be ready yet. */
export type Launch = AsyncDisposable & {
  readonly process: ChildProcess
  /** When it was spawned, by `performance.now()`. */
  readonly startedAt: number
  /** Rejects with the output when the process ends first. */
  readonly ready: Promise<{ readonly url: string; readonly ms: number }>
  /** All it has printed. */
  readonly output: string
  kill9(): Promise<void>
  /** SIGTERM, then waits for the end. */
  stop(): Promise<End>
}

/** A service that has said it is ready; `readyMs` is the time from its start to that. */
export type Service = Launch & { readonly url: string; readonly readyMs: number }

/** Runs `src/main.ts` with nothing but this environment. */
export async function startService(environment: Environment): Promise<Service> {
  const launch = launchService(environment)
  const { url, ms } = await launch.ready
  return Object.assign(launch, { url, readyMs: ms })
}

export function launchService(environment: Environment, root = ROOT): Launch {
  const startedAt = performance.now()
  const child = run('src/main.ts', [], environment, root)
  const { output, ended } = watch(child)
  const ready = untilReady(child, output, startedAt)
  // whoever kills a service before it is ready does not wait for that
  ready.catch(() => {})
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<End> => {
    const from = performance.now()
    child.kill(signal)
    const { code, signal: by } = await ended
    return { code, signal: by, ms: performance.now() - from }
  }
  return {
    process: child,
    startedAt,
    ready,
    get output() {
      return output.all
    },
    kill9: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  }
}

/** What a process that ends by itself printed, and its exit code. */
export type Ran = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the service where it cannot start. */
export function runService(environment: Environment, root = ROOT): Promise<Ran> {
  return untilEnded(run('src/main.ts', [], environment, root))
}

/** `npm run -s micromba -- …` */
export function cli(args: readonly string[], environment: Environment, root = ROOT): Promise<Ran> {
  return untilEnded(run('src/cli/micromba.ts', args, environment, root))
}

/** When a process that should end by itself is ended: it had no reason to run on. */
const ENDS_WITHIN_MS = 20_000

const children = new Set<ChildProcess>()
// whatever a failed test left running
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

function run(
  script: string,
  args: readonly string[],
  environment: Environment,
  root: string,
): ChildProcess {
  const child = spawn(process.execPath, [...FLAGS, join(root, script), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

function startScript(): string {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start
}

type Output = { all: string; stdout: string; stderr: string }

function watch(child: ChildProcess) {
  const output: Output = { all: '', stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
      output.all += text
    })
  }
  const ended = once(child, 'close').then(([code, signal]: (number | string | null)[]) => ({
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
  }))
  return { output, ended }
}

function untilReady(child: ChildProcess, output: Output, startedAt: number) {
  return new Promise<{ url: string; ms: number }>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = /microMBA is ready[^]*?(http:\/\/[^/\s]+)/.exec(output.all)?.[1]
      if (url !== undefined) resolve({ url, ms: performance.now() - startedAt })
    })
    child.once('close', (code, signal) =>
      reject(
        new Error(`the service ended (${code ?? signal}) before it was ready:\n${output.all}`),
      ),
    )
  })
}

async function untilEnded(child: ChildProcess): Promise<Ran> {
  const { output, ended } = watch(child)
  const overdue = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS)
  const { code } = await ended
  clearTimeout(overdue)
  return { code, stdout: output.stdout, stderr: output.stderr }
}
