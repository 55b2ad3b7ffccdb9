import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import { CLASSES } from '../../src/calendar/classes.ts'
import { decide, type Situation, type Waiting } from '../../src/calendar/decide.ts'
import { localText } from '../../src/calendar/local.ts'
import { plan } from '../../src/calendar/plan.ts'
import { windowOf } from '../../src/calendar/window.ts'
import { SCHEDULE_CLASSES, type ScheduleClass } from '../../src/model/schedule.ts'
import { programmeWith, scheduleWith } from './programme.ts'

const ZONE = 'America/Guatemala'
const at = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds
const HOUR = 3_600_000

/** Due on Monday 30 November 2026 at ten. */
const DUE = at('2026-11-30T10:00')

function occurrence(kind: ScheduleClass, more: Partial<Waiting> = {}): Waiting {
  const schedule = scheduleWith({
    id: kind,
    flow: kind,
    class: kind,
    weekday: 'monday',
    at: '10:00',
  })
  const lateAt = DUE + schedule.tooLateAfterHours * HOUR
  return { schedule, day: '2026-11-30', dueAt: DUE, at: DUE, lateAt, ...more }
}

function situation(more: Partial<Situation> = {}): Situation {
  return {
    now: DUE,
    programme: programmeWith(),
    person: { id: 1, zone: ZONE },
    status: 'active',
    hasChat: true,
    written: [],
    waiting: [],
    ...more,
  }
}

const said = (kind: ScheduleClass, more: Partial<Situation> = {}, own: Partial<Waiting> = {}) => {
  const decision = decide(occurrence(kind, own), situation(more))
  if (decision.type === 'start') return 'start'
  const { code, to = '', by = '' } = decision.reason
  return [decision.type, code, to, by].filter((part) => part !== '').join(' ')
}

describe('an occurrence whose time has come', () => {
  it.each(SCHEDULE_CLASSES)('goes, whatever its class: %s', (kind) => {
    expect(said(kind)).toBe('start')
  })

  it.each([
    ['she has stopped', { status: 'stopped' }, 'skip stopped'],
    ['she has no chat', { hasChat: false }, 'skip no-chat'],
    ['it is night by now', { now: at('2026-11-30T21:00') }, 'wait quiet-hours 2026-12-01T07:00'],
    ['she has paused for a day', { pausedUntil: '2026-12-01' }, 'wait paused 2026-12-01'],
    ['she has paused for long', { pausedUntil: '2026-12-10' }, 'skip paused 2026-12-10'],
    ['a pause is over', { pausedUntil: '2026-11-30' }, 'start'],
    ['her trainer talks with her', { hold: 'talk' }, 'wait in-talk'],
    ['safeguarding has to decide', { hold: 'safety' }, 'wait safety-hold'],
    ['another question is open', { asking: 'goal' }, 'wait question-open goal'],
    ['its own question is open since last week', { asking: 'check-in' }, 'start'],
    [
      'the programme wrote to her today',
      { written: [{ at: at('2026-11-30T08:00'), flows: ['lesson'] }] },
      'wait day-full 2026-12-01T10:00',
    ],
    [
      'the programme wrote yesterday',
      { written: [{ at: at('2026-11-29T19:59'), flows: [] }] },
      'start',
    ],
    [
      'a person has begun the flow today',
      { written: [{ at: at('2026-11-30T08:00'), flows: ['check-in'] }] },
      'skip begun-already check-in',
    ],
    [
      'the week has had its messages',
      {
        programme: programmeWith({ 'at-most': { 'a-day': 3, 'a-week': 2 } }),
        now: at('2026-12-01T09:00'),
        written: [at('2026-11-30T11:00'), at('2026-11-30T12:00')].map((each) => ({
          at: each,
          flows: [],
        })),
      },
      'skip week-full 2026-12-07T10:00',
    ],
    [
      'a reminder comes later today',
      { waiting: [occurrence('reminder', { at: at('2026-11-30T17:00') })] },
      'wait day-taken 2026-12-01T10:00 reminder',
    ],
    [
      'a lesson comes later today',
      { waiting: [occurrence('lesson', { at: at('2026-11-30T17:00') })] },
      'start',
    ],
    ['it is later than its class allows', { now: at('2026-12-01T10:01') }, 'skip too-late'],
    [
      'a later one of the same is due',
      { now: DUE + HOUR, waiting: [occurrence('check-in', { day: '2026-12-01', dueAt: DUE + 1 })] },
      'skip superseded',
    ],
  ] as const)('where %s', (_, more, expected) => {
    expect(said('check-in', more as Partial<Situation>)).toBe(expected)
  })

  it('says how late it was, or what it waited for', () => {
    const late = decide(occurrence('check-in'), situation({ now: DUE + 29 * HOUR }))
    expect(late).toEqual({ type: 'skip', reason: { code: 'too-late', late: '29 h' } })
    const waitedFor = { code: 'in-talk' } as const
    const talked = decide(
      occurrence('check-in', { waitedFor }),
      situation({ now: DUE + 29 * HOUR }),
    )
    expect(talked).toEqual({ type: 'skip', reason: waitedFor })
  })
})

