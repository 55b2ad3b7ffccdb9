import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cli, type Ran } from '../service/run-service.ts'

const folder = mkdtempSync(join(tmpdir(), 'micromba-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const environment = { DATA_DIR: join(folder, 'data') }

async function importList(name: string, content: Buffer | string, ...more: string[]): Promise<Ran> {
  const file = join(folder, name)
  writeFileSync(file, content)
  return cli(['import', 'contacts', file, '--cohort', await code, ...more], environment)
}

const code = cli(
  ['cohort', 'add', '--programme', 'fusai', '--name', 'G', '--start', '2026-11-23', '--json'],
  environment,
).then(({ stdout }) => (JSON.parse(stdout) as { classCode: string }).classCode)

test(
  'a list is shown, then saved; refused rows end with exit code 1 and their reason',
  { timeout: 120_000 },
  async () => {
    const list = Buffer.from('Nombre;Teléfono\nMaría Peña;7012-3456\nRosa;12\n', 'latin1')
    const shown = await importList('lista.csv', list)
    expect(shown).toMatchObject({ code: 1, stderr: '' })
    expect(shown.stdout).toContain('fila 2  nueva  María Peña')
    expect(shown.stdout).toContain('fila 3  no entra: «12» no es un número de teléfono de SV')
    const saved = await importList('lista.csv', list, '--apply', '--json')
    expect(saved.code).toBe(1)
    expect(JSON.parse(saved.stdout)).toMatchObject({
      applied: true,
      rows: [{ row: 2, outcome: 'new', id: 1 }],
    })
    const again = await importList(
      'lista.csv',
      'nombre,telefono\nMaría Peña,+50370123456\n',
      '--json',
    )
    expect(again.code).toBe(0)
    expect(JSON.parse(again.stdout)).toMatchObject({
      rows: [{ row: 2, outcome: 'unchanged', id: 1 }],
    })
    const { stdout } = await cli(['cohort', 'show', await code], environment)
    expect(stdout).toContain('     1  María Peña: no ha aceptado todavía\n')
  },
)

test(
  'a file that is no list is refused in one line, whatever it is called',
  { timeout: 120_000 },
  async () => {
    const empty = await importList('vacio.csv', '')
    expect(empty).toMatchObject({ code: 1, stdout: '', stderr: 'El archivo está vacío.\n' })
    const wrong = await importList('foto.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))
    expect(wrong.code).toBe(1)
    expect(wrong.stderr.trim().split('\n')).toHaveLength(1)
    const named = await importList('lista.xlsx', 'nombre\nAna\n')
    expect(named).toMatchObject({ code: 0, stderr: '' })
  },
)
