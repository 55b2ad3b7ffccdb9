import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hears, openClassroom, type Classroom } from './classroom.ts'
import { cli, startService } from './run-service.ts'

test('a backup beside the busy service is of one moment; the service that starts on it has the same people and figures', async () => {
  await using room = await openClassroom()
  const maria = await room.entrepreneur('María')
  await room.ask(maria)
  maria.writes('450')
  await hears(maria, '450')
  maria.writes('sí')
  await hears(maria, 'Gracias')
  const figures = await room.cli('export', 'figures', '--format', 'csv')
  expect(figures.stdout).toContain('450')

  const file = join(room.folder, 'monday.db')
  const written = { transactions: 0, hasEnded: false }
  const writing = writePairs(room, written)
  const backup = await room.cli('backup', file, '--json')
  written.hasEnded = true
  await writing
  expect(backup).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(backup.stdout)).toMatchObject({ contacts: 2, figures: 1, linked: [] })
  expect(written.transactions).toBeGreaterThan(10)
  const [left, right] = pairsIn(file)
  expect(left).toBeDefined()
  expect(left).toBe(right)

  const beside = await room.cli('restore', file, '--replace')
  expect(beside).toMatchObject({ code: 1, stdout: '' })
  expect(beside.stderr).toMatch(/^another micromba service is running on /)

  await room.service?.stop()
  const environment = { ...room.environment, DATA_DIR: join(room.folder, 'elsewhere') }
  const restored = await cli(['restore', file], environment)
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  await using service = await startService(environment)
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
  expect(await cli(['export', 'figures', '--format', 'csv'], environment)).toEqual(figures)
  maria.writes('menú')
  await hears(maria, 'ventas')
})

/** Two rows that are the same after every transaction, written until somebody says that it is enough. */
async function writePairs(
  room: Classroom,
  written: { transactions: number; readonly hasEnded: boolean },
): Promise<void> {
  await room.look(async (store) => {
    while (!written.hasEnded) {
      const value = String(written.transactions)
      await store.transact(async (tx) =>
        tx.upsertMany(
          'settings',
          ['key'],
          ['left', 'right'].map((key) => ({ key, value })),
        ),
      )
      written.transactions += 1
    }
  })
}

function pairsIn(file: string): readonly unknown[] {
  using database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare("select value from settings where key in ('left', 'right')").all()
  return rows.map(({ value }) => value)
}
