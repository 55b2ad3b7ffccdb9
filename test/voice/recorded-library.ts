import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from '../service/run-service.ts'
import { silentOgg } from './ogg.ts'

/** What each recording of the copy says. */
export const VOICE = silentOgg(2)

type Files = Readonly<Record<string, string>>

/** A copy of the shipped library with recordings under these names; with `program` it can be run too. */
export async function recordedLibrary(
  recordings: readonly string[],
  { program = false, files = {} }: { program?: boolean; files?: Files } = {},
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'micromba-voice-'))
  const parts = ['flows', 'locales', ...(program ? ['src', 'package.json'] : [])]
  for (const part of parts) await cp(join(ROOT, part), join(root, part), { recursive: true })
  if (program) await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  const written = [...recordings.map((name) => [name, VOICE] as const), ...Object.entries(files)]
  for (const [name, content] of written) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), content)
  }
  return root
}
