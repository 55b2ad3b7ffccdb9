import { Temporal } from 'temporal-polyfill'
import { momentOf } from './local.ts'

/** Local days, both included. */
export type Window = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }

/** So many days from an ISO date on. */
export function windowOf(from: string, days: number): Window {
  return knownWindow(`${from}+${days}`, () => {
    const first = Temporal.PlainDate.from(from)
    return { from: first, to: first.add({ days: days - 1 }) }
  })
}

/** From one ISO date to another, but no more than `most` days back. */
export function windowBetween(from: string, to: string, most: number): Window {
  return knownWindow(`${from}/${to}-${most}`, () => {
    const last = Temporal.PlainDate.from(to)
    const earliest = last.subtract({ days: most })
    const first = Temporal.PlainDate.from(from)
    return { from: Temporal.PlainDate.compare(first, earliest) < 0 ? earliest : first, to: last }
  })
}

/** The same window is the same object: what is worked out for one person of a cohort serves the others. */
function knownWindow(key: string, make: () => Window): Window {
  const found = windows.get(key) ?? make()
  if (windows.size >= WINDOWS_REMEMBERED) windows.clear()
  windows.set(key, found)
  return found
}

const WINDOWS_REMEMBERED = 1_000
const windows = new Map<string, Window>()

/** The ISO date after one; nearly everybody who asks, asks after the same. */
export function dayAfter(day: string): string {
  if (lastAsked.day !== day)
    lastAsked = { day, after: Temporal.PlainDate.from(day).add({ days: 1 }).toString() }
  return lastAsked.after
}

let lastAsked = { day: '', after: '' }

/** The ISO date so many days before one. */
export function daysBefore(day: string, days: number): string {
  return Temporal.PlainDate.from(day).subtract({ days }).toString()
}

/** Whether a text is a day of the calendar, `2026-11-30`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** An ISO date with its weekday, `lunes, 2026-11-30`. */
export function withWeekday(day: string, language: string): string {
  const weekday = Temporal.PlainDate.from(day).toLocaleString(language, { weekday: 'long' })
  return `${weekday}, ${day}`
}

/** The first moment of an ISO date in a zone. */
export function startOf(day: string, zone: string): number {
  return momentOf(Temporal.PlainDate.from(day), '00:00', zone)
}

/** Some day with an ISO weekday. */
export function dayInWeek(weekday: number): Temporal.PlainDate {
  return Temporal.PlainDate.from('2026-11-22').add({ days: weekday })
}
