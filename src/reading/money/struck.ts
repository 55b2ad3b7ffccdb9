/**
 * A text without what WhatsApp shows struck through: "~500~ 450" is 450. As there, the tildes stand close around what they
 * strike out, apart from other letters and digits, on one line; "~500" is about 500 (rule 5).
 */
export function withoutStruck(text: string): string {
  return text.includes('~') ? text.replace(STRUCK, ' ') : text
}

const STRUCK = /(?<![\p{L}\d~])~(?!\s)[^~\n]+(?<!\s)~(?![\p{L}\d~])/gu
