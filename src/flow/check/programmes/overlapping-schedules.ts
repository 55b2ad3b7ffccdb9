import type { Schedule } from '../../../model/schedule.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { ProgrammeMaterial } from '../material.ts'

/** Two schedules of one name that can fall on the same days: only one of them would ever be sent. */
export const overlappingSchedules: Check = ({ programmes }) => programmes.flatMap(overlapsOf)

function overlapsOf({ file, yaml, programme }: ProgrammeMaterial): readonly Finding[] {
  const schedules = programme?.schedules ?? []
  return schedules.flatMap((schedule, index): readonly Finding[] => {
    const other = schedules.findIndex(
      (each) => each.id === schedule.id && doOverlap(each, schedule),
    )
    if (other >= index) return []
    const values = {
      name: schedule.id,
      other: String(yaml.placeOf(['schedules', other]).line),
    }
    return [{ code: 'overlapping-schedules', file, ...yaml.placeOf(['schedules', index]), values }]
  })
}

/** On some day both have. */
function doOverlap(one: Schedule, other: Schedule): boolean {
  if (one.type === 'around' && other.type === 'around')
    return one.kind === other.kind && one.days === other.days
  if (one.type === 'weekly' && other.type === 'weekly')
    return one.weekday === other.weekday && shareAWeek(one, other)
  return one.type === other.type
}

type Weekly = Extract<Schedule, { type: 'weekly' }>

function shareAWeek(one: Weekly, other: Weekly): boolean {
  const last = Math.min(one.toWeek, other.toWeek, MOST_WEEKS)
  for (let week = Math.max(one.fromWeek, other.fromWeek); week <= last; week += 1) {
    if ([one, other].every(({ fromWeek, every }) => (week - fromWeek) % every === 0)) return true
  }
  return false
}

/** Longer than any programme, and than the rhythm of any two schedules before they meet. */
const MOST_WEEKS = 1_000
