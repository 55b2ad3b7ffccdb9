import { localDate } from '../calendar/local.ts'
import { weekAsked, weekIndex } from '../calendar/week.ts'
import type { PastFigure } from '../model/figure.ts'
import type { ConditionValues, FigureValues } from './conditions/conditions.ts'

/**
 * A figure's history up to the run's week, with this run's amount (minor units) in it, as conditions and texts see it.
 * `past` may be in any order; what was told of later weeks is left out. Who has nothing on record is silent since she `joined`.
 */
export function figureValues(
  past: readonly PastFigure[],
  figure: string,
  week: string,
  recorded: number | undefined,
  joined?: Joined,
): FigureValues {
  const known = past.filter((each) => each.figure === figure && each.minor !== undefined)
  const others = known
    .filter((each) => each.week < week)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
  const own = recorded ?? known.find((each) => each.week === week)?.minor
  const series = own === undefined ? others : [{ week, minor: own }, ...others]
  const amounts = series.map(({ minor }) => (minor ?? 0) / 100)
  const [last = 0, previous = 0] = amounts
  return {
    recorded: amounts.length > 0,
    last,
    previous,
    best: Math.max(0, ...amounts),
    change: previous > 0 ? (last - previous) / previous : 0,
    streak: streakOf(series.map((each) => weekIndex(each.week))),
    since: weeksSince(series[0]?.week ?? (joined && firstWeek(joined)), week),
    series: amounts,
  }
}

/** When she accepted (milliseconds since 1970), and where she lives. */
export type Joined = { readonly at: number; readonly zone: string }

function weeksSince(last: string | undefined, week: string): number {
  return last === undefined ? 0 : Math.max(0, weekIndex(week) - weekIndex(last))
}

/** The week that was asked about when she accepted: before it nothing of hers can be missing. */
function firstWeek({ at, zone }: Joined): string {
  return weekAsked(localDate(at, zone))
}

function streakOf(indexes: readonly number[]): number {
  let length = 0
  while (length < indexes.length && indexes[length] === (indexes[0] ?? 0) - length) length += 1
  return length
}

/**
 * Her usual week: the median of at least four confirmed figures (minor units), else undefined
 * (rule 16 of the amounts).
 */
export function usualWeek(past: readonly PastFigure[], figure: string): number | undefined {
  const amounts = past
    .filter((each) => each.figure === figure && each.confirmed && each.minor !== undefined)
    .map((each) => each.minor ?? 0)
    .toSorted((a, b) => a - b)
  if (amounts.length < 4) return undefined
  const middle = amounts.length / 2
  const high = amounts[Math.floor(middle)] ?? 0
  const low = amounts[Math.ceil(middle) - 1] ?? 0
  return Math.round((low + high) / 2)
}

/** Whether a week's figure is on record with an amount. */
export function hasAmount(past: readonly PastFigure[], figure: string, week: string): boolean {
  return past.some(
    (each) => each.figure === figure && each.week === week && each.minor !== undefined,
  )
}

/** The last amount of a figure on record. */
export function lastRecorded(
  figures: readonly PastFigure[],
  figure: string | undefined,
): PastFigure | undefined {
  return figures
    .filter((each) => each.figure === figure && each.minor !== undefined)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
    .at(0)
}

/**
 * The figure she told last, and before it what she told within minutes of it: either may be what she means by "that was
 * wrong". Where she has told none, the last one on record. The latest first; of those she named, where she did.
 */
export function lastTold(
  figures: readonly PastFigure[],
  named?: readonly string[],
): readonly PastFigure[] {
  const told = figures
    .filter(({ figure }) => named?.includes(figure) ?? true)
    .filter((each) => each.toldAt !== undefined || each.minor !== undefined)
    .toSorted((a, b) => (b.toldAt ?? 0) - (a.toldAt ?? 0) || (a.week < b.week ? 1 : -1))
  const [last] = told
  const from = last?.toldAt === undefined ? Infinity : last.toldAt - TOGETHER
  return told.filter((each) => each === last || (each.toldAt ?? 0) >= from)
}

/** What conditions see of what she told; `counts` are the figures that are no money. */
export function toldOf(
  figures: readonly PastFigure[],
  counts: readonly string[],
  named?: readonly string[],
): ConditionValues['told'] {
  const [last, ...others] = lastTold(figures, named)
  return {
    recorded: last !== undefined,
    several: others.length > 0,
    count: last !== undefined && counts.includes(last.figure),
  }
}

/** Half an hour, in milliseconds: as long as a talk about several figures goes on. */
const TOGETHER = 30 * 60_000
