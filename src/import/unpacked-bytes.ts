import { FileRefusal } from './refusal.ts'

/**
 * How large a ZIP says it will be (PKWARE APPNOTE 4.3.12, the central directory); the reader holds each part to what it
 * said. Infinite where a part hides its size. Throws a FileRefusal for what is no whole ZIP.
 */
export function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const parts = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let part = 0; part < parts; part += 1) {
    if (at + HEADER > bytes.length || view.getUint32(at, true) !== CENTRAL) throw broken()
    const packed = view.getUint32(at + 20, true)
    const unpacked = view.getUint32(at + 24, true)
    if (unpacked === ZIP64 || (unpacked === 0 && packed > 2)) return Infinity
    total += unpacked
    at += HEADER + lengthsAt(view, at + 28)
  }
  return total
}

const CENTRAL = 0x02014b50
const END = 0x06054b50
const HEADER = 46
const ZIP64 = 0xffffffff

function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === END) return at
  throw broken()
}

/** Name, extra field and comment. */
function lengthsAt(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint16(at + 2, true) + view.getUint16(at + 4, true)
}

function broken(): FileRefusal {
  return new FileRefusal('not-a-table')
}
