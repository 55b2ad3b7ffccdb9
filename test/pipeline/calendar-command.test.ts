import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { fromEpochMs } from '../../src/clock.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { library } from './calendar-town.ts'

/* The commands `calendar` and `why` as people call them. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** 2026-11-29T18:00 in Guatemala. */
const NOW = 1_796_000_400_000

let folder = ''
let classCode = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'micromba-calendar-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Tells at the end how long the processor worked: what a wall clock shows is shared with others. */
const METER = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); " +
    "process.stderr.write('cpu ' + Math.round((user + system) / 1000)) })",
)}`

async function micromba(...args: string[]) {
  const env = { PATH: process.env['PATH'], DATA_DIR: folder }
  const command = ['--import', METER, join(ROOT, 'src/cli/micromba.ts'), ...args]
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      env,
      maxBuffer: 1 << 28,
    })
    return { code: 0, out: stdout, cpuMs: Number(/cpu (\d+)/.exec(stderr)?.[1]) }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout + stderr, cpuMs: Infinity }
  }
}

const file = () => join(folder, 'micromba.db')

/** Every row of what a service would write. */
async function written(): Promise<string> {
  await using store = await openSqlite(file(), fromEpochMs(NOW))
  const rows = await store.read(async (db) => [
    await db.selectFrom('contacts').selectAll().orderBy('id').execute(),
    await db.selectFrom('occurrences').selectAll().execute(),
    await db.selectFrom('inputs').selectAll().execute(),
    await db.selectFrom('messages').selectAll().execute(),
    await db.selectFrom('timers').selectAll().execute(),
    await db.selectFrom('conversations').selectAll().execute(),
  ])
  return JSON.stringify(rows)
}

type Printed = {
  readonly people: number
  readonly totals: { readonly messages: number; readonly skipped: number }
  readonly occurrences: readonly {
    readonly contact: number
    readonly schedule: string
    readonly becomes: string
    readonly at: string
    readonly reason?: { readonly code: string; readonly text: string }
  }[]
}

it('says in a plain sentence that nobody takes part yet', async () => {
  const { code, out } = await micromba('calendar', '--programme', 'fundap', '--from', '2026-11-30')
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/^Todavía no participa nadie en «fundap»/),
  })
})

it.each([
  [['calendar', '--programme', 'fundapp'], "there is no programme 'fundapp'; expected one of"],
  [['calendar', '--programme', 'fundap', '--from', '2026-02-30'], "'2026-02-30' is not a date"],
  [['calendar', '--programme', 'fundap', '--days', '0'], '--days'],
  [['calendar', '--cohort', 'NOPE'], "no cohort with the class code 'NOPE'"],
  [['calendar', '--programme', 'fundap', '--contact', '99'], 'contact 99 is in no cohort'],
  [['why', '999'], 'there is no message 999'],
])('refuses %j', async (args, words) => {
  const { code, out } = await micromba(...args)
  expect(code).toBe(1)
  expect(out).toContain(words)
})

describe('for a thousand people', () => {
  beforeAll(async () => {
    await using store = await openSqlite(file(), fromEpochMs(NOW))
    const cohort = await createCohort(
      { programme: 'fundap', name: 'Grupo 1', startDate: '2026-11-30' },
      { store, library, now: fromEpochMs(NOW) },
    )
    classCode = cohort.classCode
    await store.transact(async (tx) => {
      const rows = Array.from({ length: 1_000 }, (_, index) => ({
        role: 'entrepreneur',
        status: index === 7 ? 'stopped' : 'active',
        name: `P${index + 1}`,
        cohort_id: cohort.id,
        consent_at: NOW,
        created_at: NOW,
        hold: index === 8 ? 'talk' : null,
      }))
      await tx.insertMany('contacts', rows)
      const addresses = rows.map((_, index) => ({
        contact_id: index + 1,
        channel: 'telegram',
        account: '1',
        chat: String(index + 1),
        status: 'open',
        created_at: NOW,
      }))
      await tx.insertMany('addresses', addresses)
      await tx.updateMany(
        'contacts',
        ['id'],
        addresses.map(({ contact_id }) => ({ id: contact_id, address_id: contact_id })),
      )
    })
  })

  it('prints thirty days in under five seconds of work, and writes nothing', async () => {
    const before = await written()
    const { code, out, cpuMs } = await micromba(
      'calendar',
      '--programme',
      'fundap',
      '--from',
      '2026-11-30',
      '--days',
      '30',
      '--json',
    )
    console.info(`calendar: 1,000 people x 30 days in ${cpuMs} ms of work`)
    expect(code).toBe(0)
    const { people, occurrences, totals } = JSON.parse(out) as Printed
    expect(people).toBe(1_000)
    expect(totals.messages).toBeGreaterThan(7_000)
    expect(cpuMs).toBeLessThan(5_000)
    expect((await written()) === before).toBe(true)
    const own = occurrences.filter(({ contact }) => contact === 1)
    expect(
      own
        .slice(0, 3)
        .map(({ schedule, becomes, at }) => `${schedule} ${becomes} ${at.slice(0, 13)}`),
    ).toEqual([
      'weekly-check-in started 2026-11-30T18',
      'module-follow-up started 2026-12-02T17',
      'rule-two-drawers started 2026-12-03T12',
    ])
    const stopped = occurrences.filter(({ contact }) => contact === 8)
    expect(stopped.length).toBeGreaterThan(5)
    expect(stopped.every(({ reason }) => reason?.code === 'stopped')).toBe(true)
    const talking = occurrences.filter(({ contact }) => contact === 9)
    expect(talking.every(({ reason }) => reason?.code === 'in-talk')).toBe(true)
  })

  it('prints a page for people, of one person or one cohort', async () => {
    const one = await micromba(
      'calendar',
      '--contact',
      '1',
      '--from',
      '2026-11-30',
      '--days',
      '7',
      '--language',
      'en',
    )
    expect(one.out).toMatch(/^fundap: Monday, 2026-11-30 to Sunday, 2026-12-06, one person\./)
    expect(one.out).toMatch(
      /Monday, 2026-11-30: one message\n {2}18:0\d {2}weekly-check-in +P1 \(1\), Grupo 1\n/,
    )
    const held = await micromba(
      'calendar',
      '--contact',
      '9',
      '--from',
      '2026-11-30',
      '--days',
      '7',
      '--language',
      'en',
    )
    expect(held.out).toContain('is skipped; in conversation with trainer')
    const cohort = await micromba(
      'calendar',
      '--cohort',
      classCode,
      '--from',
      '2026-11-30',
      '--days',
      '1',
    )
    expect(cohort.out).toContain('998 mensajes')
  })

  it('tells why: a message with its schedule and rules, and what was skipped', async () => {
    await using store = await openSqlite(file(), fromEpochMs(NOW))
    await store.transact(async ({ db }) => {
      const occurrence = {
        contact_id: 1 as ContactId,
        schedule: 'weekly-check-in',
        flow: 'weekly-check-in',
        zone: 'America/Guatemala',
        due_at: NOW,
        late_at: NOW,
        planned_at: NOW + 83_040_000,
        decided_at: NOW + 83_040_000,
      }
      await db
        .insertInto('occurrences')
        .values([
          {
            ...occurrence,
            day: '2026-11-30',
            nominal: '2026-11-30T18:00',
            status: 'started',
            moves: JSON.stringify([{ code: 'quiet-hours', to: '2026-11-30T07:00' }]),
          },
          {
            ...occurrence,
            due_at: NOW - 1,
            day: '2026-11-23',
            nominal: '2026-11-23T18:00',
            status: 'skipped',
            moves: '[]',
            reason: JSON.stringify({ code: 'too-late', late: '5 h' }),
          },
          {
            ...occurrence,
            due_at: NOW - 2,
            day: '2026-11-16',
            nominal: '2026-11-16T18:00',
            status: 'skipped',
            moves: '[]',
            reason: JSON.stringify({ code: 'day-full', to: '2026-11-17T18:00' }),
          },
          {
            ...occurrence,
            due_at: NOW - 3,
            schedule: 'module-reminder',
            day: '2026-11-15',
            nominal: '2026-11-15T17:00',
            status: 'skipped',
            moves: '[]',
            reason: JSON.stringify({ code: 'not-planned-any-more' }),
          },
        ])
        .execute()
      await db
        .insertInto('inputs')
        .values({
          account: 'calendar',
          external_id: 'occurrence/1',
          contact_id: 1 as ContactId,
          payload: JSON.stringify({ type: 'start', flow: 'weekly-check-in', by: 'calendar' }),
          status: 'done',
          attempts: 1,
          heard_at: NOW,
        })
        .execute()
      await db
        .insertInto('messages')
        .values({
          key: 'turn:1',
          contact_id: 1 as ContactId,
          address_id: 1 as never,
          class: 'reminder',
          text: 'x',
          said_by: JSON.stringify(['weekly-check-in@abc123/sales']),
          status: 'sent',
          attempts: 1,
          due_at: NOW,
          created_at: NOW + 83_040_000,
          sent_at: NOW + 83_041_000,
        })
        .execute()
    })
    const { out } = await micromba('why', '1', '--language', 'en')
    expect(out.split('\n')).toEqual([
      'Message 1 to P1: sent',
      'Written 2026-11-30 18:04, sent 2026-11-30 18:04.',
      'Said by flow weekly-check-in, version abc123, step sales.',
      'Started by the calendar: weekly-check-in, planned for 2026-11-30 18:00 (America/Guatemala), to leave 2026-11-30 18:04.',
      'Rules: quiet hours → 11-30 07:00',
      '',
    ])
    const hers = await micromba('why', '--contact', '1', '--language', 'en')
    expect(hers.out.split('\n').slice(1, 5)).toEqual([
      '  2026-11-30 18:00  weekly-check-in  began 2026-11-30 18:04, moved by: quiet hours → 11-30 07:00',
      '  2026-11-23 18:00  weekly-check-in  was skipped: too late by 5 h',
      '  2026-11-16 18:00  weekly-check-in  was skipped: a message that day already → 11-17 18:00, which would be too late',
      '  2026-11-15 17:00  module-reminder  is not on that day any more: the cohort or the programme changed the date',
    ])
  })
})
