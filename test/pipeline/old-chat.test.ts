import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { addAddress } from '../../src/store/people/contacts.ts'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, hear, queue } from '../desk/town.ts'
import { HOUR, reads, town } from '../safety/town.ts'

/** A chat she has written in before the one she writes in now. */
const OLD = 'old'

let stage: Stage

beforeEach(async () => {
  stage = await town()
})

afterEach(() => stage[Symbol.asyncDispose]())

/** Makes the old chat one of whoever writes in another. */
async function wroteBefore(chat: string): Promise<void> {
  const contact_id = await contactAt(stage, chat)
  const address = { channel: 'simulator', account: 'simulator', chat: OLD, contact_id } as const
  await stage.store.transact((tx) => addAddress(tx.db, address, stage.clock.now().getTime()))
}

/** The network says that she has blocked the bot in the old chat. */
const blocks = () => hear(stage, OLD, { type: 'blocked' })

/** A message that goes to the old chat is refused: her account there is gone. */
async function isGone(): Promise<void> {
  stage.refuse(OLD, 'gone')
  await queue(stage, OLD, 'reply', 'late')
  await stage.settle()
}

const WAYS = [
  ['she blocks the bot', 'blocked', blocks],
  ['her account is gone', 'gone', isGone],
] as const

describe.each(WAYS)('in a chat she has left %s', (_how, status, closes) => {
  it('and what is asked in her present one goes on, with its nudge', async () => {
    await wroteBefore(CONTACT)
    await startFlow(
      stage.store,
      { flow: 'weekly-check-in', cohort: stage.classCode },
      stage.clock.now(),
    )
    await stage.settle()
    expect(reads(stage, CONTACT)).toEqual([expect.stringContaining('¿Cuánto vendió')])
    await closes()
    expect(reads(stage, TRAINER)).toEqual([])
    await stage.wait(25 * HOUR)
    expect(reads(stage, CONTACT)).toHaveLength(1)
    await stage.write(CONTACT, '450')
    expect(reads(stage, CONTACT).join()).toContain('Q450')
    const addresses = await stage.store.read((db) =>
      db.selectFrom('addresses').select('status').where('chat', '=', OLD).execute(),
    )
    expect(addresses).toEqual([{ status }])
  })

  it.each([
    ['the talk with her trainer goes on', CONTACT],
    ['a trainer keeps the calls she has taken', TRAINER],
  ])('and %s', async (_what, whose) => {
    await wroteBefore(whose)
    await stage.write(CONTACT, 'ayuda')
    await stage.write(TRAINER, '1')
    reads(stage, TRAINER)
    await closes()
    await stage.write(CONTACT, 'aquí estoy')
    expect(reads(stage, TRAINER)).toEqual(['María (1): aquí estoy'])
  })
})
