import type { Outcome, Outgoing } from '../model/message.ts'
import type { Channel, Receive } from './channel.ts'

/**
 * A channel that can be started again after a stop, as an account that another process has had meanwhile is: it is made
 * anew then, with what is in the database now.
 */
export function restartable(first: Channel, make: () => Promise<Channel>): Channel {
  let inner: Channel = first
  let isUsed = false
  const { webhook } = first
  return {
    name: first.name,
    account: first.account,
    ...(first.limits ? { limits: first.limits } : {}),
    trouble: () => inner.trouble?.(),
    async start(receive: Receive): Promise<void> {
      if (isUsed) inner = await make()
      isUsed = true
      await inner.start(receive)
    },
    send: (message: Outgoing): Promise<Outcome> => inner.send(message),
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
