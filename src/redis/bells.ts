import { systemClock } from '../clock.ts'
import type { BellName, Bells } from '../pipeline/bells.ts'
import type { Link } from './link.ts'

/** Rings that come within this time are one (milliseconds). */
const TOGETHER_MS = 5

/** Rings over Redis' publish and subscribe; what is lost is found by looking. */
export async function redisBells(link: Link, self: string): Promise<Bells> {
  const channel = `${link.prefix}:bells`
  const listeners: ((name: BellName) => void)[] = []
  const ringing = new Set<BellName>()
  link.listener.on('message', (_channel: string, message: string) => {
    const [from, name] = message.split(' ')
    if (from === self || (name !== 'turns' && name !== 'sends')) return
    for (const listener of listeners) listener(name)
  })
  // subscribed again by itself when the connection is
  void link.listener.subscribe(channel).catch(() => {})
  const publish = async (name: BellName) => {
    await systemClock.sleep(TOGETHER_MS)
    ringing.delete(name)
    await link.client.publish(channel, `${self} ${name}`).catch(() => {})
  }
  return {
    get isConnected() {
      return link.trouble === undefined
    },
    ring(name) {
      if (ringing.has(name) || link.trouble !== undefined) return
      ringing.add(name)
      void publish(name)
    },
    onRing: (listener) => void listeners.push(listener),
  }
}
