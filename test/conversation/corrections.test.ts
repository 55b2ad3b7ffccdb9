import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOW, Person } from './person.ts'

/** Somebody whose sales of the weeks before are on record. */
function seller(): Person {
  const person = new Person()
  const figures = ['2026-W43', '2026-W44', '2026-W45', '2026-W46'].map((week) => {
    const minor = 50_000
    return { figure: 'sales', week, minor, confirmed: true, corrected: false, rule: 'numeral' }
  })
  person.facts = { ...person.facts, figures }
  return person
}

function writes(person: Person, text: string) {
  return person.hears({ type: 'text', text })
}

function expires(person: Person): void {
  const armed = [...person.timers.values()]
  person.timers.clear()
  for (const timer of armed) person.hears({ type: 'timer', ...timer }, NOW)
}

describe('a correction after an amount that was asked back', () => {
  const between = fc.array(
    fc.constantFrom('expires', 'la vecina pasó', 'ayuda', 'menú', 'alto', 'empezar', 'no', '9000'),
    { maxLength: 8 },
  )

  test('never changes an older figure, whatever came between', () => {
    fc.assert(
      fc.property(between, (moves) => {
        const person = seller()
        const before = person.facts.figures
        person.hears({ type: 'start', flow: 'monthly-profit', by: 'person' })
        writes(person, '9000')
        for (const move of moves) {
          if (move === 'expires') expires(person)
          else writes(person, move)
        }
        writes(person, 'corregir 30')
        writes(person, 'sí')
        // an amount that nobody asked for may have been offered for the last week, and then she has said yes to that
        const older = person.facts.figures.filter(
          ({ figure, week }) => figure === 'sales' && week <= '2026-W46',
        )
        expect(older).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  test('is answered also where her trainer has entered that week since', () => {
    const person = seller()
    person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
    writes(person, '9000')
    const { week } = person.state.frames[0]?.context ?? { week: '' }
    expires(person)
    const answer = { minor: 45_000, raw: '450', rule: 'numeral', approximate: false }
    const entered = { figure: 'sales', week, answer, method: 'trainer-visit', by: 'x' } as const
    person.hears({ type: 'figure', ...entered })
    const effects = writes(person, 'corregir 470')
    expect(effects).toContainEqual(expect.objectContaining({ type: 'say' }))
    const recorded = effects.find((effect) => effect.type === 'recordFigure')
    expect(recorded?.record).toMatchObject({ figure: 'sales', week, correction: true })
  })

  test('brings the open question back where its flow asks about the next week by now', () => {
    const person = seller()
    person.hears({ type: 'start', flow: 'monthly-profit', by: 'person' })
    writes(person, '9000')
    expires(person)
    person.hears({ type: 'start', flow: 'monthly-profit', by: 'person' })
    const effects = writes(person, 'corregir 30')
    expect(effects.map(({ type }) => type)).toEqual(['say'])
    expect(JSON.stringify(effects)).toContain('¿cuánto le quedó la semana pasada?')
  })
})

test('a correction that a person begins for her is of the figure on record', () => {
  const person = seller()
  person.hears({ type: 'start', flow: 'correct', by: 'person' })
  const recorded = writes(person, '470').find((effect) => effect.type === 'recordFigure')
  expect(recorded?.record).toMatchObject({ figure: 'sales', week: '2026-W46', correction: true })
})
