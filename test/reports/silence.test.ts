import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { localDate, momentOf } from '../../src/calendar/local.ts'
import { systemClock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { CONTACT, Stage } from '../../src/stories/stage.ts'
import { cli } from '../service/run-service.ts'

const ZONE = 'America/Guatemala'
const YESTERDAY = localDate(systemClock.now().getTime(), ZONE).subtract({ days: 1 })
const EVENING = momentOf(YESTERDAY, '20:00', ZONE)

it('the day on which somebody was last heard is the one of the people there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'silence-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'micromba.db')
  const library = loadLibrary(process.cwd())
  const stage = await Stage.set(library, 'fundap', EVENING, undefined, undefined, (now) =>
    openSqlite(file, now),
  )
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  await stage[Symbol.asyncDispose]()
  const told = await cli(['report', 'silence', '--cohort', stage.classCode], { DATABASE_URL: file })
  expect(told).toMatchObject({ code: 0, stderr: '' })
  expect(told.stdout).toContain(`escribió el ${YESTERDAY.toString()}`)
})
