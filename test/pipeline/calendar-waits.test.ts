import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dryRun } from '../../src/pipeline/dry-run.ts'
import { library, Town } from './calendar-town.ts'

/* What a flow says after it has waited is foreseen too, at the moment it is then said. */

const at = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('America/Guatemala').epochMilliseconds

test('a flow that waits is foreseen where it then speaks, off the days that have a message', async () => {
  const programme = library.programmes.get('fundap')
  if (!programme) throw new Error('gone')
  await using town = await Town.build(programme, {
    now: at('2026-11-29T20:30'),
    began: ['2026-11-30'],
  })
  await town.settleIn([{}, { zone: 'America/New_York' }, {}])
  await town.live(at('2026-12-04T12:00'))
  const due = at('2026-12-14T19:30')
  await town.store.transact(({ db }) =>
    db
      .updateTable('timers')
      .set({ due_at: due })
      .where('contact_id', '=', 3 as never)
      .execute(),
  )
  const run = { programme, from: '2026-12-04', days: 21 }
  const outlooks = await town.store.read((db) => dryRun(db, run))
  const foreseen = outlooks.flatMap(({ person, waits }) =>
    waits.map((wait) => `${person.id} ${wait.flow} ${wait.at}`),
  )
  expect(foreseen).toHaveLength(3)
  expect(outlooks.find(({ person }) => Number(person.id) === 3)?.waits[0]?.moved).toMatchObject([
    { code: 'day-full' },
  ])

  await town.live(at('2026-12-24T00:00'))
  const said = await town.store.read((db) =>
    db
      .selectFrom('messages')
      .select(['contact_id', 'created_at', 'said_by'])
      .where('class', '=', 'reminder')
      .where('created_at', '>', at('2026-12-04T12:00'))
      .execute(),
  )
  const sent = said.flatMap(({ contact_id, created_at, said_by }) =>
    said_by?.includes('rule-two-drawers') ? [`${contact_id} rule-two-drawers ${created_at}`] : [],
  )
  expect(sent.toSorted()).toEqual(foreseen.toSorted())
}, 60_000)
