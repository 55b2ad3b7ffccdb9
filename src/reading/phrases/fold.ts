/**
 * The form in which texts are compared: keycaps and full-width digits as plain digits, NFKC, lower case,
 * without accents, WhatsApp marks (`*_~` and backticks) and invisible characters, single spaces.
 */
export function fold(text: string): string {
  const plain = ASCII.test(text) ? text.toLowerCase() : plainLetters(text)
  return plain.replace(CHAT_MARKS, '').replace(/\s+/g, ' ').trim()
}

function plainLetters(text: string): string {
  return text
    .replace(KEYCAP_MARKS, '')
    .replace(LONG_LIGATURES, '')
    .replaceAll('🔟', '10')
    .normalize('NFKD')
    .toLowerCase()
    .replace(COMBINING, '')
    .replace(INVISIBLE, '')
}

/** Nothing in it to fold but capitals, chat marks and spaces. */
const ASCII = /^[\0-\x7F]*$/

const KEYCAP_MARKS = /[\uFE0F\u20E3]/g
/** Two Arabic signs that NFKD makes 18 and 8 letters long: nobody's words, but a way to be slow. */
const LONG_LIGATURES = /[\uFDFA\uFDFB]/g
const COMBINING = /\p{M}+/gu
const CHAT_MARKS = /[*_~`]+/g
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD]/g
