import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { RequestError } from '../model/request-error.ts'
import { runStories, type StoryResult } from '../stories/run-stories.ts'
import { storyFiles, STORIES } from '../stories/story-files.ts'
import { openLibrary, ROOT } from './workplace.ts'

/** `stories [paths] [--update] [--json]`: plays the stories, a line each; exit code 1 when one does not come true. */
export async function storiesCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      update: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const files = filesAt(positionals)
  const results: StoryResult[] = []
  for await (const result of runStories(files, openLibrary(), { update: values.update })) {
    results.push(result)
    if (!values.json) process.stdout.write(`${describeStory(result)}\n`)
  }
  const failed = results.filter(({ result }) => result === 'failed').length
  process.stdout.write(
    values.json
      ? `${JSON.stringify(results)}\n`
      : `${results.length} stories, ${failed === 0 ? 'all true' : `${failed} not true`}\n`,
  )
  return failed === 0 ? 0 : 1
}

function filesAt(paths: readonly string[]): readonly string[] {
  const places = paths.length > 0 ? paths.map((path) => resolve(path)) : [join(ROOT, STORIES)]
  try {
    return storyFiles(places)
  } catch (error) {
    throw new RequestError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** `ok    test/stories/help.yaml  …`, or the file's line, what was expected and what was the case. */
export function describeStory({ file, story, result, line, expected, said }: StoryResult): string {
  if (result === 'failed') return `FAIL  ${file}:${line}: expected ${expected}; ${said}`
  return `${result === 'updated' ? 'new ' : 'ok  '}  ${file}  ${story}`
}
