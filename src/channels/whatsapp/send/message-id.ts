import { createHmac, hkdfSync } from 'node:crypto'

/** Names outbox rows on WhatsApp: always the same name for a row, and the row can be told from it. */
export type MessageIds = {
  idOf(row: number): string
  /** Undefined for what is not ours. */
  rowOf(id: string): number | undefined
}

/** How WhatsApp Web begins its ids. */
const PREFIX = '3EB0'
const TAG = 4
const ROW = 5

/**
 * An id is a keyed tag of the row and the row itself, masked: 18 digits behind the prefix, as WhatsApp Web makes them. The
 * key belongs to the pairing: after a restored backup and a new pairing the same row gets another id, so that no phone
 * takes a new message for a repeat.
 */
export function createMessageIds(pairingKey: Uint8Array): MessageIds {
  const key = Buffer.from(hkdfSync('sha256', pairingKey, '', 'micromba message ids', 32))
  const digest = (data: Buffer, what: string, length: number) =>
    createHmac('sha256', key).update(what).update(data).digest().subarray(0, length)
  const masked = (row: Buffer, tag: Buffer) => xor(row, digest(tag, 'mask', ROW))
  return {
    idOf(row) {
      const number = Buffer.alloc(ROW)
      number.writeUIntBE(row, 0, ROW)
      const tag = digest(number, 'tag', TAG)
      return (
        PREFIX +
        Buffer.concat([tag, masked(number, tag)])
          .toString('hex')
          .toUpperCase()
      )
    },
    rowOf(id) {
      const bytes = Buffer.from(id.slice(PREFIX.length), 'hex')
      if (!id.startsWith(PREFIX) || bytes.length !== TAG + ROW) return undefined
      const tag = bytes.subarray(0, TAG)
      const number = masked(bytes.subarray(TAG), tag)
      return digest(number, 'tag', TAG).equals(tag) ? number.readUIntBE(0, ROW) : undefined
    },
  }
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))
}
