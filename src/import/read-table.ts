import { Worker } from 'node:worker_threads'
import { FileRefusal } from './refusal.ts'
import { LIMITS, type Table } from './table.ts'
import type { Answer } from './table-worker.ts'

/**
 * Reads a CSV or XLSX file by what is in it, whatever it is called; in a thread of its own with a bound on its memory
 * and time, so that a service keeps answering meanwhile. Throws a FileRefusal for what is no such file or too large.
 */
export function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) throw new FileRefusal('empty')
  if (bytes.length > LIMITS.packedBytes)
    throw new FileRefusal('too-large', { megabytes: LIMITS.packedBytes / MEBIBYTE })
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 768 },
    env: {},
  })
  return new Promise<Table>((resolve, reject) => {
    const late = setTimeout(() => reject(new FileRefusal('too-slow')), MOST_MS)
    worker.once('message', (answer: Answer) => {
      clearTimeout(late)
      if (answer.type === 'table') resolve(answer.table)
      else reject(new FileRefusal(answer.reason, answer.values))
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late)
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(new FileRefusal(isMemory ? 'unpacked-too-large' : 'unreadable', {}, { cause: error }))
    })
  }).finally(() => void worker.terminate())
}

const MEBIBYTE = 1024 * 1024

/** A file within the limits takes a second or two. */
const MOST_MS = 60_000
