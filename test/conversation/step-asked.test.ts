import { describe, expect, test } from 'vitest'
import { Person } from './person.ts'

/** Whether the question of her step is over once she has written. */
function closes(text: string): boolean {
  const person = new Person()
  person.hears({ type: 'start', flow: 'module-follow-up', by: 'person' })
  person.hears({ type: 'text', text })
  return person.state.frames.length === 0
}

describe('where her step is asked', () => {
  test.each(['¿no?', 'no?', '¿nada?', 'nada ?', '¿ninguno', 'no fui a la clase?'])(
    '"%s" asks back, and the question stays open',
    (text) => {
      expect(closes(text)).toBe(false)
    },
  )

  test.each(['no', 'nada', 'no fui a la clase'])('"%s" closes it', (text) => {
    expect(closes(text)).toBe(true)
  })
})
