import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'

/**
 * Throws a FlowError with every error of the library under a folder, unless these very files were found sound by this very
 * program before: that is remembered beside the compiled code, as long as that is kept.
 */
export async function checkOnce(root: string): Promise<void> {
  const folder = getCompileCacheDir()
  const mark = folder === undefined ? undefined : join(folder, `sound-${digestOf(root)}`)
  if (mark !== undefined && existsSync(mark)) return
  const { refuseErrors } = await import('./check/check.ts')
  refuseErrors(root)
  if (mark !== undefined) keep(mark)
}

/** What a verdict depends on: the library, the code that judges it (it imports no other), and the libraries of that. */
const SUBJECT = [
  'flows',
  'locales',
  'package-lock.json',
  'src/calendar',
  'src/flow',
  'src/model',
  'src/reading',
  'src/yaml.ts',
]

function digestOf(root: string): string {
  const hash = createHash('sha256').update(process.version)
  for (const name of SUBJECT.flatMap((each) => filesIn(root, each))) {
    const content = readFileSync(join(root, name))
    hash.update(`\0${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function filesIn(root: string, name: string): readonly string[] {
  const path = join(root, name)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [name]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .toSorted()
}

/** Compiled code may lie where nothing can be written: then the next start checks again. */
function keep(mark: string): void {
  try {
    writeFileSync(mark, '')
  } catch {
    return
  }
}
