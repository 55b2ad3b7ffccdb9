import { expect, it } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { restartable } from '../../src/channels/restartable.ts'
import { Simulator } from '../../src/channels/simulator.ts'
import { systemClock } from '../../src/clock.ts'

it('a channel is made with what is known when it starts, however long after it was first made', async () => {
  let known = 'at the start of the process'
  const started: string[] = []
  const make = async (): Promise<Channel> => {
    const position = known
    const channel: Channel = new Simulator(systemClock)
    return Object.assign(channel, { start: async () => void started.push(position) })
  }
  const channel = restartable(await make(), make)
  known = 'when the account became this process’s'
  await channel.start(async () => {})
  await channel.stop()
  known = 'when it became so again'
  await channel.start(async () => {})
  expect(started).toEqual(['when the account became this process’s', 'when it became so again'])
})
