import { formatMoney } from '../model/money.ts'
import type { Country } from '../reading/country.ts'
import { moneyInWords } from '../reading/money/in-words.ts'
import type { Chance } from './chance.ts'

/** An amount as people tell it: three leading digits, now and then with half a unit. */
export function roundAmount(minor: number, chance: Chance): number {
  const unit = 100
  const step = Math.max(unit, 10 ** (Math.floor(Math.log10(Math.max(minor, unit))) - 2))
  const whole = Math.max(step, Math.round(minor / step) * step)
  return step === unit && chance.happens(0.1) ? whole + 50 : whole
}

/** Fills a phrase with an amount. */
export function wordAmount(phrase: string, minor: number, country: Country): string {
  const whole = Math.floor(minor / 100)
  const digits =
    minor % 100 === 0
      ? String(whole)
      : `${whole}${country.style.decimal}${String(minor % 100).padStart(2, '0')}`
  return phrase
    .replace('{digits}', digits)
    .replace('{money}', formatMoney(minor, country.style))
    .replace('{words}', () => moneyInWords(minor, country))
    .replace('{unit}', country.unit.many)
}

/** Two neighbouring letters of a longer word change places; digits stay as they are. */
export function mistype(text: string, chance: Chance): string {
  const words = [...text.matchAll(/\p{L}{5,}/gu)]
  if (words.length === 0) return text
  const word = chance.one(words)
  const at = word.index + chance.whole(1, word[0].length - 2)
  return (
    text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
  )
}
