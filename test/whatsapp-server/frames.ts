import { PROLOGUE } from './noise.ts'

/** Cuts a stream into frames of three bytes of length and that many bytes; the prologue comes before the first. */
export class FrameReader {
  #bytes: Buffer = Buffer.alloc(0)
  #hasBegun = false

  add(bytes: Uint8Array): readonly Buffer[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes])
    if (!this.#hasBegun && !this.#begin()) return []
    const frames: Buffer[] = []
    for (let frame = this.#next(); frame; frame = this.#next()) frames.push(frame)
    return frames
  }

  #begin(): boolean {
    if (this.#bytes.length < PROLOGUE.length) return false
    if (!this.#bytes.subarray(0, PROLOGUE.length).equals(PROLOGUE))
      throw new Error('this is not WhatsApp Web')
    this.#bytes = this.#bytes.subarray(PROLOGUE.length)
    this.#hasBegun = true
    return true
  }

  #next(): Buffer | undefined {
    if (this.#bytes.length < 3) return undefined
    const end = 3 + this.#bytes.readUIntBE(0, 3)
    if (this.#bytes.length < end) return undefined
    const frame = this.#bytes.subarray(3, end)
    this.#bytes = this.#bytes.subarray(end)
    return frame
  }
}

export function frameOf(content: Uint8Array): Buffer {
  const length = Buffer.alloc(3)
  length.writeUIntBE(content.length, 0, 3)
  return Buffer.concat([length, content])
}
