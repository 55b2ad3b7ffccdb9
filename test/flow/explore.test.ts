import { describe, expect, test } from 'vitest'
import { exploredFlow } from '../../src/flow/check/explored.ts'
import { isSound, readMaterial } from '../../src/flow/check/material.ts'
import { explore, waitingNodes } from '../../src/flow/explore/explore.ts'
import type { Trouble } from '../../src/flow/explore/ways.ts'
import { libraryOf, SOUND } from './sound-library.ts'

const VISIT = SOUND['flows/visit.yaml'] ?? ''
const WORDS = SOUND['locales/es/visit.ftl'] ?? ''

function exploredVisit(script: string, words = WORDS) {
  const changed = { 'flows/visit.yaml': script, 'locales/es/visit.ftl': words }
  const material = readMaterial(libraryOf(changed))
  const visit = material.flows.filter(isSound).find(({ name }) => name === 'visit')
  if (!visit) throw new Error('the flow cannot be explored')
  return exploredFlow(visit, material)
}

function told(troubles: readonly Trouble[]): readonly string[] {
  return troubles.map(({ type, step, path }) => {
    const moves = path.map(({ input, times, to }) => `${input}×${times} → ${to}`)
    return `${type} ${step}: ${moves.join(', ')}`
  })
}

test('in a sound flow nothing goes wrong', () => {
  expect(told(explore(exploredVisit(VISIT)))).toEqual([])
})

test('every mode of every question is reached, and every wait', () => {
  const places = waitingNodes(exploredVisit(VISIT)).map(({ waiting }) =>
    [waiting.step, waiting.mode].filter(Boolean).join('.'),
  )
  expect(places.toSorted()).toEqual([
    'how.asking',
    'sales.asking',
    'sales.choosing',
    'sales.confirming',
    'wait',
    'why.asking',
  ])
})

describe('what goes wrong is told with the way there', () => {
  test('answers that cannot be read lead back to the question', () => {
    const script = VISIT.replace(
      'retry: 2\n    otherwise: unread',
      'retry: 3\n    otherwise: sales',
    )
    expect(told(explore(exploredVisit(script)))).toEqual(['never-ends sales: unclear×3 → sales'])
  })

  test('silence leads back to the question', () => {
    const script = VISIT.replace('to: missed }', 'to: sales }').replace(/ {2}missed.*\n/, '')
    const words = WORDS.replace(/missed.*\n/, '')
    expect(told(explore(exploredVisit(script, words)))).toEqual([
      'never-ends sales: silence×1 → sales',
    ])
  })

  test('a condition that fails for some people', () => {
    const script = VISIT.replace('figure.sales.change < -0.4', "'figure.sales.series[3] > 1.0'")
    const troubles = explore(exploredVisit(script))
    expect(told(troubles)[0]).toMatch(/^failing-condition sales: /)
  })

  test('an answer that meets silence', () => {
    const script = VISIT.replace('no: thanks }', 'no: end }')
    expect(told(explore(exploredVisit(script)))).toEqual(['silent-answer how: choice×1 → end'])
  })
})
