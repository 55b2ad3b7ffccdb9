import { pino } from 'pino'
import { Trouble } from './model/trouble.ts'

/** The one logger: JSON lines on standard error, without tokens, phone numbers, names or texts. */
export type Log = {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

export function createLog(level: LogLevel): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: REDACTED },
    pino.destination(2),
  )
}

/** An error as a log shows it: trouble by its message, which says the cure; anything else is a bug, with its stack. */
export function shown(error: unknown): { readonly reason: string } | { readonly err: unknown } {
  return error instanceof Trouble ? { reason: error.message } : { err: error }
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

const REDACTED = [
  'token',
  'secret',
  'phone',
  'text',
  'chat',
  '*.token',
  '*.secret',
  '*.phone',
  '*.text',
  '*.chat',
]
