import type { Incoming } from '../../../model/message.ts'
import { jidNormalizedUser, type WACallEvent } from '../baileys.ts'
import { isPerson, otherAs } from './incoming.ts'

/** A call is heard once, when it begins; a call in a group is not for us. */
export function callOf({
  chatId,
  from,
  id,
  date,
  status,
  isGroup,
  callerPn,
}: WACallEvent): Incoming | undefined {
  if (status !== 'offer' || isGroup === true) return undefined
  const chat = jidNormalizedUser(from || chatId)
  if (!isPerson(chat)) return undefined
  const other = otherAs(chat, callerPn ? jidNormalizedUser(callerPn) : undefined)
  return { externalId: `call/${id}`, chat, ...other, sentAt: date, content: { type: 'call' } }
}
