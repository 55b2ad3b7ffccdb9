import type { Foreseen } from '../../calendar/foresee.ts'
import { dayOf, localText } from '../../calendar/local.ts'
import { windowOf, withWeekday } from '../../calendar/window.ts'
import type { DryRun, Outlook } from '../../pipeline/due/dry-run.ts'
import type { Say } from '../words.ts'
import { sayReason, sayReasons } from './reason.ts'

type Line = { readonly outlook: Outlook; readonly foreseen: Foreseen; readonly day: string }

/** The dry run for machines: every occurrence with its times, rules and reason, as codes and in words. */
export function dryRunJson(run: DryRun, outlooks: readonly Outlook[], say: Say) {
  const lines = linesOf(outlooks)
  return {
    programme: run.programme.name,
    from: run.from,
    days: run.days,
    people: outlooks.length,
    totals: { ...totalsOf(lines), waits: waitsOf(outlooks).length },
    occurrences: lines.map(({ outlook: { person, zone }, foreseen }) => ({
      contact: person.id,
      name: person.name,
      cohort: person.cohort_name,
      schedule: foreseen.schedule.id,
      flow: foreseen.schedule.flow,
      class: foreseen.schedule.class,
      zone,
      nominal: foreseen.nominal,
      planned: localText(foreseen.at, zone),
      becomes: foreseen.becomes,
      at: localText(foreseen.decidedAt, zone),
      moves: foreseen.moved.map((reason) => ({ ...reason, text: sayReason(reason, say) })),
      ...(foreseen.reason
        ? { reason: { ...foreseen.reason, text: sayReason(foreseen.reason, say) } }
        : {}),
    })),
    waits: waitsOf(outlooks).map(({ outlook: { person, zone }, wait }) => ({
      contact: person.id,
      name: person.name,
      cohort: person.cohort_name,
      flow: wait.flow,
      step: wait.step,
      zone,
      at: localText(wait.at, zone),
      moves: wait.moved.map((reason) => ({ ...reason, text: sayReason(reason, say) })),
    })),
  }
}

/** The dry run for people: a heading a day, a line each occurrence. */
export function dryRunText(
  { programme, cohort, contact, from, days }: DryRun,
  outlooks: readonly Outlook[],
  { say, language }: { readonly say: Say; readonly language: string },
): string {
  const people = outlooks.length
  if (people === 0) {
    const whom = contact === undefined ? (cohort === undefined ? 'programme' : 'cohort') : 'contact'
    return `${say(`nobody-${whom}`, { programme: programme.name })}\n`
  }
  const to = windowOf(from, days).to.toString()
  const lines = linesOf(outlooks)
  const span = { from: withWeekday(from, language), to: withWeekday(to, language), people }
  const waits = waitsOf(outlooks)
  if (lines.length + waits.length === 0) return `${say('nothing', span)}\n`
  const byDay = Map.groupBy(lines, ({ day }) => day)
  const waitsByDay = Map.groupBy(waits, ({ day }) => day)
  const all = new Set([...byDay.keys(), ...waitsByDay.keys()])
  return [
    say('head', { ...span, programme: programme.name }),
    ...[...all].toSorted().flatMap((day) => {
      const group = byDay.get(day) ?? []
      const { messages, skipped } = totalsOf(group)
      const heading = say('day', { day: withWeekday(day, language), messages, skipped })
      const waiting = (waitsByDay.get(day) ?? []).map((each) => `  ${sayWait(each, say)}`)
      return ['', heading, ...group.map((line) => `  ${sayLine(line, say)}`), ...waiting]
    }),
    '',
    say('total', totalsOf(lines)),
    ...(waits.length === 0 ? [] : [say('total-waits', { waits: waits.length })]),
    '',
  ].join('\n')
}

function linesOf(outlooks: readonly Outlook[]): readonly Line[] {
  return outlooks
    .flatMap((outlook) =>
      outlook.foreseen.map((foreseen) => ({
        outlook,
        foreseen,
        day: dayOf(foreseen.decidedAt, outlook.zone),
      })),
    )
    .toSorted(
      (a, b) =>
        a.day.localeCompare(b.day) ||
        a.foreseen.decidedAt - b.foreseen.decidedAt ||
        a.outlook.person.id - b.outlook.person.id,
    )
}

type WaitLine = {
  readonly outlook: Outlook
  readonly wait: Outlook['waits'][number]
  readonly day: string
}

function waitsOf(outlooks: readonly Outlook[]): readonly WaitLine[] {
  return outlooks
    .flatMap((outlook) =>
      outlook.waits.map((wait) => ({ outlook, wait, day: dayOf(wait.at, outlook.zone) })),
    )
    .toSorted((a, b) => a.wait.at - b.wait.at)
}

function totalsOf(lines: readonly Line[]) {
  const count = (becomes: Foreseen['becomes']) =>
    lines.filter(({ foreseen }) => foreseen.becomes === becomes).length
  const merged = count('merged')
  return { messages: count('started') + merged, merged, skipped: count('skipped') }
}

function sayLine({ outlook: { person, zone }, foreseen }: Line, say: Say): string {
  const { schedule, becomes, decidedAt, moved, reason } = foreseen
  const time = becomes === 'skipped' ? '  —  ' : localText(decidedAt, zone).slice(11)
  const why = [
    ...(becomes === 'started' ? [] : [say(becomes)]),
    ...sayReasons(moved, reason, becomes === 'skipped', say),
  ]
  const who = `${person.name ?? '—'} (${person.id}), ${person.cohort_name}`
  const rules = why.length === 0 ? '' : `  [${why.join('; ')}]`
  return `${time}  ${schedule.id.padEnd(20)}  ${who}${rules}`
}

function sayWait({ outlook: { person, zone }, wait }: WaitLine, say: Say): string {
  const why = [say('goes-on'), ...wait.moved.map((each) => sayReason(each, say))]
  const who = `${person.name ?? '—'} (${person.id}), ${person.cohort_name}`
  return `${localText(wait.at, zone).slice(11)}  ${wait.flow.padEnd(20)}  ${who}  [${why.join('; ')}]`
}
