import type { QuietHours } from '../model/programme.ts'
import { localAt, momentOf } from './local.ts'

/** The moment itself, or the end of the quiet hours it falls in (milliseconds since 1970). */
export function afterQuietHours(moment: number, quiet: QuietHours, zone: string): number {
  const local = localAt(moment, zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const date = local.toPlainDate()
  // where the clock goes back over their end, they have ended the first time
  const endOn = (day: typeof date) => Math.max(moment, momentOf(day, quiet.to, zone))
  if (quiet.from <= quiet.to) {
    return time >= quiet.from && time < quiet.to ? endOn(date) : moment
  }
  if (time >= quiet.from) return endOn(date.add({ days: 1 }))
  return time < quiet.to ? endOn(date) : moment
}
