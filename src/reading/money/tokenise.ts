/** One piece of a normalised text; `gap` when space stands before it, `line` when it starts a line. */
export type Token = {
  readonly kind: 'word' | 'digits' | 'symbol' | 'break' | 'date' | 'time' | 'cheque'
  /** As written; for a cheque ("50/100") the cents. */
  readonly text: string
  readonly gap: boolean
  readonly line: boolean
  /** Digits closed by a cent filler: "1.500.oo". */
  readonly filled: boolean
}

/** A text of more tokens than this is a story, not an amount: reading stops here. */
export const MAX_TOKENS = 160

/** One pass over a normalised text, each character looked at a bounded number of times. */
export function tokenise(text: string, harmless: ReadonlySet<string>): Token[] {
  const tokens: Token[] = []
  let at = 0
  let gap = false
  let line = false
  while (at < text.length && tokens.length < MAX_TOKENS) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      gap = true
      line ||= isNewline(code)
      at += 1
      continue
    }
    if (line && tokens.length) tokens.push(breakAt('\n'))
    const end = isDigit(code)
      ? readDigits(text, at, tokens, gap, line)
      : isLetter(text, at)
        ? readWord(text, at, tokens, gap, line)
        : readSymbol(text, at, tokens, gap, line, harmless)
    at = end
    gap = false
    line = false
  }
  return tokens
}

function breakAt(text: string): Token {
  return { kind: 'break', text, gap: true, line: true, filled: false }
}

function readWord(text: string, at: number, tokens: Token[], gap: boolean, line: boolean): number {
  let end = at
  while (end < text.length && isLetter(text, end))
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  tokens.push({ kind: 'word', text: text.slice(at, end), gap, line, filled: false })
  return end
}

function readDigits(text: string, at: number, tokens: Token[], gap: boolean, line: boolean) {
  const dated = readDate(text, at)
  if (dated) {
    tokens.push({ ...dated.token, gap, line })
    return dated.end
  }
  let end = at
  while (
    isDigit(text.charCodeAt(end)) ||
    (isMark(text, end) && isDigit(text.charCodeAt(end + 1)))
  ) {
    end += 1
  }
  const number = text.slice(at, end).replaceAll('`', "'")
  const filler = fillerEnd(text, end)
  tokens.push({ kind: 'digits', text: number, gap, line, filled: filler > end })
  return closingEnd(text, filler)
}

/** `12/05`, `12/05/2026`, `12-05-2026`, `12.05.2026`, `2026-05-12`, `15:30`, the `50/100` of a cheque. */
function readDate(text: string, at: number): { token: Token; end: number } | undefined {
  const mark = text[at + (isDigit(text.charCodeAt(at + 1)) ? 2 : 1)] ?? ''
  if (!'/:-.'.includes(mark) && text[at + 4] !== '-') return undefined
  const time = matchAt(TIME, text, at)
  if (time) return shaped('time', time[0], at)
  const cheque = matchAt(CHEQUE, text, at)
  if (cheque) return shaped('cheque', cheque[0].slice(0, 2), at, cheque[0].length)
  const date = matchAt(DATE, text, at)
  if (!date) return undefined
  const isDate = !date[1] || isDayAndMonth(Number(date[1]), Number(date[2] ?? date[3] ?? date[4]))
  return isDate ? shaped('date', date[0], at) : undefined
}

function shaped(kind: Token['kind'], text: string, at: number, length = text.length) {
  return { token: { kind, text, gap: false, line: false, filled: false }, end: at + length }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function isDayAndMonth(first: number, second: number): boolean {
  if (first < 1 || second < 1) return false
  return (first <= 31 && second <= 12) || (first <= 12 && second <= 31)
}

/* Every repetition is bounded: these look at no more than a dozen characters. */
const TIME = /\d{1,2}:[0-5]\d(?![\d:])/y
const CHEQUE = /\d\d\/100(?!\d)/y
const DATE =
  /(?:(\d{1,2})(?:\/(\d{1,2})(?:\/(?:\d{4}|\d\d))?|-(\d{1,2})-(?:20)?\d\d|\.(\d{1,2})\.20\d\d)|20\d\d-\d\d-\d\d)(?![\d/-]|[.,]\d)/y

/** ".oo", ",xx": cents that nobody wrote. */
function fillerEnd(text: string, at: number): number {
  const mark = text[at]
  if (mark !== '.' && mark !== ',') return at
  const two = text.slice(at + 1, at + 3)
  const closes = !isLetter(text, at + 3) && !isDigit(text.charCodeAt(at + 3))
  return (two === 'oo' || two === 'xx') && closes ? at + 3 : at
}

/** "-Q600" after a number: the other end of a range. */
const AMOUNT = /[a-z]{1,3}\.? ?\d/y

/** Accounting ends that mean nothing: ".-", "=", "/=", "-" at the end or before words. */
function closingEnd(text: string, at: number): number {
  let end = at
  while (end < at + 3 && '.,/=-'.includes(text[end] ?? ' ')) end += 1
  const mark = text.slice(at, end)
  if (!mark.includes('-') && !mark.includes('=')) return at
  if (mark === '=') return text.slice(end, end + 4).trim() === '' ? end : at
  let after = end
  while (after < end + 4 && isBlank(text, after)) after += 1
  const isClosed = !GOES_ON.includes(text[after] ?? ' ') && !matchAt(AMOUNT, text, after)
  return isClosed ? end : at
}

/** What a dash before it leads on to: another number, a sum. */
const GOES_ON = '0123456789+-(=$'

function isBlank(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at)) || CHAT_MARKS.includes(text[at] ?? '1')
}

function readSymbol(
  text: string,
  at: number,
  tokens: Token[],
  gap: boolean,
  line: boolean,
  harmless: ReadonlySet<string>,
): number {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const end = at + char.length
  if (harmless.has(char)) return end
  const push = (kind: Token['kind'], written: string): void => {
    tokens.push({ kind, text: written, gap, line, filled: false })
  }
  if (CHAT_MARKS.includes(char)) {
    const meant = chatMark(text, at, char)
    if (meant) push('symbol', meant)
  } else push(BREAKS.includes(char) ? 'break' : 'symbol', char)
  return end
}

/** WhatsApp's `*_~` and backtick are decoration, except between two digits. */
function chatMark(text: string, at: number, char: string): string | undefined {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at + 1)
  if (isDigit(before) && isDigit(after)) return char === '*' ? '×' : '⁄'
  if (char === '*' && isSpace(before) && isSpace(after)) {
    const isProduct =
      /\d\s+$/.test(text.slice(Math.max(0, at - 9), at)) &&
      /^\s+\d/.test(text.slice(at + 1, at + 9))
    return isProduct ? '×' : undefined
  }
  if (char === '~' && !isDigit(before) && isDigit(after) && !text.includes('~', at + 1)) {
    return text.lastIndexOf('~', at - 1) < 0 || at === 0 ? '≈' : undefined
  }
  return undefined
}

const CHAT_MARKS = '*_~`'
const BREAKS = ',;.!?¡¿()"«»“”„[]{}|…'

function isMark(text: string, at: number): boolean {
  const char = text[at]
  return char === '.' || char === ',' || char === "'" || char === '`'
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isSpace(code: number): boolean {
  return code === 32 || isNewline(code) || code === 9 || code === 0xa0 || isRareSpace(code)
}

function isRareSpace(code: number): boolean {
  return code === 11 || code === 12 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)
}

function isNewline(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 97 && code <= 122
  return !Number.isNaN(code) && LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

const LETTER = /\p{L}/u
