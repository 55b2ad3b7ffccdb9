/* A voice note as phones record it: Opus in Ogg (RFC 7845), written page by page so that no recording need be kept here. */

/** A playable voice note of so many seconds of silence. */
export function silentOgg(seconds: number): Buffer {
  const frames = Math.max(1, Math.round(seconds * 50))
  const pages = [
    page({ type: FIRST, granule: 0, number: 0 }, [opusHead()]),
    page({ type: 0, granule: 0, number: 1 }, [opusTags()]),
  ]
  for (let sent = 0; sent < frames; sent += PER_PAGE) {
    const count = Math.min(PER_PAGE, frames - sent)
    const type = sent + count === frames ? LAST : 0
    const granule = (sent + count) * SAMPLES
    const packets = Array.from({ length: count }, () => SILENCE)
    pages.push(page({ type, granule, number: pages.length }, packets))
  }
  return Buffer.concat(pages)
}

const FIRST = 2
const LAST = 4
/** Frames of 20 ms on a page, and the samples (48 kHz) of one. */
const PER_PAGE = 50
const SAMPLES = 960
/** One frame of 20 ms, CELT, full band, of nothing. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe])

function opusHead(): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head.writeUInt8(1, 8)
  head.writeUInt8(1, 9)
  head.writeUInt32LE(48_000, 12)
  return head
}

function opusTags(): Buffer {
  const vendor = Buffer.from('silence')
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4)
  tags.write('OpusTags')
  tags.writeUInt32LE(vendor.length, 8)
  vendor.copy(tags, 12)
  return tags
}

type Header = { readonly type: number; readonly granule: number; readonly number: number }

function page({ type, granule, number }: Header, packets: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(27 + packets.length)
  head.write('OggS')
  head.writeUInt8(type, 5)
  head.writeBigInt64LE(BigInt(granule), 6)
  head.writeUInt32LE(1, 14)
  head.writeUInt32LE(number, 18)
  head.writeUInt8(packets.length, 26)
  packets.forEach((packet, index) => head.writeUInt8(packet.length, 27 + index))
  const whole = Buffer.concat([head, ...packets])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

/** Ogg's own: polynomial 0x04c11db7, nothing reflected (RFC 3533). */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) {
    sum = (sum ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit += 1)
      sum = (sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1) >>> 0
  }
  return sum
}
