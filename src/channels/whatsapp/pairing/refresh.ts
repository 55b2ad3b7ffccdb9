import { randomBytes } from 'node:crypto'
import type { AuthenticationCreds, BinaryNode, WASocket } from '../baileys.ts'

/**
 * Since July 2026 WhatsApp tells a socket that is being paired to make a new secret, and refuses QR codes with the old one;
 * Baileys does not answer that (WhiskeySockets/Baileys#2737, #2765). Calls back when codes shown before are void.
 */
export function answerRefresh(
  socket: WASocket,
  creds: AuthenticationCreds,
  onVoid: () => void,
): void {
  socket.ws.on('CB:notification,type:companion_reg_refresh', (node: BinaryNode) => {
    creds.advSecretKey = randomBytes(32).toString('base64')
    const { id = '', from = '' } = node.attrs
    const attrs = { id, to: from, class: 'notification', type: 'companion_reg_refresh' }
    void socket.sendNode({ tag: 'ack', attrs }).catch(() => {})
    onVoid()
  })
}

/** The QR with the secret that holds now: Baileys goes on showing the first one. */
export function withSecret(qr: string, { advSecretKey }: AuthenticationCreds): string {
  const parts = qr.split(',')
  parts[3] = advSecretKey
  return parts.join(',')
}
