import { parentPort, workerData } from 'node:worker_threads'
import { readCsv } from './csv.ts'
import { FileRefusal, type Values } from './refusal.ts'
import type { Table } from './table.ts'
import { readSheet } from './xlsx.ts'

/* Runs in a thread of its own: see read-table.ts. */

export type Answer =
  | { readonly type: 'table'; readonly table: Table }
  | { readonly type: 'refused'; readonly reason: string; readonly values: Values }

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    return {
      type: 'table',
      table: startsWith(bytes, ZIP, OLE) ? await readSheet(bytes) : readCsv(bytes),
    }
  } catch (error) {
    if (error instanceof FileRefusal)
      return { type: 'refused', reason: error.reason, values: error.values }
    throw error
  }
}

/** What a ZIP (so an XLSX) begins with, and what an old or encrypted Office file does. */
const ZIP = [0x50, 0x4b]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(bytes: Uint8Array, ...marks: readonly (readonly number[])[]): boolean {
  return marks.some((mark) => mark.every((byte, index) => bytes[index] === byte))
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(await answer(workerData as Uint8Array))
