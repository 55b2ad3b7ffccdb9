import type { Channel } from '../../channels/channel.ts'
import type { Media, Occasion, Outcome } from '../../model/message.ts'
import type { PendingMessage } from '../../store/talk/due-messages.ts'
import type { Carrier } from './carry.ts'
import type { PaceTurn } from './pace.ts'

/** A message whose attempt is under way. */
export type Sending = Omit<
  PendingMessage,
  'address_status' | 'contact_status' | 'zone' | 'programme' | 'is_awaited'
> & {
  readonly turn: PaceTurn
  /** Set where the network takes only a prepared text now. */
  readonly occasion?: Occasion
}

/** Hands a message to its network; what is thrown on the way leaves open whether it arrived. */
export async function attempt(
  channel: Channel,
  message: Sending,
  { carrier, now }: { readonly carrier: Carrier; readonly now: number },
): Promise<Outcome> {
  const { id, chat, choices, occasion, disclosed, disclosed_media } = message
  const text = disclosed ?? message.text
  const media = disclosed_media ?? message.media
  try {
    const labels = choices === null ? {} : { choices: JSON.parse(choices) as string[] }
    const prepared = occasion === undefined ? {} : { occasion }
    const outgoing = { id, class: message.class, chat, text, ...labels, ...prepared }
    if (media === null) return await channel.send(outgoing)
    const { attempts, created_at } = message
    const waitedMs = now - created_at
    const sent = { to: channel, media: JSON.parse(media) as Media, attempts, waitedMs }
    return await carrier.send(sent, (carried) => channel.send({ ...outgoing, media: carried }))
  } catch (error) {
    return { type: 'unknown', reason: error instanceof Error ? error.message : String(error) }
  }
}
