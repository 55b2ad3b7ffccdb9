import { localAt } from '../../calendar/local.ts'
import type { Speech } from '../facts.ts'
import { common } from './common-text.ts'
import { writeDate } from './dates.ts'

/** `hoy a las 5:00 de la tarde`, `mañana antes de las 8:00 de la mañana`, `el lunes 23 de noviembre …`, in the local time of a zone. */
export function writeMoment(
  moment: number,
  how: 'at' | 'before',
  { now, zone, speech }: { now: number; zone: string; speech: Speech },
): string {
  const local = localAt(moment, zone)
  const days = localAt(now, zone)
    .toPlainDate()
    .until(local.toPlainDate(), { largestUnit: 'days' }).days
  const date = writeDate(local.toPlainDate().toString(), speech)
  const time = writeHour(local.hour, local.minute, speech)
  const day = common(speech, 'day', { days: DAYS.get(days) ?? 'other', date })
  return common(speech, `moment-${how}`, { day, time })
}

/** `las 5:00 de la tarde` */
export function writeHour(hour: number, minute: number, speech: Speech): string {
  return common(speech, 'time', {
    hour: String(hour % 12 || 12),
    minute: String(minute).padStart(2, '0'),
    part: partOfDay(hour),
  })
}

const DAYS: ReadonlyMap<number, string> = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
])

function partOfDay(hour: number): string {
  if (hour < 6) return 'night'
  if (hour < 12) return 'morning'
  if (hour === 12) return 'noon'
  return hour < 19 ? 'afternoon' : 'evening'
}
