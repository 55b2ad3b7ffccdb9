import { expect, it } from 'vitest'
import type { PastFigure } from '../../src/model/figure.ts'
import { Person } from './person.ts'

function sold(week: string, minor: number): PastFigure {
  return { figure: 'sales', week, minor, confirmed: true, corrected: false, rule: 'number' }
}

it('a reminder that came due under the menu is not that of the question after it, which is asked again', () => {
  const person = new Person()
  person.facts = { ...person.facts, figures: [sold('2026-W45', 90_000), sold('2026-W46', 90_000)] }
  const told = (text: string) =>
    person
      .hears({ type: 'text', text })
      .flatMap((effect) => (effect.type === 'say' ? effect.text : []))
      .join('\n')
  person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
  const [nudge] = [...person.timers.values()]
  if (!nudge) throw new Error('the question has a nudge')
  told('menú')
  person.hears({ type: 'timer', ...nudge })
  expect(told('300')).toContain('Una semana floja')
  for (const text of ['menú', 'x']) expect(told(text)).not.toContain('Una semana floja')
  expect(told('x')).toContain('Una semana floja')
})
