/** A character or mark that a file of words or steps cannot mean: where it stands (from 1), and what is wrong with it. */
export type OddCharacter = {
  readonly line: number
  readonly column: number
  /** Saved in another encoding than UTF-8; a control character; one that nobody sees; two versions that git left in one. */
  readonly kind: 'ENCODING' | 'CONTROL' | 'INVISIBLE' | 'CONFLICT'
  /** `U+200B` */
  readonly sign: string
}

/** The first odd character of a source, if there is one. A joiner inside an emoji, and a no-break space, are none. */
export function oddCharacterIn(source: string): OddCharacter | undefined {
  const found = ODD.exec(source)
  const [char] = found ?? []
  if (!found || char === undefined) return undefined
  const before = source.slice(0, found.index).split(/\r\n|\n|\r/)
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 }
  return { ...place, kind: kindOf(char), sign: signOf(char) }
}

/** How Unicode calls a character: `U+200B`. */
export function signOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * A reader of bytes puts U+FFFD where they are not UTF-8; UTF-16 shows as a zero behind each letter; UTF-8 that was read as
 * Latin-1 and saved so, as two letters for one: `Ã¡`, `Â¿`, `â€œ`.
 */
const ODD =
  /^(?:<{7}|>{7}) |[ÃÂ][\u0080-\u00BF]|â€|(?![\t\n\r])\p{Cc}|[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/mu

function kindOf(char: string): OddCharacter['kind'] {
  if (char.startsWith('<') || char.startsWith('>')) return 'CONFLICT'
  if (/^[\uFFFDÃÂâ]/.test(char) || char === '\u0000') return 'ENCODING'
  return /\p{Cc}/u.test(char) ? 'CONTROL' : 'INVISIBLE'
}

/** Some editors begin a file with a mark of its byte order, which says nothing. */
export function withoutByteOrderMark(source: string): string {
  return source.startsWith('\ufeff') ? source.slice(1) : source
}
