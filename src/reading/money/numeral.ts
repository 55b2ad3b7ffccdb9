/** A number written in digits, as its shape says; hundredths of a unit. */
export type Numeral = {
  readonly hundredths: number
  /** `plain` "1500", `grouped` "1.500", `decimal` "25.50" or "1.500,00", `doubtful` "1.50.000". */
  readonly shape: 'plain' | 'grouped' | 'decimal' | 'doubtful'
  /** The mark that groups thousands, where one does. */
  readonly grouping?: string
  /** Digits before the decimal mark, without leading zeros. */
  readonly digits: number
  /** Grouped and decimal by the same mark: "1.500.00". */
  readonly slip: boolean
}

/**
 * Reads "1500", "1.500", "1'500.000", "1,500.00": a mark before exactly three digits groups thousands,
 * before one or two final digits it is the decimal mark; of two kinds the last decides (rule 1).
 */
export function readNumeral(text: string, filled: boolean): Numeral {
  const parts = text.split(MARK)
  if (parts.length === 1) return plain(text, filled)
  const marks = text.replace(DIGIT, '')
  const last = parts[parts.length - 1] ?? ''
  const closing = marks[marks.length - 1] ?? ''
  const earlier = marks.slice(0, -1)
  if (!filled && last.length <= 2 && closing !== "'" && earlier.length !== 0) {
    return withCents(parts, earlier, closing, last)
  }
  if (!filled && last.length <= 2 && closing !== "'") return decimal(parts[0] ?? '', last)
  if (!isGrouping(marks) || !areGroups(parts)) return DOUBTFUL
  return whole(parts.join(''), closing, filled)
}

function withCents(parts: string[], earlier: string, closing: string, last: string): Numeral {
  const groups = parts.slice(0, -1)
  const slip = earlier.includes(closing)
  const isSound = isGrouping(earlier) && areGroups(groups) && !(slip && last.length === 1)
  if (!isSound || (slip && !isUniform(earlier))) return DOUBTFUL
  return { ...decimal(groups.join(''), last), grouping: earlier[earlier.length - 1] ?? '', slip }
}

function plain(text: string, filled: boolean): Numeral {
  const digits = significant(text)
  if (digits.length > MAX_DIGITS) return DOUBTFUL
  const shape = filled ? 'decimal' : 'plain'
  return { hundredths: Number(digits) * 100, shape, digits: digits.length, slip: false }
}

function decimal(units: string, cents: string): Numeral {
  const digits = significant(units)
  if (digits.length > MAX_DIGITS) return DOUBTFUL
  const hundredths = Number(digits) * 100 + Number(cents.padEnd(2, '0'))
  return { hundredths, shape: 'decimal', digits: digits.length, slip: false }
}

function whole(digits: string, grouping: string, filled: boolean): Numeral {
  if (digits.length > MAX_DIGITS) return DOUBTFUL
  const shape = filled ? 'decimal' : 'grouped'
  return { hundredths: Number(digits) * 100, shape, grouping, digits: digits.length, slip: false }
}

/** One kind of mark, or apostrophes for the millions before one other kind. */
function isGrouping(marks: string): boolean {
  return isUniform(marks.replace(LEADING_APOSTROPHES, '')) || isUniform(marks)
}

function isUniform(marks: string): boolean {
  for (const mark of marks) if (mark !== marks[0]) return false
  return true
}

function areGroups(parts: readonly string[]): boolean {
  const first = parts[0] ?? ''
  if (first.length > 3 || first.startsWith('0')) return false
  return parts.every((part, index) => index === 0 || part.length === 3)
}

function significant(digits: string): string {
  return digits.replace(LEADING_ZEROS, '')
}

const DOUBTFUL: Numeral = { hundredths: 0, shape: 'doubtful', digits: 0, slip: false }
const MAX_DIGITS = 12
const MARK = /[.,']/
const DIGIT = /\d/g
const LEADING_ZEROS = /^0+(?=\d)/
const LEADING_APOSTROPHES = /^'+/
