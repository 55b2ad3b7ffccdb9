import { systemClock } from '../clock.ts'
import type { BellName, Bells } from '../pipeline/bells.ts'
import type { Link } from './link.ts'

/** A bell that has just rung rests for so long; what rings it meanwhile is one ring when that is over (milliseconds). */
const REST_MS = 5

/** Rings over Redis' publish and subscribe, the first at once; what is lost is found by looking. */
export async function redisBells(link: Link, self: string): Promise<Bells> {
  const channel = `${link.prefix}:bells`
  const listeners: ((name: BellName) => void)[] = []
  /** Bells that rest, and whether they are to ring again. */
  const resting = new Map<BellName, boolean>()
  link.listener.on('message', (_channel: string, message: string) => {
    const [from, name] = message.split(' ')
    if (from === self || (name !== 'turns' && name !== 'sends')) return
    for (const listener of listeners) listener(name)
  })
  // subscribed again by itself when the connection is
  void link.listener.subscribe(channel).catch(() => {})
  const announce = async (name: BellName): Promise<void> => {
    do {
      resting.set(name, false)
      void link.client.publish(channel, `${self} ${name}`).catch(() => {})
      await systemClock.sleep(REST_MS)
    } while (resting.get(name) === true)
    resting.delete(name)
  }
  return {
    get isConnected() {
      return link.trouble === undefined
    },
    ring(name) {
      if (resting.has(name)) resting.set(name, true)
      else if (link.trouble === undefined) void announce(name)
    },
    onRing: (listener) => void listeners.push(listener),
  }
}
