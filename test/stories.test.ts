import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'
import { loadLibrary } from '../src/flow/library.ts'
import { runStory } from '../src/stories/run-story.ts'
import { readStory } from '../src/stories/story.ts'
import { readYaml } from '../src/yaml.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'test', 'stories')
const library = loadLibrary(ROOT)

describe('the stories come true, with the state saved and read back between any two lines', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  )
  test.each(files)('%s', async (file) => {
    await runStory(readStory(readYaml(join(FOLDER, file), join('test', 'stories', file))), library)
  })
})
