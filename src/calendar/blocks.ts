import type { Temporal } from 'temporal-polyfill'
import type { SendingHours } from '../model/programme.ts'
import type { LocalTime } from '../model/schedule.ts'
import type { ReasonCode } from './reason.ts'

/** A part of a local day in which nothing leaves: from `from` until `to`, which is the end of the day where absent. */
export type Block = {
  readonly code: ReasonCode
  readonly from: LocalTime
  readonly to?: LocalTime
  /** The holiday's name. */
  readonly by?: string
}

/** What of a local day is blocked, by which rule. */
export function blocksOn(date: Temporal.PlainDate, hours: SendingHours): readonly Block[] {
  if (hours.daysOff.includes(date.dayOfWeek)) return [{ code: 'day-off', from: '00:00' }]
  const holiday = hours.holidayOn(date.toString())
  if (holiday !== undefined) return [{ code: 'holiday', from: '00:00', by: holiday }]
  const { market } = hours
  const isMarketDay = market?.weekdays.includes(date.dayOfWeek)
  return [
    ...quietOn(date, hours),
    ...(market && isMarketDay ? spans('market-day', market.from, market.to) : []),
  ]
}

/** What keeps a day from having an allowed hour from a local time on; undefined where it has one. */
export function shutFrom(
  date: Temporal.PlainDate,
  time: LocalTime,
  hours: SendingHours,
): Block | undefined {
  const blocks = blocksOn(date, hours)
  let at = time
  for (;;) {
    const block = blocks.find(({ from, to }) => at >= from && (to === undefined || at < to))
    if (block?.to === undefined) return block
    at = block.to
  }
}

function quietOn(
  { dayOfWeek }: Temporal.PlainDate,
  { quietHours }: SendingHours,
): readonly Block[] {
  const { from, to } = (dayOfWeek === 6 && quietHours.saturday) || quietHours
  return spans('quiet-hours', from, to)
}

/** Hours that span midnight block the day's beginning and its end. */
function spans(code: ReasonCode, from: LocalTime, to: LocalTime): readonly Block[] {
  if (from <= to) return from === to ? [] : [{ code, from, to }]
  return [...(to === '00:00' ? [] : [{ code, from: '00:00', to }]), { code, from }]
}
