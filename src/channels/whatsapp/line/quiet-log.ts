import type { Log } from '../../../log.ts'
import type { SocketConfig } from '../baileys.ts'

/** Baileys logs whole stanzas, numbers and texts: only what it says in words is kept, and only at `debug`. */
export function quietLog(log: Log, account: string): SocketConfig['logger'] {
  const say = (data: unknown, words?: string) => {
    const message = typeof data === 'string' ? data : words
    if (message !== undefined) log.debug({ account }, `baileys: ${message}`)
  }
  const logger: SocketConfig['logger'] = {
    level: 'warn',
    child: () => logger,
    trace() {},
    debug() {},
    info() {},
    warn: say,
    error: say,
  }
  return logger
}
