import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where the stories of a checkout are. */
export const STORIES = join('test', 'stories')

/** The story files at some paths (files, or folders with everything in them), each once, in order of their names. */
export function storyFiles(paths: readonly string[]): readonly string[] {
  const found = paths.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`there is no story at '${path}'`)
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => join(path, file))
  })
  return [...new Set(found)].toSorted()
}
