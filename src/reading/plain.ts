import { fold } from './phrases/fold.ts'

/** Lower case letters and digits with single spaces: `No. de Teléfono` → `no de telefono`. */
export function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
