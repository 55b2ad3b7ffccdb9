import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../calendar/local.ts'
import { common } from '../say/common-text.ts'
import { renderCommon } from '../say/contact-values.ts'
import { writeDate } from '../say/dates.ts'
import type { Talk } from '../talk.ts'

/** What comes a little after midnight is no old message, nor is it while a clock is an hour wrong. */
const LATE_MS = 2 * 3_600_000

/**
 * What was written on an earlier day than it is heard (the service was down, or her phone had no network) is answered with
 * that day first, so that she knows which message the answer is to. Once for all that came of a day.
 */
export function nameDay(talk: Talk, writtenAt: number | undefined): void {
  const { facts, now, effects, speech } = talk
  if (writtenAt === undefined || now - writtenAt < LATE_MS || !facts.consented) return
  const { zone } = facts
  const [day, today] = [dayOf(writtenAt, zone), dayOf(now, zone)]
  const said = effects.findIndex(({ type }) => type === 'say')
  if (said < 0 || day >= today || talk.namedDay === day) return
  talk.namedDay = day
  const date = Temporal.PlainDate.from(day)
  const isThisWeek = date.until(Temporal.PlainDate.from(today)).days < 7
  const words = isThisWeek ? common(speech, `weekday-${date.dayOfWeek}`) : writeDate(day, speech)
  effects.splice(said, 0, {
    type: 'say',
    ...renderCommon(speech, 'heard-late', facts, { day: words }),
  })
}
