import { blocksOn } from '../../calendar/blocks.ts'
import { dayInWeek } from '../../calendar/window.ts'
import { localTime } from '../../flow/schema.ts'
import type { Programme } from '../../model/programme.ts'
import { RequestError } from '../../model/request-error.ts'
import type { LocalTime } from '../../model/schedule.ts'
import { WEEKDAYS } from '../../model/weekday.ts'

/** A cohort's own weekday (ISO) and local time in place of the schedules'; null where it goes by the programme. */
export type CohortTime = { readonly weekday: number | null; readonly hour: LocalTime | null }

/** What is asked of it, as text: a weekday's name, a local time, or `none` for the programme's; absent stays as it is. */
export type TimeRequest = { readonly day?: string | undefined; readonly hour?: string | undefined }

/** The day and hour a cohort has from now on; throws a RequestError for what is none, or when nothing may leave. */
export function cohortTime(
  { day, hour }: TimeRequest,
  present: CohortTime,
  programme: Programme,
): CohortTime {
  const time = {
    weekday: day === undefined ? present.weekday : readDay(day),
    hour: hour === undefined ? present.hour : readHour(hour),
  }
  expectOpen(time, programme)
  return time
}

function readDay(text: string): number | null {
  if (text === NONE) return null
  const weekday = WEEKDAYS.findIndex((each) => each === text.trim().toLowerCase()) + 1
  if (weekday > 0) return weekday
  throw new RequestError(`--day '${text}': expected one of ${WEEKDAYS.join(', ')}, or ${NONE}`)
}

function readHour(text: string): LocalTime | null {
  if (text === NONE) return null
  if (localTime.safeParse(text).success) return text
  throw new RequestError(`--hour '${text}': expected a local time like 17:00, or ${NONE}`)
}

const NONE = 'none'

/** A time at which the programme never writes would be moved every week: that is a slip. */
function expectOpen({ weekday, hour }: CohortTime, programme: Programme): void {
  for (const schedule of programme.schedules) {
    if (!schedule.hers || schedule.type !== 'weekly') continue
    const day = weekday ?? schedule.weekday
    const at = hour ?? schedule.at
    const block = blocksOn(dayInWeek(day), { ...programme, holidayOn: () => undefined }).find(
      ({ from, to }) => at >= from && (to === undefined || at < to),
    )
    if (block)
      throw new RequestError(
        `programme '${programme.name}' sends nothing on ${WEEKDAYS[day - 1] ?? ''} from ${block.from} to ` +
          `${block.to ?? '24:00'} (${block.code}), and '${schedule.flow}' would leave at ${at}; expected another day or hour`,
      )
  }
}
