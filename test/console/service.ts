import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A service started as people start it, on a folder of its own. */
export type Service = AsyncDisposable & {
  readonly url: string
  readonly folder: string
  /** Ends the process and starts it again, on the same folder and port. */
  restart(pause?: () => Promise<unknown>): Promise<void>
}

/** Starts `src/main.ts` in a process of its own, with nothing configured; resolves once it is ready. */
export async function startService(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-simulator-'))
  let running = await start(folder, 0)
  const { url } = running
  return {
    url,
    folder,
    async restart(pause) {
      await running.stop()
      await pause?.()
      running = await start(folder, Number(new URL(url).port))
    },
    async [Symbol.asyncDispose]() {
      await running.stop()
      await rm(folder, { recursive: true })
    },
  }
}

async function start(folder: string, port: number) {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /Open (http:\S+)/.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`the service ended:\n${output}`)))
  })
  return { url, stop }
}
