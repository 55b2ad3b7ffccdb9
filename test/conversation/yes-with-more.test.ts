import { expect, test } from 'vitest'
import { Person } from './person.ts'

/** Whether an answer behind "Entendí Q20,000. ¿Está bien?" has it recorded. */
function isTaken(text: string): boolean {
  const person = new Person()
  person.hears({ type: 'start', flow: 'weekly-check-in', by: 'person' })
  person.hears({ type: 'text', text: 'Q20000' })
  return person.hears({ type: 'text', text }).some(({ type }) => type === 'recordFigure')
}

test.each([
  'sí',
  'sí, me encargaron un pedido',
  'sí, hubo un pedido grande',
  'sí, ya pagué la renta',
  'sí, por la feria',
  'sí por supuesto',
  'sí, gracias por la ayuda',
  'sí, todo de tamales',
  'sí, todo lo que vendí',
  'sí, del 16 al 22 de noviembre',
])('"%s" is a yes', (text) => {
  expect(isTaken(text)).toBe(true)
})

test.each([
  'sí por pieza',
  'sí, por pupusa',
  'si por una docena',
  'sí, de enero',
  'sí, en noviembre',
  'sí es lo que gasté',
  'sí, fue lo que me gasté',
  'sí, lo que debo',
  'sí, todo fiado',
  'sí, un préstamo',
  'sí, me prestaron',
  'sí, la mitad',
  'sí, además vendí aparte',
])('"%s" is asked again', (text) => {
  expect(isTaken(text)).toBe(false)
})
