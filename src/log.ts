import { pino } from 'pino'

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
