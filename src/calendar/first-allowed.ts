import type { SendingHours } from '../model/programme.ts'
import { blocksOn, type Block } from './blocks.ts'
import { lastMomentOf, localAt, localText, momentOf } from './local.ts'
import type { Reason } from './reason.ts'

/** A moment at which the programme may write by itself, and what moved it there. */
export type Allowed = { readonly at: number; readonly moves: readonly Reason[] }

/** Days after which a programme is held to allow nothing at all (`check` finds it before). */
const GIVE_UP_AFTER = 60

/**
 * The moment itself (milliseconds since 1970), or the first after it that lies outside quiet hours, days off, holidays
 * and market hours; throws a RangeError where no day has one.
 */
export function firstAllowed(moment: number, hours: SendingHours, zone: string): Allowed {
  const minute = Math.floor(moment / MINUTE)
  const known = knownMinutes(hours, zone)
  let found = known.get(minute)
  if (!found) {
    found = findAllowed(moment, hours, zone)
    if (known.size >= MINUTES_REMEMBERED) known.clear()
    known.set(minute, found)
  }
  return found.moves.length === 0 ? { at: moment, moves: [] } : found
}

/** What is allowed changes from minute to minute only (offsets are whole minutes since 1972; tz database). */
const MINUTE = 60_000
const MINUTES_REMEMBERED = 10_000
const remembered = new WeakMap<SendingHours, Map<string, Map<number, Allowed>>>()

function knownMinutes(hours: SendingHours, zone: string): Map<number, Allowed> {
  let zones = remembered.get(hours)
  if (!zones) remembered.set(hours, (zones = new Map()))
  let minutes = zones.get(zone)
  if (!minutes) zones.set(zone, (minutes = new Map()))
  return minutes
}

function findAllowed(moment: number, hours: SendingHours, zone: string): Allowed {
  const moves: Reason[] = []
  let at = moment
  for (let steps = 0; steps < GIVE_UP_AFTER * 3; steps += 1) {
    const block = blockAt(at, hours, zone)
    if (!block) return { at, moves }
    at = endOf(block, at, zone)
    const { code, by } = block
    moves.push({ code, to: localText(at, zone), ...(by === undefined ? {} : { by }) })
  }
  throw new RangeError(`no moment is allowed within ${GIVE_UP_AFTER} days after ${moment}`)
}

/** The rule's block that a moment lies in. */
export function blockAt(moment: number, hours: SendingHours, zone: string): Block | undefined {
  const local = localAt(moment, zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return blocksOn(local.toPlainDate(), hours).find(
    ({ from, to }) => time >= from && (to === undefined || time < to),
  )
}

/** Where the clock goes back over the end, people see the blocked hours twice: they end the second time. */
function endOf({ to }: Block, moment: number, zone: string): number {
  const date = localAt(moment, zone).toPlainDate()
  if (to === undefined) return momentOf(date.add({ days: 1 }), '00:00', zone)
  const end = momentOf(date, to, zone)
  return end > moment ? end : lastMomentOf(date, to, zone)
}

/** When the next rule forbids it, on the local day of an allowed moment or the day after; none before the third. */
export function nextBlock(moment: number, hours: SendingHours, zone: string): number | undefined {
  const today = localAt(moment, zone).toPlainDate()
  const starts = [today, today.add({ days: 1 })].flatMap((date) =>
    blocksOn(date, hours).map(({ from }) => momentOf(date, from, zone)),
  )
  const next = Math.min(...starts.filter((start) => start > moment))
  return next < Infinity ? next : undefined
}
