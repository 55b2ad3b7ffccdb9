import { z } from 'zod'
import type { Programme, SendingHours } from '../model/programme.ts'
import { holidayNames } from './holidays.ts'
import { WEEKDAYS } from '../model/weekday.ts'
import { eachOnce } from './each-once.ts'
import { localTime } from './schema.ts'

const hours = { from: localTime, to: localTime }
/** An hour that ends where it begins would be no hour, or every one. */
const differ = [
  ({ from, to }: { readonly from: string; readonly to: string }) => from !== to,
  { path: ['to'] as PropertyKey[], message: 'expected two different hours' },
] as const
const isoDate = z.string().refine(isDate, 'expected a date like 2026-12-08')
const HOLIDAYS = 'holidays'

/** When a programme may write by itself, and how much: keys of a programme file. */
export const sendingShape = {
  'quiet-hours': z
    .strictObject({
      ...hours,
      saturday: z
        .strictObject(hours)
        .refine(...differ)
        .optional(),
    })
    .refine(...differ)
    .default({ from: '20:00', to: '07:00' }),
  'never-on': eachOnce(z.enum([...WEEKDAYS, HOLIDAYS])).default([]),
  holidays: z
    .strictObject({ add: z.array(isoDate).default([]), except: z.array(isoDate).default([]) })
    .refine(({ add, except }) => add.every((day) => !except.includes(day)), {
      path: ['except'],
      message: 'expected no day of add',
    })
    .default({ add: [], except: [] }),
  'market-days': z
    .strictObject({ days: eachOnce(z.enum(WEEKDAYS)).min(1), ...hours })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'expected an hour after from' })
    .optional(),
  hours: z
    .strictObject({
      morning: localTime.default('09:00'),
      midday: localTime.default('12:30'),
      afternoon: localTime.default('17:00'),
    })
    .refine(
      ({ morning, midday, afternoon }) => morning < midday && midday < afternoon,
      'expected morning, then midday, then afternoon',
    )
    .default({ morning: '09:00', midday: '12:30', afternoon: '17:00' }),
  'at-most': z
    .strictObject({
      'a-day': z.number().int().min(1).max(10).default(1),
      'a-week': z.number().int().min(1).max(70).default(7),
    })
    .refine((most) => most['a-week'] >= most['a-day'], {
      path: ['a-week'],
      message: 'expected at least as many as a day',
    })
    .default({ 'a-day': 1, 'a-week': 7 }),
  spread: z
    .string()
    .regex(/^\d{1,2}m$/, 'expected minutes like 10m')
    .default('9m'),
}

type Written = z.infer<z.ZodObject<typeof sendingShape>> & { readonly country: string }

/** What the keys come to. */
export function sendingRules(written: Written): SendingHours & Pick<Programme, 'hours' | 'limits'> {
  const { 'never-on': neverOn, 'market-days': market, 'at-most': most } = written
  return {
    quietHours: written['quiet-hours'],
    daysOff: neverOn.flatMap((day) => (day === HOLIDAYS ? [] : [WEEKDAYS.indexOf(day) + 1])),
    holidayOn: holidaysOf(written),
    market: market && {
      weekdays: market.days.map((day) => WEEKDAYS.indexOf(day) + 1),
      from: market.from,
      to: market.to,
    },
    hours: written.hours,
    limits: {
      aDay: most['a-day'],
      aWeek: most['a-week'],
      spreadMinutes: Number(written.spread.slice(0, -1)),
    },
  }
}

/** The partner's own days, and the country's where nothing leaves on holidays. */
function holidaysOf(written: Written): SendingHours['holidayOn'] {
  return daysFree(written, written['never-on'].includes(HOLIDAYS))
}

/** The partner's own days, and the country's: nobody is at work on them. */
export function officeHolidays(written: Written): SendingHours['holidayOn'] {
  return daysFree(written, true)
}

function daysFree({ country, holidays }: Written, isCountrys: boolean): SendingHours['holidayOn'] {
  const own = new Set(holidays.add)
  const not = new Set(holidays.except)
  return (date) => {
    if (own.has(date)) return OWN
    if (!isCountrys || not.has(date)) return undefined
    return holidayNames(country, Number(date.slice(0, 4))).get(date)
  }
}

/** A day that only the partner's file names. */
const OWN = ''

function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success
}
