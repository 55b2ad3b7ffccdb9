import { expect, it } from 'vitest'
import { Refusals } from '../../src/store/refusals.ts'
import { StoreError } from '../../src/store/store.ts'

it('what was refused is told until nothing has been refused for a while', async () => {
  const refusals = new Refusals(300)
  expect(refusals.present).toBeUndefined()
  refusals.note(new StoreError('the disk is full'))
  expect(refusals.present).toBe('the disk is full')
  await expect.poll(() => refusals.present).toBeUndefined()
  refusals.note(new StoreError('the disk failed'))
  expect(refusals.present).toBe('the disk failed')
})
