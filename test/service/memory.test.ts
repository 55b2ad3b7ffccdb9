import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startService } from './run-service.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'micromba-memory-'))
})

afterAll(() => rm(folder, { recursive: true }))

it('a service with nothing to do gives back what its start has taken', async () => {
  await using service = await startService({ DATA_DIR: folder, PORT: '0' })
  const { pid } = service.process
  const started = await resident(pid)
  await expect
    .poll(() => resident(pid), { timeout: 90_000, interval: 1_000 })
    .toBeLessThan(started - 40)
})

/** Of a process (MB, Linux). */
async function resident(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1_000
}
