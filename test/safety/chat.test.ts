import { expect, it } from 'vitest'
import { readChat } from '../../src/reports/chat.ts'
import { CONTACT } from '../../src/stories/stage.ts'
import { town } from './town.ts'

it('a chat of the simulator tells where words of danger were, and no others', async () => {
  await using stage = await town()
  await stage.write(CONTACT, 'hola')
  await stage.write(CONTACT, 'mi esposo me pega')
  const lines = await stage.store.read((db) => readChat(db, CONTACT))
  const own = lines.filter(({ from }) => from === 'person').slice(-2)
  expect(own).toMatchObject([{ text: 'hola' }, { text: '', isReserved: true }])
  expect(own[0]).not.toHaveProperty('isReserved')
})
