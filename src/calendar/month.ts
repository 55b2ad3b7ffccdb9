import { Temporal } from 'temporal-polyfill'

/** From the first moment of a month (`2026-11`, UTC) up to the first of the next; `undefined` where it is no month. */
export function monthBounds(
  month: string,
): { readonly from: number; readonly to: number } | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined
  const first = Temporal.PlainDate.from(`${month}-01`)
  return { from: startOf(first), to: startOf(first.add({ months: 1 })) }
}

const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime('UTC').epochMilliseconds
