import { expect, test } from 'vitest'
import { loadLibrary } from '../../src/flow/library.ts'
import { Agenda } from '../../src/simulation/agenda.ts'
import { Chance } from '../../src/simulation/chance.ts'
import { findTrouble } from '../../src/simulation/invariants.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { World } from '../../src/simulation/world.ts'

const library = loadLibrary(process.cwd())
const MONDAY = 1_795_478_400_000
const SMALL = { contacts: 30, weeks: 2, seed: 7 }

test.each(['fusai', 'fundap', 'carvajal'])(
  'weeks of %s: nothing happens that never may, most people answer, and trainers attend in time',
  { timeout: 300_000 },
  async (programme) => {
    const report = await simulate({ programme, ...SMALL }, library)
    expect(report.trouble).toEqual([])
    expect(report.weeks.length).toBeGreaterThanOrEqual(1)
    for (const { asked, answered } of report.weeks) {
      expect(asked).toBeGreaterThan(15)
      expect(answered).toBeGreaterThan(asked / 3)
      expect(answered).toBeLessThanOrEqual(asked)
    }
    expect(report.figures['recorded']).toBeGreaterThan(20)
    const { inTime, passedOn, late, closed } = report.attention
    expect(inTime).toBeGreaterThan(passedOn + late)
    expect(closed).toBeGreaterThan(0)
  },
)

test(
  'the same seed gives the same report byte for byte, another seed another',
  { timeout: 300_000 },
  async () => {
    const options = { programme: 'fusai', contacts: 12, weeks: 1 }
    const [one, same, other] = [
      await simulate({ ...options, seed: 3 }, library),
      await simulate({ ...options, seed: 3 }, library),
      await simulate({ ...options, seed: 4 }, library),
    ]
    expect(JSON.stringify(same)).toBe(JSON.stringify(one))
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(one))
  },
)

test('what went wrong is found: night, silence, a lost person, a wrong figure, an input that waits', async () => {
  await using world = await World.begin(library, MONDAY)
  const programme = library.programmes.get('fundap')
  if (!programme) throw new Error('no fundap')
  const night = MONDAY + 6 * 3_600_000
  await world.store.transact(async (tx) => {
    const cohort = {
      programme: 'fundap',
      name: 'G',
      start_date: '2026-11-23',
      class_code: 'A',
      trainer_code: 'B',
      created_at: 0,
    }
    await tx.insertMany('cohorts', [cohort])
    const contact = { role: 'entrepreneur', status: 'active', cohort_id: 1, created_at: 0 }
    await tx.insertMany('contacts', [contact])
    await tx.insertMany('addresses', [
      {
        contact_id: 1,
        channel: 'simulator',
        account: 'simulator',
        chat: 'x',
        status: 'open',
        created_at: 0,
      },
    ])
    const input = {
      account: 'simulator',
      contact_id: 1,
      address_id: 1,
      payload: '{"type":"text","text":"450"}',
      attempts: 1,
      heard_at: MONDAY,
    }
    const payload = '{"type":"start","flow":"f","by":"calendar"}'
    const started = { ...input, account: 'calendar', payload, status: 'done', done_at: MONDAY }
    await tx.insertMany('inputs', [
      { ...input, external_id: '1', status: 'done', done_at: MONDAY },
      { ...input, external_id: '2', status: 'waiting', done_at: null },
      ...[3, 4].map((id) => ({ ...started, external_id: `occurrence/${id}` })),
    ])
    const message = {
      contact_id: 1,
      address_id: 1,
      class: 'reminder',
      text: 'Hola',
      status: 'sent',
      attempts: 1,
      due_at: night,
      created_at: night,
      sent_at: night,
    }
    const atDay = { created_at: MONDAY, sent_at: MONDAY }
    await tx.insertMany('messages', [
      { ...message, key: 'a' },
      { ...message, key: 'b', sent_at: night + 60_000 },
      ...[3, 4].map((id) => ({ ...message, ...atDay, key: `turn:${id}`, text: `Hola ${id}` })),
    ])
    const state = {
      sequence: 1,
      frames: [{ id: 1, flow: 'f', version: 'v', value: 'rule', timers: {}, late: [] }],
      next: [],
    }
    await tx.insertMany('conversations', [
      {
        contact_id: 1,
        state: JSON.stringify(state),
        flow: 'f',
        version: 'v',
        step: 'rule',
        updated_at: 0,
      },
    ])
    await tx.insertMany('figures', [
      {
        contact_id: 1,
        cohort_id: 1,
        figure: 'sales',
        week: '2026-W47',
        minor: 450,
        currency: 'GTQ',
        status: 'recorded',
        raw: '450',
        rule: 'numeral',
        approximate: 0,
        method: 'chat',
        recorded_at: 0,
        input_id: 1,
      },
    ])
  })
  const found = await findTrouble(world, programme, new Map())
  expect(found.map(({ what, count }) => `${count} ${what}`)).toEqual([
    '2 a message that the programme starts, sent in quiet hours',
    '1 an input that waits, or died',
    '1 a message that met silence',
    '1 somebody in a flow that nothing will move',
    '1 a figure that is not what she meant',
    '1 a reminder sent twice on a day',
    '1 a day with more messages than the programme allows',
  ])
})

test('the agenda gives what is earliest first, and keeps the order of what is at the same moment', () => {
  const chance = new Chance(1)
  const agenda = new Agenda<number>()
  const plans = Array.from({ length: 500 }, (_, who) => ({
    at: chance.whole(0, 50),
    who,
    what: who,
  }))
  for (const plan of plans) agenda.add(plan)
  const wanted = plans.toSorted((a, b) => a.at - b.at || a.who - b.who)
  expect(agenda.next).toBe(wanted[0]?.at)
  const early = agenda.takeUntil(20).map(({ who }) => who)
  expect(early).toEqual(wanted.filter(({ at }) => at <= 20).map(({ who }) => who))
  expect(agenda.takeUntil(50)).toHaveLength(500 - early.length)
  expect(agenda.next).toBeUndefined()
})
