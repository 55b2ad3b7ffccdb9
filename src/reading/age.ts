import { Temporal } from 'temporal-polyfill'

/** Whether a day (ISO) lies more than so many months before today (ISO). */
export function isOlderThan(day: string, months: number, today: string): boolean {
  const oldest = Temporal.PlainDate.from(today).subtract({ months })
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(day), oldest) < 0
}
