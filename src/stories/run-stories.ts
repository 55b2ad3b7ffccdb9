import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Library } from '../flow/library.ts'
import { parseYaml, YamlError } from '../yaml.ts'
import { runStory } from './run-story.ts'
import { readStory, StoryError } from './story.ts'
import { updateStory } from './update-story.ts'

/** What became of a story; `line` is that of the file where it fails. */
export type StoryResult = {
  readonly file: string
  readonly story: string
  readonly result: 'passed' | 'updated' | 'failed'
  readonly line?: number
  readonly expected?: string
  readonly said?: string
}

/** Plays story files one after the other; with `update`, one that fails is first rewritten with what really happened. */
export async function* runStories(
  paths: readonly string[],
  library: Library,
  { update = false } = {},
): AsyncGenerator<StoryResult> {
  for (const path of paths) {
    const result = await runFile(path, library)
    yield update && result.result === 'failed' ? await rewrite(path, library, result) : result
  }
}

async function runFile(path: string, library: Library): Promise<StoryResult> {
  const file = relative(process.cwd(), path)
  let name = ''
  try {
    const story = readStory(parseYaml(readFileSync(path, 'utf8'), file))
    name = story.story
    await runStory(story, library)
    return { file, story: name, result: 'passed' }
  } catch (error) {
    return { file, story: name, result: 'failed', ...troubleOf(error) }
  }
}

async function rewrite(path: string, library: Library, failed: StoryResult): Promise<StoryResult> {
  const source = readFileSync(path, 'utf8')
  try {
    const story = readStory(parseYaml(source, failed.file))
    const rewritten = await updateStory(story, source, library)
    if (rewritten === source) return failed
    writeFileSync(path, rewritten)
  } catch (error) {
    return { ...failed, ...troubleOf(error) }
  }
  const again = await runFile(path, library)
  return again.result === 'passed' ? { ...again, result: 'updated' } : again
}

/** What is wrong with a story is for its author; a bug of the engine is shown as what was the case, not hidden. */
function troubleOf(error: unknown): Pick<StoryResult, 'line' | 'expected' | 'said'> {
  if (error instanceof StoryError) {
    const { line, expected, said } = error
    return { line, expected, said }
  }
  const said = error instanceof Error ? error.message : String(error)
  if (error instanceof YamlError)
    return { line: error.place.line, expected: 'YAML that can be read', said }
  return { line: 1, expected: 'a story that can be played', said }
}
