import { fromEpochMs } from '../../clock.ts'
import type { Incoming } from '../../model/message.ts'
import { contentOf } from './content.ts'
import type { Contact, Message, Value } from './payload.ts'

/** What a delivery says to the service. Groups, reactions and other people's numbers say nothing. */
export function toIncoming({ messages = [], contacts = [] }: Value, heardAt: Date): Incoming[] {
  return messages
    .filter(({ group_id, type }) => group_id === undefined && type !== 'reaction')
    .flatMap((message) => incomingOf(message, senderOf(message, contacts), heardAt) ?? [])
}

function incomingOf(message: Message, sender: Contact, heardAt: Date): Incoming | undefined {
  const { id, timestamp, system, type } = message
  const sentAt = timestamp === undefined ? heardAt : fromEpochMs(timestamp * 1_000)
  const base = { externalId: id, sentAt }
  if (type === 'system') return system && moved(base, message, system)
  const phone = message.from ?? sender.wa_id
  const chat = message.from_user_id ?? sender.user_id ?? phone
  if (chat === undefined) return undefined
  const profileName = sender.profile?.name
  return {
    ...base,
    chat,
    ...(phone !== undefined && phone !== chat && { phone }),
    ...(profileName && { profileName }),
    ...(message.context?.id && { replyTo: message.context.id }),
    content: contentOf(message),
  }
}

/** She has another number, or another id: what she had before stays hers. */
function moved(
  base: Pick<Incoming, 'externalId' | 'sentAt'>,
  message: Message,
  { user_id, wa_id, previous_user_id }: NonNullable<Message['system']>,
): Incoming | undefined {
  const chat = user_id ?? wa_id
  if (chat === undefined) return undefined
  const before = [
    previous_user_id ?? message.from_user_id,
    previous_user_id ? undefined : message.from,
  ]
  const aliases = before.filter((each) => each !== undefined && each !== chat) as string[]
  const phone = wa_id === chat ? undefined : wa_id
  return { ...base, chat, aliases, ...(phone && { phone }), content: { type: 'moved' } }
}

function senderOf({ from, from_user_id }: Message, contacts: readonly Contact[]): Contact {
  const sender = contacts.find(
    ({ wa_id, user_id }) =>
      (user_id !== undefined && user_id === from_user_id) ||
      (wa_id !== undefined && wa_id === from),
  )
  const [only] = contacts
  return sender ?? (contacts.length === 1 && only ? only : {})
}
