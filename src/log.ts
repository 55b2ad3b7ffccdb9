import { pino } from 'pino'
import { Trouble } from './model/trouble.ts'

/**
 * The one logger: JSON lines on standard error, without tokens, phone numbers, names or texts: fields that hold them are
 * redacted, and of an error nothing is told but what it is, as a database adds whole rows to its own.
 */
export type Log = {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

export function createLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: REDACTED,
      serializers: { err: told },
    },
    pino.destination(2),
  )
}

/** An error as a log shows it: trouble by its message, which says the cure; anything else is a bug, with its stack. */
export function shown(error: unknown): { readonly reason: string } | { readonly err: unknown } {
  return error instanceof Trouble ? { reason: error.message } : { err: error }
}

/** What kind of error it is, what it says and where it came from, and the same of what caused it; none of its other fields. */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const { constructor, message, stack, cause } = error
  const code = 'code' in error ? { code: error.code } : {}
  return {
    type: constructor.name,
    message,
    ...code,
    stack,
    ...(cause === undefined ? {} : { cause: told(cause) }),
  }
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
