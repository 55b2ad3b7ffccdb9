import { fromEpochMs } from '../../clock.ts'
import type { Content, Incoming } from '../../model/message.ts'
import { contentOf } from './content.ts'
import type { Membership, Message, Tap, Update } from './update.ts'

/**
 * What an update says to the service, or `undefined` where it says nothing: groups, channels, other
 * bots, somebody who unblocks the bot. `heardAt` dates what carries no date of its own.
 */
export function toIncoming(update: Update, heardAt: Date): Incoming | undefined {
  const heard = whatWasHeard(update)
  if (!heard || heard.chat.type !== 'private' || heard.from?.is_bot) return undefined
  const profileName = heard.from?.first_name
  return {
    externalId: String(update.update_id),
    chat: String(heard.chat.id),
    ...(profileName && { profileName }),
    ...(heard.reply_to_message && { replyTo: String(heard.reply_to_message.message_id) }),
    sentAt: heard.date === undefined ? heardAt : fromEpochMs(heard.date * 1_000),
    content: heard.content,
  }
}

type Heard = Pick<Message, 'chat' | 'from'> & {
  readonly date?: number | undefined
  readonly reply_to_message?: Message['reply_to_message']
  readonly content: Incoming['content']
}

function whatWasHeard(update: Update): Heard | undefined {
  if (update.message) return { ...update.message, content: contentOf(update.message) }
  if (update.edited_message) return edited(update.edited_message)
  if (update.my_chat_member) return membershipChanged(update.my_chat_member)
  return update.callback_query && tapped(update.callback_query)
}

/** Only words can be corrected; a live location, say, also arrives as edits, every few seconds. */
function edited(message: Message): Heard | undefined {
  const text = message.text ?? message.caption
  if (!text) return undefined
  return { ...message, date: message.edit_date ?? message.date, content: { type: 'edited', text } }
}

function membershipChanged(change: Membership): Heard | undefined {
  if (change.new_chat_member.status !== 'kicked') return undefined
  return { ...change, content: { type: 'blocked' } }
}

/** A tap on an inline key counts as the text behind it. */
function tapped({ from, message, data }: Tap): Heard {
  const content: Content = data ? { type: 'text', text: data } : { type: 'other' }
  return { chat: message?.chat ?? { id: from.id, type: 'private' }, from, content }
}
