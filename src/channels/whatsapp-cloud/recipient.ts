/**
 * To whom a message goes: a phone number as `to`, a business-scoped user id (`GT.` and up to 128 letters and digits) as
 * `recipient`.
 */
export function recipientOf(chat: string) {
  const who = isPhone(chat) ? { to: chat } : { recipient: chat }
  return { messaging_product: 'whatsapp', recipient_type: 'individual', ...who } as const
}

const isPhone = (chat: string) => /^\d+$/.test(chat)
