import { fromEpochMs } from '../../../clock.ts'
import type { Incoming } from '../../../model/message.ts'
import {
  areJidsSameUser,
  isLidUser,
  isPnUser,
  jidDecode,
  jidNormalizedUser,
  proto,
  unpadRandomMax16,
  type AuthenticationCreds,
} from '../baileys.ts'
import { contentOf, repliedTo } from './content.ts'
import type { Keyring } from '../keys/keyring.ts'

/** The attributes of a message's envelope; the server writes them, the sender cannot. */
export type Envelope = Readonly<Record<string, string>>

/**
 * One decrypted message as the service hears it; undefined for what is not for us: groups, status updates, channels, what
 * the owner wrote on the phone, and what is no message of a person.
 */
export function incomingOf(
  envelope: Envelope,
  message: proto.IMessage,
  keyring: Keyring,
  me: AuthenticationCreds['me'],
): Incoming | undefined {
  const { from, id } = envelope
  if (!from || !id || !isPerson(from) || envelope['recipient'] !== undefined) return undefined
  if (areJidsSameUser(from, me?.id) || areJidsSameUser(from, me?.lid)) return undefined
  const content = contentOf(message)
  if (!content) return undefined
  const chat = jidNormalizedUser(from)
  const also = otherAddress(chat, envelope, keyring)
  return {
    externalId: idOf(id, chat, also),
    chat,
    ...otherAs(chat, also),
    ...(envelope['notify'] ? { profileName: envelope['notify'] } : {}),
    sentAt: fromEpochMs(Number(envelope['t'] ?? 0) * 1000),
    ...repliedTo(message),
    content,
  }
}

/** What names a message among the inputs; undefined where nobody wrote it. */
export function externalIdOf(envelope: Envelope, keyring: Keyring): string | undefined {
  const { from, id } = envelope
  if (!from || !id || !isPerson(from)) return undefined
  const chat = jidNormalizedUser(from)
  return idOf(id, chat, otherAddress(chat, envelope, keyring))
}

/** A LID is hers for good; a number may pass to somebody else. */
export function otherAs(
  chat: string,
  other: string | undefined,
): Pick<Incoming, 'aliases' | 'phone'> {
  if (other === undefined || other === chat) return {}
  return isLidUser(chat) ? { phone: other } : { aliases: [other] }
}

/** The plaintext that Signal gives back: a padded message; undefined where it is none. */
export function messageIn(plaintext: Uint8Array): proto.IMessage | undefined {
  try {
    return proto.Message.decode(unpadRandomMax16(plaintext))
  } catch {
    return undefined
  }
}

export const isPerson = (jid: string): boolean => isPnUser(jid) === true || isLidUser(jid) === true

/** Her number where she wrote by LID, her LID where she wrote by number, as far as anybody said. */
function otherAddress(chat: string, envelope: Envelope, keyring: Keyring): string | undefined {
  const told = isLidUser(chat) ? envelope['sender_pn'] : envelope['sender_lid']
  if (told !== undefined && isPerson(told)) return jidNormalizedUser(told)
  const user = jidDecode(chat)?.user ?? ''
  const known = keyring.get('lid-mapping', isLidUser(chat) ? `${user}_reverse` : user)
  if (typeof known !== 'string') return undefined
  return isLidUser(chat) ? `${known}@s.whatsapp.net` : `${known}@lid`
}

/** Repeats come by the one address or the other, so the one that never changes names the person. */
function idOf(id: string, chat: string, other: string | undefined): string {
  const lid = [chat, other].find((each) => isLidUser(each))
  return `${lid ?? chat}/${id}`
}
