import { blocksOn } from '../../../calendar/blocks.ts'
import { dayInWeek } from '../../../calendar/window.ts'
import { WEEKDAYS } from '../../../model/weekday.ts'
import type { Programme } from '../../../model/programme.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { ProgrammeMaterial } from '../material.ts'

/** Weekly schedules against the rules of their weekday: days off, Saturdays, market hours; and whether any hour is left. */
export const scheduleDays: Check = ({ programmes }) => programmes.flatMap(findingsOf)

function findingsOf(material: ProgrammeMaterial): readonly Finding[] {
  const { file, yaml, programme } = material
  if (!programme) return []
  const blocked = WEEKDAYS.map((_, index) => blocksOf(programme, index + 1))
  if (blocked.every(isWholeDay)) {
    const key = programme.daysOff.length === WEEKDAYS.length ? 'never-on' : 'quiet-hours'
    return [{ code: 'no-hour-left', file, ...yaml.placeOf([key]), values: {} }]
  }
  return programme.schedules.flatMap((schedule, index): readonly Finding[] => {
    if (schedule.type !== 'weekly') return []
    const { at, flow } = schedule
    const day = WEEKDAYS[schedule.weekday - 1] ?? ''
    const block = blocked[schedule.weekday - 1]?.find(
      ({ from, to }) => at >= from && (to === undefined || at < to),
    )
    if (!block || isOfEveryDay(block, programme)) return []
    const place = yaml.placeOf(['schedules', index, 'weekday'])
    const values = { name: flow, day, at, from: block.from, to: block.to ?? '24:00' }
    const variant = block.code === 'day-off' ? 'day-off' : 'day'
    return [{ code: 'schedule-in-quiet-hours', file, ...place, variant, values }]
  })
}

type Blocks = ReturnType<typeof blocksOn>

/** A weekday's blocks; holidays are no weekday's. */
function blocksOf(programme: Programme, weekday: number): Blocks {
  return blocksOn(dayInWeek(weekday), { ...programme, holidayOn: () => undefined })
}

function isWholeDay(blocks: Blocks): boolean {
  let open = '00:00'
  for (const { from, to } of blocks.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > open) return false
    if (to === undefined) return true
    if (to > open) open = to
  }
  return false
}

/** The quiet hours of every day are found elsewhere, at the hour itself. */
function isOfEveryDay({ code }: Blocks[number], { quietHours }: Programme): boolean {
  return code === 'quiet-hours' && quietHours.saturday === undefined
}
