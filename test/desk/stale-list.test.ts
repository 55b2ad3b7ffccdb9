import { afterEach, beforeEach, expect, it } from 'vitest'
import { BACKUP, CONTACT, COORDINATOR, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, HOUR, openTown, ticketsIn } from './town.ts'

// a list that she was shown before things changed takes nothing away from anybody

let stage: Stage
beforeEach(async () => {
  stage = await openTown()
})
afterEach(() => stage[Symbol.asyncDispose]())

const read = (chat: string) => stage.unread(chat).splice(0).join('\n')

it('a colleague chosen from an old list does not get the talk that another has taken meanwhile', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.wait(1.9 * HOUR)
  await stage.write(TRAINER, 'pasar')
  expect(read(TRAINER)).toContain('1. Don Luis\n2. Licda. Rosa')
  await stage.wait(0.2 * HOUR)
  await stage.write(BACKUP, '1')
  for (const chat of [CONTACT, BACKUP, TRAINER, COORDINATOR]) read(chat)
  await stage.write(TRAINER, '2')
  expect(read(TRAINER)).toContain('Don Luis')
  expect([read(CONTACT), read(BACKUP), read(COORDINATOR)]).toEqual(['', '', ''])
  const owner_id = await contactAt(stage, BACKUP)
  expect(await ticketsIn(stage)).toMatchObject([{ status: 'claimed', promise: 'talk', owner_id }])
})
