import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { library, NOW, Person } from './person.ts'

const words = fc.constantFrom(
  '450',
  'Q1,500',
  '90000',
  'sí',
  'no',
  '1',
  '2',
  '3',
  'no sé',
  'luego le digo',
  'entre 200 y 300',
  '150 diarios',
  'corregir',
  'me equivoqué, eran 450',
  'ayuda',
  'gracias',
  'menú',
  'hola',
  'ya le dije',
  'vacaciones hasta el 15',
  'lunes 200 martes 150',
  '50 dólares',
  'igual que la semana pasada',
  'ok gracias',
  '',
  '…',
  'quién es usted',
  'audio',
  'idioma',
  'borrar mis datos',
  'mañana',
  'cinco',
  '5 estrellas',
  'María',
)

type Move =
  | { readonly say: string }
  | { readonly start: number }
  | { readonly timer: number }
  | { readonly media: true }

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: words.map((say) => ({ say })) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map((say) => ({ say })),
    },
    { weight: 2, arbitrary: fc.nat().map((start) => ({ start })) },
    { weight: 2, arbitrary: fc.nat().map((timer) => ({ timer })) },
    { weight: 1, arbitrary: fc.constant({ media: true as const }) },
  ),
  { maxLength: 25 },
)

function play(person: Person, move: Move): void {
  if ('say' in move) {
    const wasStopped = person.facts.status === 'stopped'
    const effects = person.hears({ type: 'text', text: move.say })
    if (!wasStopped)
      expect(
        effects.some(({ type }) => type === 'say'),
        `'${move.say}' met silence`,
      ).toBe(true)
  } else if ('media' in move) person.hears({ type: 'media', media: 'voice' })
  else if ('start' in move) {
    const { flows } = library
    const flow = flows[move.start % flows.length]
    if (flow) person.hears({ type: 'start', flow: flow.name, by: 'person' })
  } else {
    const armed = [...person.timers.entries()]
    const [key, payload] = armed[move.timer % Math.max(1, armed.length)] ?? []
    if (!key || !payload) return
    person.timers.delete(key)
    person.hears({ type: 'timer', ...payload })
  }
}

describe('a step of the engine', () => {
  test('gives the same decision for the same arguments, answers every message, and survives any order of events', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        const person = new Person()
        for (const move of sequence) play(person, move)
      }),
      { numRuns: 400 },
    )
  })

  test('a timer of an earlier arming changes nothing', () => {
    const person = new Person()
    person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
    const [first] = [...person.timers.values()]
    person.hears({ type: 'text', text: '450' })
    if (!first) throw new Error('the question has no timer')
    const before = person.state
    expect(person.hears({ type: 'timer', ...first })).toEqual([])
    expect(person.state).toEqual(before)
  })

  test('a timer that comes due under another flow waits until that flow is over', () => {
    const person = new Person()
    person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
    person.facts = {
      ...person.facts,
      figures: [
        {
          figure: 'sales',
          week: '2026-W40',
          minor: 40_000,
          confirmed: true,
          corrected: false,
          rule: 'numeral',
        },
      ],
    }
    person.hears({ type: 'text', text: 'corregir' })
    const nudge = [...person.timers.values()].find(
      ({ frame, timer }) => frame === 1 && timer.includes('86400000'),
    )
    if (!nudge) throw new Error('the question has no nudge')
    expect(person.hears({ type: 'timer', ...nudge })).toEqual([])
    const said = person.hears({ type: 'text', text: '450' }).filter(({ type }) => type === 'say')
    expect(JSON.stringify(said)).toContain('Le escribe de nuevo el asistente de Doña Ana')
  })

  test('an amount chosen from a range keeps both ends, and is approximate', () => {
    const person = new Person()
    person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
    person.hears({ type: 'text', text: 'entre 200 y 300' })
    const effects = person.hears({ type: 'text', text: '3' })
    const recorded = effects.find((effect) => effect.type === 'recordFigure')
    expect(recorded?.record.answer).toMatchObject({
      minor: 25_000,
      raw: 'entre 200 y 300',
      rule: 'chosen:range',
      approximate: true,
      low: 20_000,
      high: 30_000,
    })
  })

  test.each([{ noChat: true }, { fields: { 'paused-until': '2099-01-01' } }] as const)(
    'a start that is refused (%o) leaves the talk and its timers as they are',
    (facts) => {
      const person = new Person()
      person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
      const before = person.state
      person.facts = { ...person.facts, ...facts }
      expect(person.hears({ type: 'start', flow: 'weekly-check-in', by: 'calendar' })).toEqual([])
      expect(person.state).toEqual(before)
    },
  )

  test('stop leaves every flow, cancels every timer and says goodbye once', () => {
    const person = new Person()
    person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
    const effects = person.hears({ type: 'text', text: 'alto' })
    expect(effects.filter(({ type }) => type === 'say')).toHaveLength(1)
    expect(person.timers.size).toBe(0)
    expect(person.state.frames).toEqual([])
    expect(person.hears({ type: 'text', text: '450' })).toEqual([])
  })
})

describe('what was written on an earlier day than it is heard', () => {
  const HOUR = 3_600_000
  // NOW is a Monday evening in Guatemala
  const said = (person: Person, text: string, hoursAgo: number) =>
    person
      .hears({ type: 'text', text }, NOW, NOW - hoursAgo * HOUR)
      .flatMap((effect) => (effect.type === 'say' ? effect.text : []))

  test('is answered with its day first, once for all of that day', () => {
    const maria = new Person()
    expect(said(maria, 'gracias', 48)[0]).toBe('Recibí su mensaje del sábado.')
    expect(said(maria, 'buenas', 47).join()).not.toContain('Recibí')
    expect(said(maria, 'buenas', 26)[0]).toBe('Recibí su mensaje del domingo.')
  })

  test('is named with its date where the weekday could be another week’s', () => {
    expect(said(new Person(), 'gracias', 24 * 7)[0]).toMatch(/^Recibí su mensaje del lunes \d+ de/)
  })

  test.each([
    ['today', 1],
    ['now', 0],
    ['in a future that a wrong clock makes', -1],
  ])('and nothing is said of what was written %s', (_, hoursAgo) => {
    expect(said(new Person(), 'gracias', hoursAgo).join()).not.toContain('Recibí')
  })

  test('nor of what came a little after midnight', () => {
    const midnight = Math.floor((NOW - 6 * HOUR) / (24 * HOUR)) * 24 * HOUR + 6 * HOUR
    const person = new Person()
    const effects = person.hears(
      { type: 'text', text: 'gracias' },
      midnight + 60_000,
      midnight - 60_000,
    )
    expect(JSON.stringify(effects)).not.toContain('Recibí')
  })

  test('nor before the first words to somebody in danger', () => {
    expect(said(new Person(), 'me quiero morir', 48).join()).not.toContain('Recibí')
  })
})
