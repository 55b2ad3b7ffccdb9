import type { Outcome } from '../model/message.ts'
import type { Channel } from './channel.ts'

/** How many calls to a network this process has made, by account and by what came of them. */
export type SendTally = ReadonlyMap<string, ReadonlyMap<Outcome['type'], number>>

/** The same channels, and a tally of their sends. They must be plain objects, as `restartable` makes them. */
export function tallySends(channels: readonly Channel[]): {
  readonly channels: readonly Channel[]
  readonly sends: SendTally
} {
  const tallies = channels.map(({ account }) => [account, new Map()] as const)
  const sends = new Map<string, Map<Outcome['type'], number>>(tallies)
  const counting = channels.map((channel) => ({
    ...channel,
    async send(message: Parameters<Channel['send']>[0]) {
      const outcome = await channel.send(message)
      const counts = sends.get(channel.account)
      counts?.set(outcome.type, (counts.get(outcome.type) ?? 0) + 1)
      return outcome
    },
  }))
  return { channels: counting, sends }
}
