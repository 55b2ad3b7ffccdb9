import { afterEach, expect, it } from 'vitest'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { addInputs } from '../../src/store/talk/inputs.ts'
import { tellFailures } from '../../src/pipeline/outbound/failures.ts'
import { MARTA, reads, town } from '../safety/town.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

async function network(payload: 'blocked' | 'undelivered'): Promise<void> {
  await stage.store.transact(async (tx) => {
    const { id } = await tx.db
      .selectFrom('contacts')
      .select('id')
      .where('name', '=', 'María')
      .executeTakeFirstOrThrow()
    const row = { account: 'outbox', external_id: payload, contact_id: id, address_id: null }
    await addInputs(tx, [{ ...row, payload: JSON.stringify({ type: payload }), heard_at: 1 }])
  })
  await stage.settle()
}

it.each(['blocked', 'undelivered'] as const)(
  'the trainer hears of a message that did not arrive: %s',
  async (how) => {
    stage = await town()
    await network(how)
    expect(reads(stage, TRAINER)).toEqual([expect.stringContaining('mis mensajes no le llegan')])
  },
)

it('of somebody who is held, who attends to her hears it, and not her trainer', async () => {
  stage = await town()
  await stage.write(CONTACT, 'mi marido me pega')
  await stage.write(MARTA, '1')
  reads(stage, MARTA)
  await network('blocked')
  expect(reads(stage, TRAINER)).toEqual([])
  expect(reads(stage, MARTA)[0]).toContain('ya no le llegan')
})

it('while they talk, her trainer hears that a message did not arrive', async () => {
  stage = await town()
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  reads(stage, TRAINER)
  await network('undelivered')
  expect(reads(stage, TRAINER)).toEqual([
    expect.stringContaining('A María (aviso 1) no le llegó un mensaje'),
  ])
  await stage.write(CONTACT, 'aquí estoy')
  expect(reads(stage, TRAINER)).toEqual(['María (1): aquí estoy'])
})

/** The network has not taken the last message with these words, however often it was tried. */
async function lose(words: string): Promise<void> {
  await stage.store.transact(async (tx) => {
    const message = await tx.db
      .selectFrom('messages')
      .select(['id', 'key', 'contact_id', 'address_id', 'media'])
      .where('text', 'like', `%${words}%`)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const outcome = { type: 'retry', scope: 'chat', reason: 'lost' } as const
    const ended = {
      message: { ...message, disclosed_media: null },
      outcome,
      status: 'failed',
    } as const
    await tellFailures(tx, [ended], stage.clock.now().getTime())
  })
  await stage.settle()
}

it('she whose words did not reach who talks with her hears it; of notices of the desk she hears nothing', async () => {
  stage = await town()
  await stage.write(CONTACT, 'ayuda')
  await lose('María necesita que la busque')
  await stage.write(TRAINER, '1')
  await lose('Usted atiende a María')
  await stage.write(CONTACT, 'mi niño está enfermo')
  reads(stage, CONTACT)
  await lose('mi niño está enfermo')
  expect(reads(stage, CONTACT)).toEqual([
    'Qué pena: su mensaje no le llegó a Doña Ana. ¿Me lo escribe otra vez, por favor?',
  ])
})

it('who asked for silence is let be', async () => {
  stage = await town()
  await stage.write(CONTACT, 'alto')
  await network('blocked')
  expect(reads(stage, TRAINER)).toEqual([])
})
