/**
 * The text as the tokeniser wants it: lower case, no accents, plain digits, one kind of apostrophe and
 * dash. Vulgar fractions and raised digits become a mark of their own before NFKC would glue them to
 * the number beside them ("1½" would be "11⁄2", "50²" would be "502").
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return keycaps(text)
    .replaceAll('🔟', ' 10 ')
    .replace(STRUCK, UNREADABLE)
    .replace(FRACTIONS, UNREADABLE)
    .replace(LIGATURES, UNREADABLE)
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(DEGREES, 'o')
    .replace(COMBINING, '')
}

/** Keycap digits are digits, unless plain ones stand beside them: then they may number a list. */
function keycaps(text: string): string {
  if (!text.includes('\u20E3')) return text
  const capped = text.match(KEYCAPS)?.length ?? 0
  const digits = text.match(DIGITS)?.length ?? 0
  return capped === digits ? text : text + UNREADABLE
}

/** No rule explains this mark, so whatever stands beside it is asked about. */
const UNREADABLE = ' ⁄ '

/* oxlint-disable-next-line no-control-regex -- the fast path is exactly the ASCII range */
const PLAIN = /^[\u0000-\u007F]*$/
const KEYCAPS = /\d\uFE0F?\u20E3/g
const DIGITS = /\d/g
/** Strokes through what was written before. */
const STRUCK = /[\u0335-\u0338]/g
const FRACTIONS = /[¼-¾⅐-⅞↉²³¹⁰-⁹₀-₉]/g
/** Arabic and Hebrew presentation forms: no answer has them, and NFKD makes up to eighteen letters of one. */
const LIGATURES = /[\uFB1D-\uFDFF\uFE70-\uFEFE]+/g
const APOSTROPHES = /[´’‘′ʼ＇ʹˈ]/g
const DASHES = /[‐-―−﹣－➖]/g
const INVISIBLE =
  /[\uFE00-\uFE0F\u20E3\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\u{1F3FB}|\u{1F3FC}|\u{1F3FD}|\u{1F3FE}|\u{1F3FF}/gu
const DEGREES = /[°˚]/g
const COMBINING = /\p{M}+/gu
