import type { ChannelName } from './message.ts'

/**
 * The E.164 number that a chat's id carries, where the network's ids do: WhatsApp's `50370123456@s.whatsapp.net` and
 * `50370123456`. Telegram's ids, WhatsApp's `@lid` and its `SV.…` carry none.
 */
export function phoneOfChat(channel: ChannelName, chat: string): string | undefined {
  if (channel !== 'whatsapp' && channel !== 'whatsapp-cloud') return undefined
  const digits = /^\+?(\d{8,15})(?::\d+)?(?:@s\.whatsapp\.net|@c\.us)?$/.exec(chat)?.[1]
  return digits && `+${digits}`
}
