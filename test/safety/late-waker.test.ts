import { afterEach, expect, it } from 'vitest'
import { CONTACT, type Stage } from '../../src/stories/stage.ts'
import { keepInput } from '../pipeline/keep-input.ts'
import { EVA, MARTA, reads, town } from './town.ts'

/* What has its turn just before the waker of a case has put that off: the waker comes late, and tells nobody anything. */

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

it('who attends to a case when its time has come is not told in the same moment that it is still open', async () => {
  stage = await town()
  await stage.write(CONTACT, 'mi marido me pega')
  await asItComesDue([MARTA, '1'])
  expect(reads(stage, MARTA)).toEqual([expect.stringMatching(/María[^]*1\. .*\n2\. /)])
  expect(reads(stage, EVA)).toEqual([])
})

it('who is told of a case that another has declined is not passed over at once, nor does she hear that nobody answers', async () => {
  stage = await town()
  await stage.write(CONTACT, 'mi marido me pega')
  // her own words have their turn first, so that the waker comes after that of the refusal
  await asItComesDue([CONTACT, 'no sé'], [MARTA, '2'])
  expect(reads(stage, EVA)).toHaveLength(1)
  expect(reads(stage, CONTACT).join('\n')).not.toContain('no me ha respondido nadie')
  expect(reads(stage, MARTA)).toHaveLength(1)
})

/** The case comes due while words that somebody wrote still wait for their turn; what was said before is read. */
async function asItComesDue(...written: (readonly [chat: string, text: string])[]): Promise<void> {
  const { wake_at } = await stage.store.read((db) =>
    db.selectFrom('safety_cases').select('wake_at').executeTakeFirstOrThrow(),
  )
  for (const chat of [CONTACT, MARTA, EVA]) reads(stage, chat)
  stage.clock.advance((wake_at ?? expect.fail('never due')) - stage.clock.now().getTime())
  for (const [chat, text] of written) await keepInput(stage, chat, { type: 'text', text })
  await stage.settle()
}
