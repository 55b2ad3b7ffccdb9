import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Flow } from '../../src/flow/flow.ts'
import { flowsWithoutStory } from '../../src/flow/flows-without-story.ts'
import { writeFiles } from '../publish/checkout.ts'

const library = {
  flows: ['help', 'joining', 'sales', 'goal', 'pause'].map((name) => ({ name }) as Flow),
}

test('a flow has a story by the name of a file or folder, by a start, or by a text that is expected', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-stories-'))
  await writeFiles(folder, {
    'help.yaml': 'story: x\ntalk: [{ silence: true }]\n',
    'joining/declines.yaml': 'story: x\ntalk: [{ silence: true }]\n',
    'all.yaml': 'story: x\ntalk:\n  - start: sales\n  - bot: { text: goal/first }\n',
    'broken.yaml': 'story: [',
  })
  expect(flowsWithoutStory(library, folder)).toEqual(['pause'])
})

test('without the folder no flow has one', () => {
  expect(flowsWithoutStory(library, '/nowhere')).toHaveLength(5)
})
