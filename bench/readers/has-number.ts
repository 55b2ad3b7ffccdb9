/**
 * What RapidPro's `has_number` test takes from a text, by its documented rule with the number format every
 * workspace has: `,` groups, `.` is the decimal mark, and the first piece that parses is the answer
 * (nyaruka/goflow, flows/routers/cases/tests.go). Undefined where nothing parses.
 */
export function hasNumber(text: string): number | undefined {
  for (const [piece] of text.matchAll(PIECE)) {
    const cleaned = piece.replaceAll(',', '').trim()
    if (DECIMAL.test(cleaned)) return Number(cleaned)
  }
  return undefined
}

const PIECE = /[-+]?(?:[\p{N},]+(?:\.\p{N}+)?|(?<!\w)\.\p{N}+)/gu
const DECIMAL = /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/
