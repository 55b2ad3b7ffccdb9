import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayOf, localText, mondayOf } from '../../src/calendar/local.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { dryRun, type Outlook } from '../../src/pipeline/due/dry-run.ts'
import { library, Town, type Person } from './calendar-town.ts'

/* What a flow says after it has waited is foreseen too, and both kinds of message count to the same limits. */

const ZONE = 'America/Guatemala'
const momentAt = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds

/** Until the rule of the first week is told, which asks a week later how it went. */
const NOW = momentAt('2026-12-04T12:00')

const FROM = '2026-12-04'
/** So that what begins in these days and waits speaks later. */
const LAST = '2026-12-21'

const PEOPLE: readonly Person[] = [{}, { zone: 'America/New_York' }, {}]

describe.each([
  { aWeek: 4, moves: [[], [], ['day-full']], told: 3 },
  {
    aWeek: 2,
    moves: [['week-full', 'day-full'], ['week-full', 'day-full'], ['day-full']],
    told: 3,
  },
  { aWeek: 1, moves: [undefined, undefined, undefined], told: 0 },
])('with at most $aWeek messages a week', ({ aWeek, moves, told }) => {
  test('a flow that waits, and all others, are foreseen where they then speak', async () => {
    await using town = await townWith(aWeek)
    const outlooks = await foresee(town)
    expect(outlooks.map(({ waits }) => waits[0]?.moved.map(({ code }) => code))).toEqual(moves)
    await town.live(momentAt('2026-12-24T00:00'))
    const sent = await sentBy(town)
    const foreseen = outlooks.flatMap(messagesOf)
    expect(sent.map(lineOf).toSorted()).toEqual(foreseen.map(lineOf).toSorted())
    expect(sent.filter(({ flow }) => flow === 'rule-two-drawers')).toHaveLength(told)
    const weeks = Map.groupBy(sent, (each) => `${each.contact} ${mondayOf(dayOf(each.at, ZONE))}`)
    const most = Math.max(...[...weeks.values()].map(({ length }) => length))
    expect(most).toBeLessThanOrEqual(aWeek)
  }, 120_000)
})

test('what has waited yields to what is started in the same look, before that has had its turn', async () => {
  await using town = await townWith(7)
  for (const [index] of PEOPLE.entries())
    await waitUntil(town, (index + 1) as ContactId, momentAt('2026-12-15T12:00'))
  await town.live(momentAt('2026-12-14T12:00'))
  const planned = (await town.occurrences()).filter(({ status }) => status === 'waiting')
  expect(planned.map(({ flow }) => flow)).toEqual(PEOPLE.map(() => 'weekly-check-in'))
  for (const { contact_id, planned_at } of planned) await waitUntil(town, contact_id, planned_at)
  await town.live(momentAt('2026-12-16T00:00'))
  const sent = (await sentBy(town)).filter(({ at }) => at > momentAt('2026-12-14T12:00'))
  const days = sent.map(({ contact, at, flow }) => `${contact} ${dayOf(at, ZONE)} ${flow}`)
  expect(days.toSorted()).toEqual(
    PEOPLE.flatMap((_, index) => [
      `${index + 1} 2026-12-14 weekly-check-in`,
      `${index + 1} 2026-12-15 rule-two-drawers`,
    ]),
  )
}, 120_000)

/** People who are told the rule of the first week; the third one's wait ends on a Monday that has its check-in. */
async function townWith(aWeek: number): Promise<Town> {
  const fundap = library.programmes.get('fundap')
  if (!fundap) throw new Error('gone')
  const limits = { ...fundap.limits, aWeek: 7 }
  const programme = { ...fundap, limits }
  const town = await Town.build(programme, {
    now: momentAt('2026-11-29T20:30'),
    began: ['2026-11-30'],
  })
  await town.settleIn(PEOPLE)
  await town.live(NOW)
  limits.aWeek = aWeek
  await waitUntil(town, 3 as ContactId, momentAt('2026-12-14T18:30'))
  return town
}

async function waitUntil(town: Town, contact: ContactId, due_at: number): Promise<void> {
  await town.store.transact(({ db }) =>
    db.updateTable('timers').set({ due_at }).where('contact_id', '=', contact).execute(),
  )
}

function foresee(town: Town): Promise<readonly Outlook[]> {
  const [programme] = town.programmes.values()
  if (!programme) throw new Error('gone')
  return town.store.read((db) => dryRun(db, { programme, from: FROM, days: 18 }))
}

type Sent = { readonly contact: number; readonly flow: string; readonly at: number }

function messagesOf({ person, foreseen, waits }: Outlook): readonly Sent[] {
  const contact = Number(person.id)
  return [
    ...foreseen.flatMap(({ schedule: { flow }, becomes, decidedAt: at }) =>
      becomes === 'started' ? [{ contact, flow, at }] : [],
    ),
    ...waits.map(({ flow, at }) => ({ contact, flow, at })),
  ].filter(isWithin)
}

/** What the programme wrote by itself. */
async function sentBy(town: Town): Promise<readonly Sent[]> {
  const rows = await town.store.read((db) =>
    db
      .selectFrom('messages')
      .select(['contact_id', 'created_at', 'said_by'])
      .where('class', '=', 'reminder')
      .where('created_at', '>', NOW)
      .execute(),
  )
  const sent = rows.map(({ contact_id, created_at, said_by }) => {
    const [step = ''] = JSON.parse(said_by ?? '[]') as string[]
    return { contact: Number(contact_id), flow: step.split('@')[0] ?? '', at: created_at }
  })
  return sent.filter(isWithin)
}

function isWithin({ at }: Sent): boolean {
  return dayOf(at, ZONE) <= LAST
}

function lineOf({ contact, flow, at }: Sent): string {
  return `${contact} ${localText(at, ZONE)} ${flow}`
}
