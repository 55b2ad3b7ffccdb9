import { clauseOf, type Anchor } from './context.ts'
import type { Item } from './item.ts'
import type { Message } from './message.ts'
import type { AskWhy } from './money-reading.ts'

/** A named day or month makes it one day's or another month's, unless the whole week or a date is said. */
export function dated(message: Message, at: number, anchor: Anchor): AskWhy | undefined {
  const { items, has } = message
  if (has.has('day')) {
    const days = items.flatMap((item, index) => (item.kind === 'day' ? [index] : []))
    const isFine =
      anchor === 'sold' && (isSpan(items, days) || days.every((day) => isDated(items, day)))
    if (!isFine) return 'days'
  }
  const isLoose = items.some((item, index) => item.kind === 'month' && !isOfDate(items, index))
  if (isLoose) return 'period'
  if (has.has('today') && !isWeekOrDate(message)) return 'days'
  if (isWithinDay(message, at)) return 'days'
  if (isOpen(message)) return 'period'
  return undefined
}

/** "desde el 1 de noviembre vendí 500": until when is not said, as it is in "desde el 16 hasta el 22". */
function isOpen({ has, others }: Message): boolean {
  return has.has('from') && others.filter(({ role }) => role === 'date').length === 1
}

/** "hoy 12/05 vendí 340", "hoy cierro la semana con 725": the day she writes, not the day of the sales. */
function isWeekOrDate({ has, others }: Message): boolean {
  return has.has('this-week') || others.some((other) => other.role === 'date')
}

/** "ese día", "la primera vez", "en el día": a day without a number in the amount's own clause. */
function isWithinDay({ items }: Message, at: number): boolean {
  const [from, to] = clauseOf(items, at)
  for (let index = from; index < to; index += 1) {
    if (items[index]?.kind === 'duration' && items[index - 1]?.kind !== 'amount') return true
  }
  return false
}

/** "de lunes a sábado". */
function isSpan(items: readonly Item[], days: readonly number[]): boolean {
  const [first = -1, second = -1] = days
  const between = items.slice(first + 1, second)
  return (
    days.length === 2 && between.every((item) => item.kind === 'to' || item.kind === 'date-before')
  )
}

/** "hoy lunes", "lunes 12 de mayo", "lunes 12/05". */
function isDated(items: readonly Item[], day: number): boolean {
  const previous = items[day - 1]?.kind
  const next = items[day + 1]
  return previous === 'today' || next?.kind === 'date' || isDayOfMonth(items, day + 1)
}

function isDayOfMonth(items: readonly Item[], at: number): boolean {
  const of = items[at + 1]?.kind === 'of' ? at + 2 : at + 1
  return isDayNumber(items[at]) && items[of]?.kind === 'month'
}

function isOfDate(items: readonly Item[], month: number): boolean {
  const previous = items[month - 1]?.kind === 'of' ? month - 2 : month - 1
  return isDayNumber(items[previous])
}

function isDayNumber(item: Item | undefined): boolean {
  const minor = item?.amount?.minor ?? 0
  return minor >= 1_00 && minor <= 31_00
}
