import type { Words } from '../words.ts'

/** A whole number standing in tokens, in digits or words, up to (not including) `end`. */
export type Cardinal = { readonly value: number; readonly end: number }

/**
 * The whole number that begins at a token: "12", "doce", "treinta y cinco", "dos mil". Undefined where
 * none begins; a digit token with inner marks ("1.500") is none. At most six digits.
 */
export function cardinalAt(
  tokens: readonly string[],
  start: number,
  words: Words,
): Cardinal | undefined {
  const token = tokens[start] ?? ''
  if (/^\d/.test(token)) {
    return /^\d{1,6}$/.test(token) ? { value: Number(token), end: start + 1 } : undefined
  }
  return wordsAt(tokens, start, words)
}

type Sum = { thousands: number; rest: number; scale: number }

function wordsAt(tokens: readonly string[], start: number, words: Words): Cardinal | undefined {
  let sum: Sum = { thousands: 0, rest: 0, scale: Infinity }
  let end = start
  for (let at = start; at < tokens.length; at = end) {
    const joined = end > start && words.joiners.has(tokens[at] ?? '') && joinsTens(sum)
    const value = words.numbers.get(tokens[joined ? at + 1 : at] ?? '')
    const next = value === undefined ? undefined : added(sum, value, joined)
    if (!next) break
    sum = next
    end = joined ? at + 2 : at + 1
  }
  return end > start ? { value: sum.thousands + sum.rest, end } : undefined
}

function joinsTens({ rest, scale }: Sum): boolean {
  return (scale === 10 || scale === 2) && rest % 10 === 0
}

/** The sum with one more word, or undefined where the word cannot follow: "dos tres" is two numbers. */
function added(sum: Sum, value: number, joined: boolean): Sum | undefined {
  const { thousands, rest, scale } = sum
  if (joined) return value < 10 && value > 0 ? { ...sum, rest: rest + value, scale: 1 } : undefined
  if (value === 1000) {
    return thousands === 0 && scale > 0
      ? { thousands: Math.max(1, rest) * 1000, rest: 0, scale: 1000 }
      : undefined
  }
  if (value === 100 && scale === 1 && rest > 1 && rest < 10) {
    return { thousands, rest: rest * 100, scale: 100 }
  }
  const size = value >= 100 ? 100 : value >= 20 ? 10 : value >= 10 ? 2 : value > 0 ? 1 : 0
  const fits = size === 1 || size === 2 ? scale > 10 : size < scale
  return fits ? { thousands, rest: rest + value, scale: size } : undefined
}
