import { afterEach, beforeEach, expect, it } from 'vitest'
import { BACKUP, CONTACT, COORDINATOR, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { keepInput } from '../pipeline/keep-input.ts'
import { contactAt, openTown, ticketsIn } from './town.ts'

/* What has its turn just before the waker of a ticket has put that off: the waker comes late, and changes nothing. */

let stage: Stage

beforeEach(async () => {
  stage = await openTown()
  await stage.write(CONTACT, 'ayuda')
})

afterEach(() => stage[Symbol.asyncDispose]())

it('a call that is attended to when its time has come is no talk in which nobody writes', async () => {
  await asItComesDue([TRAINER, '1'])
  expect(await ticket()).toMatchObject({ status: 'claimed', promise: 'talk', closed_at: null })
  expect(stage.unread(TRAINER)).toEqual([expect.stringContaining('Usted atiende a Xiomara')])
  expect(stage.unread(CONTACT)).toEqual([expect.stringContaining('Doña Ana ya está aquí')])
})

it('a call that is promised when its time has come is not overdue', async () => {
  await asItComesDue([TRAINER, '2'])
  expect(await ticket()).toMatchObject({ status: 'claimed', promise: 'call', overdue_at: null })
  expect(stage.unread(TRAINER)).toHaveLength(1)
  expect(stage.unread(COORDINATOR)).toEqual([])
})

it('a call that is declined when its time has come is not taken from the backup at once', async () => {
  // her own words have their turn first, so that the waker comes after that of the refusal
  await asItComesDue([CONTACT, 'sigo esperando'], [TRAINER, '3'])
  const backup = await contactAt(stage, BACKUP)
  expect(await ticket()).toMatchObject({ status: 'open', owner_id: backup, overdue_at: null })
  expect(stage.unread(BACKUP)).toHaveLength(1)
  expect(stage.unread(COORDINATOR)).toEqual([])
})

it.each([
  ['she', CONTACT],
  ['the trainer', TRAINER],
])('a talk that %s goes on with in its last moment is not closed', async (_who, chat) => {
  await stage.write(TRAINER, '1')
  await asItComesDue([chat, '¿está ahí?'])
  expect(await ticket()).toMatchObject({ status: 'claimed', promise: 'talk', closed_at: null })
  const hearing = chat === CONTACT ? TRAINER : CONTACT
  expect(stage.unread(hearing)).toEqual([expect.stringContaining('¿está ahí?')])
})

/** The ticket comes due while words that somebody wrote still wait for their turn; what was said before is read. */
async function asItComesDue(...written: (readonly [chat: string, text: string])[]): Promise<void> {
  const { wake_at } = await ticket()
  for (const chat of [CONTACT, TRAINER, BACKUP, COORDINATOR]) stage.unread(chat).length = 0
  stage.clock.advance((wake_at ?? expect.fail('never due')) - stage.clock.now().getTime())
  for (const [chat, text] of written) await keepInput(stage, chat, { type: 'text', text })
  await stage.settle()
}

async function ticket() {
  const [only] = await ticketsIn(stage)
  return only ?? expect.fail('no ticket')
}
