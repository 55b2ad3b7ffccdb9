import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, test } from 'vitest'
import { loadLibrary } from '../src/flow/library.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { runStory } from '../src/stories/run-story.ts'
import { readStory } from '../src/stories/story.ts'
import { readYaml } from '../src/yaml.ts'
import { emptiedDatabase, hasPostgres } from './store/servers.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'test', 'stories')

/** One story of each folder; TEST_STORE=postgres plays all of them. */
const isAll = process.env['TEST_STORE'] === 'postgres'

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()
const firsts = files.filter((file, index) => file.split('/')[0] !== files[index - 1]?.split('/')[0])

describe.skipIf(!hasPostgres)('the stories come true on PostgreSQL as they do on SQLite', () => {
  const library = loadLibrary(ROOT)
  let empty: () => Promise<string>

  beforeAll(async () => {
    empty = await emptiedDatabase()
  })

  test.each(isAll ? files : firsts)('%s', async (file) => {
    const story = readStory(readYaml(join(FOLDER, file), join('test', 'stories', file)))
    await runStory(story, library, async (now) => openPostgres(await empty(), now))
  })
})
