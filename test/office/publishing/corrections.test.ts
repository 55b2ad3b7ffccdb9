import { expect, test } from 'vitest'
import { makeCheckout, writeSurvey } from './checkout.ts'
import { Town } from './town.ts'

/** A flow that mends an amount, as it was while it could mend only sales, and since it mends what was told last. */
const mending = (figure: string) => `flow: survey
title: Corregir
week: last-recorded
start: amount
steps:
  amount:
    ask: money
    save: ${figure}
    confirm: never
    otherwise: bye
    expire: { after: 5d, to: bye }
    next: bye
  bye: { say: true, next: end }
`

const TEXTS = `amount = ¿Cuánto es lo correcto?
    .retry = Solo la cantidad.
    .choose = ¿Cuánto?
    .again = ¿Cuánto entonces?
    .later = Bueno.
    .refused = Bueno.
    .saved = Anoté { $amount } de { $figure }.
bye = Gracias.
`

test('who is moved to a version that mends what was told last goes on with the figure of the old one', async () => {
  const root = await makeCheckout()
  await writeSurvey(root, mending('sales'), TEXTS)
  await using town = await Town.open(root)
  await town.gather(['maria'])
  await town.begin()
  await writeSurvey(root, mending('last-told'), TEXTS)
  expect(await town.publish({ amount: 'move:amount' })).toBe(1)
  await town.settle()
  town.take('maria')
  await town.write('maria', '450')
  expect(town.take('maria')[0]).toContain('Anoté Q450 de sales')
  const figures = await town.store.read((db) =>
    db.selectFrom('figures').select(['figure', 'minor']).execute(),
  )
  expect(figures).toEqual([{ figure: 'sales', minor: 45_000 }])
})
