import { AsyncResource } from 'node:async_hooks'
import { createRequire } from 'node:module'
import { mendTries, type Cipher } from './session-tries.ts'

/*
 * Three flaws of libsignal 6 are mended here, before anything loads it (docs/decisions/014-baileys-flaws.md). Its queue is one
 * for the process and runs a job in the async context of whoever started the queue: with two accounts that a person writes
 * to, a step of one would be taken outside its transaction. It prints whole sessions, private keys included, to the
 * console: what it says there is for nobody, whatever the words. And it spoils sessions (session-tries.ts).
 */
const require = createRequire(import.meta.url)
const QUEUE = require.resolve('libsignal/src/queue_job.js')
const CIPHER = require.resolve('libsignal/src/session_cipher.js')

type Job = () => Promise<unknown>
type Enqueue = (bucket: string, job: Job) => Promise<unknown>

if (require.cache[CIPHER])
  throw new Error('libsignal was loaded before its guard: import channels/whatsapp/baileys.ts')

bindJobs()
mendTries((require(CIPHER) as { prototype: Cipher }).prototype)
for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) silence(method)

/** Each job runs in the async context of who enqueued it. */
function bindJobs(): void {
  const enqueue = require(QUEUE) as Enqueue
  const module = require.cache[QUEUE]
  if (!module) throw new Error('libsignal has no queue to mend')
  module.exports = (bucket: string, job: Job) => enqueue(bucket, AsyncResource.bind(job))
}

function silence(method: 'debug' | 'info' | 'log' | 'warn' | 'error'): void {
  const print = console[method].bind(console)
  console[method] = (...words: unknown[]) => {
    if (!isFromLibsignal()) print(...words)
  }
}

function isFromLibsignal(): boolean {
  const caller = new Error('who prints?').stack?.split('\n')[3] ?? ''
  return /[/\\]node_modules[/\\]libsignal[/\\]/.test(caller)
}
