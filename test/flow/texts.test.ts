import { describe, expect, test } from 'vitest'
import { pendingIn, sourceHash } from '../../src/flow/review.ts'
import { Texts } from '../../src/flow/texts.ts'

const none = () => undefined

describe('only reviewed texts are sent', () => {
  const texts = new Texts({
    es: '# review: pending\nsales = ¿Cuánto vendió?\nbye = Adiós\n',
    quc: '# review: pending\nsales = …\nbye = Chajij awib\n',
  })

  test('a text that waits for a review is said in Spanish', () => {
    expect(texts.find('quc', 'sales', undefined, none)).toBe('¿Cuánto vendió?')
  })

  test('a reviewed text is said in its language', () => {
    expect(texts.find('quc', 'bye', undefined, none)).toBe('Chajij awib')
  })

  test('behind Spanish there is nothing else, so it is said all the same', () => {
    expect(texts.find('es', 'sales', undefined, none)).toBe('¿Cuánto vendió?')
  })
})

test('the mark belongs to the message right below its comment', () => {
  const source = '# review: pending\n# for Doña Ana\none = 1\n\n# review: pending\n\ntwo = 2\n'
  expect([...pendingIn(source)]).toEqual(['one'])
})

test('the hash of a source does not change with its spaces', () => {
  expect(sourceHash('a = b\n    .c = d')).toBe(sourceHash('a =  b .c = d '))
  expect(sourceHash('a = b')).not.toBe(sourceHash('a = B'))
  expect(sourceHash('a = b')).toMatch(/^[0-9a-f]{8}$/)
})
