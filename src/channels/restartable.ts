import type { Outcome, Outgoing } from '../model/message.ts'
import { NO_FILE } from './file.ts'
import type { Channel, Confirm, Receive } from './channel.ts'

/**
 * A channel that is made anew at each start, with what is in the database then: since it was made first, or stopped, another
 * process may have gone on with the account.
 */
export function restartable(first: Channel, make: () => Promise<Channel>): Channel {
  let inner: Channel = first
  const { name, account, limits, settleMs, windowMs, webhook, dropsRepeats } = first
  return {
    name,
    account,
    ...(limits ? { limits } : {}),
    ...(settleMs === undefined ? {} : { settleMs }),
    ...(windowMs === undefined ? {} : { windowMs }),
    ...(dropsRepeats === undefined ? {} : { dropsRepeats }),
    admits: (message) => inner.admits?.(message) ?? true,
    trouble: () => inner.trouble?.(),
    ...(first.state ? { state: () => inner.state?.() ?? 'connecting' } : {}),
    async start(receive: Receive, confirm?: Confirm, isOurs?: () => boolean): Promise<void> {
      inner = await make()
      await inner.start(receive, confirm, isOurs)
    },
    send: (message: Outgoing): Promise<Outcome> => inner.send(message),
    ...(first.fetch
      ? { fetch: (id: string, max: number) => inner.fetch?.(id, max) ?? Promise.resolve(NO_FILE) }
      : {}),
    stop: () => inner.stop(),
    ...(webhook
      ? {
          webhook: {
            path: webhook.path,
            handle: (request: Request) => inner.webhook?.handle(request) ?? webhook.handle(request),
          },
        }
      : {}),
  }
}
