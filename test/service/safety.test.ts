import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { eventually, hears, openClassroom, type Classroom } from './classroom.ts'
import { officer } from './officer.ts'
import { quiet, texts } from './rows.ts'

let classroom: Classroom

afterEach(() => classroom[Symbol.asyncDispose]())

const MARKER = 'zafiroverde'
const TOLD = `mi marido me pega ${MARKER}`

it('a disclosure on Telegram reaches the safeguarding person, and stands in the restricted table alone', async () => {
  classroom = await openClassroom({ LOG_LEVEL: 'debug' })
  const marta = await officer(classroom, 'safeguarding', 'Licda. Marta')
  const maria = await classroom.entrepreneur('María')
  await classroom.ask(maria)
  maria.writes(TOLD)
  await hears(maria, '¿Está en peligro ahora mismo?')
  const alert = await hears(marta, 'Aviso de protección: caso 1')
  expect(alert.text).not.toContain(MARKER)
  maria.writes('1')
  await hears(maria, 'vaya a un lugar seguro')
  maria.writes(`y tengo miedo ${MARKER}`)
  await hears(maria, 'Aquí estoy')
  await hears(marta, 'URGENTE')
  marta.writes('1')
  await hears(marta, 'Es María, de Grupo 1')
  marta.writes('1')
  await hears(marta, TOLD)
  await classroom.trigger(maria)
  const { stdout } = await classroom.cli('safety', 'list')
  expect(stdout).toContain('VAW')
  expect(stdout).toContain('lo atiende Licda. Marta')
  const refused = await classroom.cli('safety', 'clear', '1')
  expect(refused.code).toBe(1)
  await quiet(classroom)
  const before = texts(maria).length
  const cleared = await classroom.cli('safety', 'clear', '1', '--by', 'Licda. Marta')
  expect(cleared).toMatchObject({ code: 0, stderr: '' })
  await classroom.ask(maria)
  expect(texts(maria)).toHaveLength(before + 1)
  const exported = await classroom.cli('export', 'figures', '--format', 'csv')
  expect(exported.stdout).not.toContain(MARKER)
  await expectOnlyRestricted()
}, 120_000)

/** Looks for the words in all that the service has written: its log, and every byte of its folder. */
async function expectOnlyRestricted(): Promise<void> {
  await quiet(classroom)
  await eventually('the sends to end', async () => (await classroom.service?.stop())?.code === 0)
  expect(classroom.service?.output).not.toContain(MARKER)
  const kept = await classroom.look((store) =>
    store.read((db) => db.selectFrom('disclosures').select('text').execute()),
  )
  expect(kept.map(({ text }) => text)).toEqual([TOLD, `y tengo miedo ${MARKER}`])
  const files = await readdir(classroom.folder)
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(classroom.folder, file), 'latin1')
      return bytes.split(MARKER).length - 1
    }),
  )
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(kept.length)
}
