import type { Incoming } from '../../../model/message.ts'
import type { proto, WASocket } from '../baileys.ts'
import { callOf } from './call.ts'
import { incomingOf } from './incoming.ts'
import { receiptOf } from './receipt.ts'
import type { Session } from '../session.ts'

/** Hears what comes over a socket beside the messages that were written with their keys. */
export function listen(socket: WASocket, session: Session): void {
  const { acceptances, pace, ids, options } = session
  acceptances.listen(socket)
  socket.ev.on('messages.upsert', ({ messages }) =>
    hear(
      session,
      messages.flatMap((message) => notKept(session, message) ?? []),
    ),
  )
  socket.ev.on('messages.update', (updates) => {
    const now = options.clock.now()
    const receipts = updates.flatMap(({ key, update }) => receiptOf(ids, key.id, update, now) ?? [])
    if (receipts.length > 0) keep(session, session.confirm(receipts))
  })
  socket.ev.on('call', (calls) =>
    hear(
      session,
      calls.flatMap((call) => callOf(call) ?? []),
    ),
  )
  socket.ev.on('connection.update', ({ reachoutTimeLock: lock }) => {
    if (lock?.isActive === true) pace.beginNoneUntil(lock.timeEnforcementEnds?.getTime() ?? 0)
  })
}

/** What came another way than decrypted for us: as a copy from the owner's phone, say. */
function notKept(session: Session, message: proto.IWebMessageInfo): Incoming | undefined {
  const { key, message: content, messageTimestamp, pushName } = message
  if (!content || !key || key.fromMe === true) return undefined
  const other = (key as { remoteJidAlt?: string }).remoteJidAlt
  const envelope = {
    from: key.remoteJid ?? '',
    id: key.id ?? '',
    t: String(messageTimestamp ?? 0),
    ...(pushName ? { notify: pushName } : {}),
    ...(other ? { sender_lid: other, sender_pn: other } : {}),
  }
  const heard = incomingOf(envelope, content, session.keyring, session.creds.me)
  return heard && !session.justKept.take(heard.externalId) ? heard : undefined
}

function hear(session: Session, heard: readonly Incoming[]): void {
  for (const each of heard) session.pace.heard(each)
  if (heard.length > 0) keep(session, session.receive(heard))
}

function keep({ options }: Session, kept: Promise<void>): void {
  kept.catch((error: unknown) => {
    options.log.error({ err: error, account: options.account }, 'what WhatsApp said was not kept')
  })
}
