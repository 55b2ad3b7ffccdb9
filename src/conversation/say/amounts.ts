import { daysOf } from '../../calendar/week.ts'
import type { FlowContext } from '../../flow/machine.ts'
import { figureValues } from '../../flow/values.ts'
import { formatMoney } from '../../model/money.ts'
import type { Country } from '../../reading/country.ts'
import { moneyInWords } from '../../reading/money/in-words.ts'
import { common } from './common-text.ts'
import type { Facts, Speech } from '../facts.ts'

type Telling = { readonly facts: Facts; readonly speech: Speech }

/** `Q1,500 (mil quinientos quetzales)`: in words too from 1,000 up. */
export function sayMoney(minor: number, country: Country | undefined): string {
  if (!country) throw new Error('money cannot be written without a country')
  const figures = formatMoney(minor, country.style)
  return minor >= 100_000 ? `${figures} (${moneyInWords(minor, country)})` : figures
}

/** An amount of a figure as people write it: money, or a count as it is. */
export function sayFigure(
  minor: number,
  figure: string | undefined,
  { facts, speech }: { readonly facts: Pick<Facts, 'programme'>; readonly speech: Speech },
): string {
  const isCount = figure !== undefined && facts.programme?.figures[figure]?.kind === 'number'
  return isCount ? String(minor / 100) : sayMoney(minor, speech.country)
}

/** `sales-previous`: a field of a figure's history. Amounts are written as money, a list with a line each. */
export function figureText(
  name: string,
  { context, facts, speech }: Telling & { readonly context: FlowContext },
): string | number | undefined {
  const match = /^([a-z][a-z0-9_]*)-(last|previous|best|streak|since|series)$/.exec(name)
  const [, figure, field] = match ?? []
  if (figure === undefined) return undefined
  const { joinedAt, zone } = facts
  const joined = joinedAt === undefined ? undefined : { at: joinedAt, zone }
  const recorded = context.recorded[figure]
  const values = figureValues(facts.figures, figure, context.week, recorded, joined)
  if (field === 'streak' || field === 'since') return values[field]
  const kind = facts.programme?.figures[figure]?.kind ?? 'money'
  const write = (value: number) =>
    kind === 'money' ? sayMoney(Math.round(value * 100), speech.country) : String(value)
  if (field === 'series') return seriesLines(figure, kind, { facts, speech })
  return write(values[field as 'last' | 'previous' | 'best'])
}

/** Her last weeks, the latest first, a line each: `16 de noviembre: Q450`. */
function seriesLines(figure: string, kind: 'money' | 'number', { facts, speech }: Telling): string {
  return facts.figures
    .filter((each) => each.figure === figure && each.minor !== undefined)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
    .slice(0, WEEKS_IN_SERIES)
    .map(({ week, minor = 0 }) => {
      const { day, month } = daysOf(week).monday
      const amount =
        kind === 'money' && speech.country
          ? formatMoney(minor, speech.country.style)
          : String(minor / 100)
      const names = { day: String(day), month: common(speech, `month-${month}`), amount }
      return common(speech, 'series-line', names)
    })
    .join('\n')
}

/** As many as fit a message of 300 characters. */
const WEEKS_IN_SERIES = 6
