import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

/**
 * The public holidays of a country in a year, their names by ISO date (the library date-holidays). A holiday that begins at
 * noon counts as a whole day. Loaded when the first programme asks: it takes a moment that others need not wait.
 */
export function holidayNames(country: string, year: number): ReadonlyMap<string, string> {
  const key = `${country}/${year}`
  const found = known.get(key) ?? read(country, year)
  known.set(key, found)
  return found
}

const known = new Map<string, ReadonlyMap<string, string>>()

function read(country: string, year: number): ReadonlyMap<string, string> {
  library ??= createRequire(import.meta.url)('date-holidays') as typeof Holidays
  const calendar = new library(country, { types: ['public'], languages: ['es'] })
  return new Map(calendar.getHolidays(year).map(({ date, name }) => [date.slice(0, 10), name]))
}

let library: typeof Holidays | undefined
