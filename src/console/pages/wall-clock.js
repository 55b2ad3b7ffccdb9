/* oxlint-disable no-restricted-globals -- reads the times that the server gives, never the time of day */

const locale = document.documentElement.lang
const zone = document.body.dataset.zone

const format = (timeZone, options) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
const DAY = { weekday: 'long', day: 'numeric', month: 'long' }
const SHORT_DAY = { weekday: 'long', day: 'numeric' }
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** The wall clock's words for a moment (milliseconds since 1970). */
const here = wordsOf(zone)

/** The same for a local time that stands as if it were UTC. */
const local = wordsOf('UTC')

/** `lunes 30 de noviembre` of a moment. */
export const dayOfMoment = (moment) => here.day(moment)

/** `18:00` of a moment. */
export const timeOfMoment = (moment) => here.time(moment)

/** `lunes 30 de noviembre, 18:00` of a local time like `2026-11-30T18:00`. */
export const dayAndTime = (iso) => `${local.day(parse(iso))}, ${local.time(parse(iso))}`

/** `lunes 30, 18:00` of a local time. */
export const shortDayAndTime = (iso) => `${local.shortDay(parse(iso))}, ${local.time(parse(iso))}`

/** `18:00` of a local time. */
export const timeOf = (iso) => local.time(parse(iso))

function wordsOf(timeZone) {
  const [day, shortDay, time] = [DAY, SHORT_DAY, TIME].map((each) => format(timeZone, each))
  return {
    day: (moment) => withoutComma(day.format(moment)),
    shortDay: (moment) => withoutComma(shortDay.format(moment)),
    time: (moment) => time.format(moment),
  }
}

/** Browsers write `lunes, 30 de noviembre`. */
const withoutComma = (text) => text.replace(',', '')

const parse = (iso) => Date.parse(`${iso}Z`)
