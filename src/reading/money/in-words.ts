import type { Country } from '../country.ts'
import type { Writing } from './language-file.ts'

/**
 * An amount as a person says it: "mil quinientos quetzales con cincuenta centavos", "un millón de pesos".
 * `minor` is in centavos, up to 999,999,999 units; larger ones throw a RangeError.
 */
export function moneyInWords(minor: number, country: Country): string {
  const { writing, unit, cents } = country
  const units = Math.floor(Math.abs(minor) / 100)
  const rest = Math.abs(minor) % 100
  const sign = minor < 0 ? `${writing.minus} ` : ''
  const main = named(units, unit, writing)
  if (rest === 0) return sign + main
  const small = named(rest, cents, writing)
  return sign + (units === 0 ? small : `${main} ${writing.with} ${small}`)
}

/** A whole number from 0 to 999,999,999 by itself: "ciento uno", "veintiún mil". */
export function numberInWords(value: number, writing: Writing): string {
  const words = beforeNoun(value, writing)
  const last = words.slice(words.lastIndexOf(' ') + 1)
  const alone = writing.alone[last]
  return alone === undefined ? words : words.slice(0, words.length - last.length) + alone
}

function named(value: number, names: { one: string; many: string }, writing: Writing): string {
  const of = value >= 1_000_000 && value % 1_000_000 === 0 ? ` ${writing.of}` : ''
  return `${beforeNoun(value, writing)}${of} ${value === 1 ? names.one : names.many}`
}

function beforeNoun(value: number, writing: Writing): string {
  if (!Number.isInteger(value) || value < 0 || value > 999_999_999) {
    throw new RangeError(`${value} cannot be said in words; expected a whole number to 999,999,999`)
  }
  if (value === 0) return writing.small[0] ?? ''
  const millions = Math.floor(value / 1_000_000)
  const thousands = Math.floor(value / 1000) % 1000
  const parts = [
    millions === 1 ? writing.million.one : counted(millions, writing.million.many, writing),
    thousands === 1 ? writing.thousand : counted(thousands, writing.thousand, writing),
    underThousand(value % 1000, writing),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function counted(count: number, word: string, writing: Writing): string {
  return count === 0 ? '' : `${underThousand(count, writing)} ${word}`
}

function underThousand(value: number, writing: Writing): string {
  if (value === 100) return writing.hundred
  const hundred = value < 100 ? '' : (writing.hundreds[Math.floor(value / 100) - 1] ?? '')
  const rest = underHundred(value % 100, writing)
  return hundred && rest ? `${hundred} ${rest}` : hundred || rest
}

function underHundred(value: number, writing: Writing): string {
  if (value === 0) return ''
  if (value < 30) return writing.small[value] ?? ''
  const ten = writing.tens[Math.floor(value / 10) - 3] ?? ''
  const unit = value % 10
  return unit === 0 ? ten : `${ten} ${writing.and} ${writing.small[unit]}`
}