describe('what is in the way, by the class', () => {
  it.each([
    ['reminder', 'wait in-talk'],
    ['check-in', 'wait in-talk'],
    ['lesson', 'wait in-talk'],
    ['survey', 'wait in-talk'],
    ['notice', 'skip in-talk'],
  ] as const)('%s', (kind, expected) => {
    expect(said(kind, { hold: 'talk' })).toBe(expected)
  })

  it('a notice on a day that has its message is skipped, and is said to be moved nowhere', () => {
    const written = [{ at: DUE - HOUR, flows: ['check-in'] }]
    expect(said('notice', { written })).toBe('skip day-full')
  })

  it('a survey goes along with what is started in the same moment', () => {
    const written = [{ at: DUE, flows: ['check-in'] }]
    expect(said('survey', { startedNow: 'check-in', written })).toBe('merge day-full check-in')
    expect(said('lesson', { startedNow: 'check-in', written })).toBe(
      'wait day-full 2026-12-01T10:00',
    )
  })

  it('a survey waits for the later message of its day', () => {
    const waiting = [occurrence('check-in', { at: at('2026-11-30T18:00') })]
    const decision = decide(occurrence('survey'), situation({ waiting }))
    expect(decision).toEqual({
      type: 'wait',
      until: at('2026-11-30T18:00'),
      reason: { code: 'day-taken', by: 'check-in', to: '2026-11-30T18:00' },
    })
  })

  it("a reminder comes right after the answer to the day's question", () => {
    const written = [{ at: DUE - HOUR, flows: ['check-in'] }]
    expect(said('reminder', { asking: 'check-in', written })).toBe('wait question-open check-in')
    const waitedFor = { code: 'question-open', by: 'check-in' } as const
    expect(said('reminder', { written }, { waitedFor })).toBe('merge day-full check-in')
  })

  it('every class says what it does', () => {
    expect(Object.keys(CLASSES).toSorted()).toEqual([...SCHEDULE_CLASSES].toSorted())
  })
})

test('her own day and hour come before those of her cohort, and these before the schedule', () => {
  const programme = {
    ...programmeWith(),
    schedules: [scheduleWith({ weekday: 'monday', at: '18:00', hers: true })],
  }
  const cohort = { start: '2026-11-23', dates: [], weekday: 3, hour: '12:00' }
  const due = (person: object, group: object = cohort) =>
    plan({
      programme,
      cohort: { ...cohort, weekday: undefined, hour: undefined, ...group } as never,
      person: { id: 1, zone: ZONE, ...person },
      window: windowOf('2026-11-30', 7),
    }).map(
      (each) =>
        `${each.day} ${localText(each.dueAt, ZONE)} ${each.moves.map(({ code }) => code).join()}`,
    )
  expect(due({}, {})).toEqual(['2026-11-30 2026-11-30T18:00 '])
  expect(due({})).toEqual(['2026-11-30 2026-12-02T12:00 cohort-hour'])
  expect(due({ weekday: 6, hour: '09:00' })).toEqual(['2026-11-30 2026-12-05T09:00 her-hour'])
})
