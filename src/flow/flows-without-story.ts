import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseYaml, YamlError } from '../yaml.ts'
import type { Library } from './library.ts'

/**
 * Names of the flows that no story is about. A story is about the flow its file or folder is named after
 * (`help.yaml`, `weekly-check-in/silence.yaml`), and about those it starts or whose texts it expects by name.
 */
export function flowsWithoutStory(
  { flows }: Pick<Library, 'flows'>,
  storiesFolder: string,
): readonly string[] {
  const told = new Set(storiesIn(storiesFolder).flatMap((file) => flowsOf(storiesFolder, file)))
  return flows.map(({ name }) => name).filter((name) => !told.has(name))
}

function storiesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  )
}

function flowsOf(folder: string, file: string): readonly string[] {
  const names = [basename(file, '.yaml'), ...dirname(file).split('/')]
  try {
    const { value } = parseYaml(readFileSync(join(folder, file), 'utf8'), file)
    const talk = typeof value === 'object' && value !== null && 'talk' in value ? value.talk : []
    return [...names, ...(Array.isArray(talk) ? talk.flatMap(flowsNamed) : [])]
  } catch (error) {
    // a story that cannot be read is told of by the stories themselves
    if (error instanceof YamlError) return []
    throw error
  }
}

function flowsNamed(line: unknown): readonly string[] {
  if (typeof line !== 'object' || line === null) return []
  if ('start' in line) return [String(line.start)]
  const said: unknown = 'bot' in line ? line.bot : undefined
  if (typeof said !== 'object' || said === null || !('text' in said)) return []
  return [String(said.text).split('/')[0] ?? '']
}
