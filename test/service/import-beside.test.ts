import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eventually, openClassroom, type Classroom } from './classroom.ts'
import { ROOT } from './run-service.ts'

/** Sixteen slices; docs/reminders.md has what 50,000 rows, the most that a list may have, were measured to do. */
const ROWS = 8_000

test('a long list beside the running service: answers come at once; killed in the middle and brought again, nobody is twice', async () => {
  await using room = await openClassroom()
  const maria = await room.entrepreneur('María')
  const file = writeList(room.folder)

  const first = importList(room, file)
  await eventually('the first slices', async () => (await countListed(room)) > 0)
  first.kill('SIGKILL')
  const kept = await countListed(room)
  expect(kept).toBeLessThan(ROWS)

  const second = importList(room, file)
  const ended = once(second, 'exit').then(([code]: unknown[]) => code)
  const waits: number[] = []
  while (second.exitCode === null) {
    const from = performance.now()
    maria.writes('menú')
    const { at } = await maria.waitForMessage(() => true)
    waits.push(at - from)
    // Telegram takes one message a second for a chat
    await pause(1_000)
  }
  expect(await ended).toBe(0)
  expect(Math.max(...waits)).toBeLessThan(1_000)
  expect(await countListed(room)).toBe(ROWS)
})

function writeList(folder: string): string {
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `C${index};Ana Tzoc ${index % 700};${50_000_000 + index};Aldea ${index % 90}`,
  )
  const file = join(folder, 'lista.csv')
  writeFileSync(file, ['código;nombre;teléfono;comunidad', ...rows].join('\n'))
  return file
}

function importList({ classCode, environment }: Classroom, file: string) {
  const words = ['import', 'contacts', file, '--cohort', classCode, '--apply']
  return spawn(process.execPath, [join(ROOT, 'src/cli/micromba.ts'), ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: 'ignore',
  })
}

function countListed(room: Classroom): Promise<number> {
  return room.look((store) =>
    store.read(async (db) => {
      const found = await db
        .selectFrom('contacts')
        .select((q) => q.fn.countAll<number>().as('count'))
        .where('code', 'is not', null)
        .executeTakeFirstOrThrow()
      return found.count
    }),
  )
}
