import { describe, expect, test } from 'vitest'
import { Person } from './person.ts'

/** What is said to her words where her step is asked. */
function saidTo(text: string): string {
  const person = new Person()
  person.hears({ type: 'start', flow: 'module-follow-up', by: 'person' })
  return person
    .hears({ type: 'text', text })
    .flatMap((effect) => (effect.type === 'say' ? effect.text : []))
    .join('\n')
}

describe('where her step is asked', () => {
  test.each([
    'esta semana vendí 390',
    'hola buenas tardes vendí como 350',
    'vendi mil quinientos gracias a Dios',
    'se vendió Q300',
    'llevo vendido 200',
    'logré vender 700',
  ])('"%s" is offered as sales', (text) => {
    expect(saidTo(text)).toContain('¿Lo anoto como sus ventas')
  })

  test('the sales of another week are offered for that week', () => {
    expect(saidTo('la semana pasada vendí 500')).toContain('Q500')
  })

  test.each([
    'vender 500 a la semana',
    'ahorrar 300',
    'comprar 2 gallinas',
    'vender a 5 cada uno',
    'vendí a 5 cada uno',
    'vendí 20 tamales más',
    'hice 300',
    '500 de ventas',
    'guardar el 10% de lo que se vendió',
    'invertir los 60 que vendí',
    'vender más que la semana pasada que vendí 300',
    'vendí 300, quiero vender 600',
    'revisar cuánto vendí',
  ])('"%s" is her step', (text) => {
    expect(saidTo(text)).toContain(`Anoté su paso: «${text}»`)
  })
})
