import type { QuietHours } from '../model/programme.ts'
import { localAt, momentOf } from './local.ts'

/** The moment itself, or the end of the quiet hours it falls in (milliseconds since 1970). */
export function afterQuietHours(moment: number, quiet: QuietHours, zone: string): number {
  const local = localAt(moment, zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const date = local.toPlainDate()
  if (quiet.from <= quiet.to) {
    return time >= quiet.from && time < quiet.to ? momentOf(date, quiet.to, zone) : moment
  }
  if (time >= quiet.from) return momentOf(date.add({ days: 1 }), quiet.to, zone)
  return time < quiet.to ? momentOf(date, quiet.to, zone) : moment
}
