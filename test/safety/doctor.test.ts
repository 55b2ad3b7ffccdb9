import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/open.ts'
import type { AccessRole } from '../../src/model/contact.ts'
import { CONTACT, type Stage } from '../../src/stories/stage.ts'
import { contactAt } from '../desk/town.ts'
import { cli } from '../service/run-service.ts'
import { HOUR, MARTA, NOW, take, town } from './town.ts'

let folder: string
let stage: Stage | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'))
})

afterEach(async () => {
  await stage?.[Symbol.asyncDispose]()
  stage = undefined
  await rm(folder, { recursive: true })
})

const CURE = 'access add --programme fundap --role safeguarding'

const inFile = (now: Date) => openDatabase(join(folder, 'micromba.db'), now)

async function inFolder(roles: Readonly<Record<string, AccessRole>>): Promise<Stage> {
  stage = await town(roles, NOW, inFile)
  return stage
}

const run = (...words: string[]) => cli(words, { DATA_DIR: folder })

/** What `doctor` found, and its exit code; help lines grow old by themselves, and are no matter here. */
async function doctor() {
  const { code, stdout } = await run('doctor', '--json')
  const found = JSON.parse(stdout) as Record<string, unknown> & { oldHelpLines: readonly string[] }
  return { ...found, isWell: code === 0, isOld: found.oldHelpLines.length > 0 }
}

/** Makes messages to María of which this has become; returns their numbers. */
function lose(
  here: Stage,
  status: 'unknown' | 'failed',
  count: number,
): Promise<readonly number[]> {
  return here.store.transact(async (tx) => {
    const address = await tx.db
      .selectFrom('addresses')
      .select(['id as address_id', 'contact_id'])
      .where('chat', '=', CONTACT)
      .executeTakeFirstOrThrow()
    const common = { ...address, class: 'reply', text: 'Hola', attempts: 1, due_at: NOW } as const
    const rows = Array.from({ length: count }, (_, index) => ({
      ...common,
      status,
      key: `${status}:${index}`,
      attempted_at: NOW,
      created_at: NOW,
    }))
    const lost = await tx.db.insertInto('messages').values(rows).returning('id').execute()
    return lost.map(({ id }) => id)
  })
}

describe('doctor', () => {
  it('says that nobody protects the people of a programme, and the cure', async () => {
    const here = await inFolder({})
    const { code, stdout } = await run('doctor')
    expect(code).toBe(1)
    expect(stdout).toContain(CURE)
    await take(here, MARTA, 'safeguarding')
    const after = await doctor()
    expect(after).toMatchObject({ unguarded: [], isWell: !after.isOld })
    expect((await run('doctor')).stdout).not.toContain(CURE)
  }, 60_000)

  it('is not well while nobody attends to somebody in danger', async () => {
    const here = await inFolder({ [MARTA]: 'safeguarding' })
    await here.write(CONTACT, 'mi esposo me pega')
    expect(await doctor()).toMatchObject({ unattendedSafetyCases: 1, isWell: false })
    const { stdout } = await run('doctor')
    expect(stdout).toMatch(/^unattendedSafetyCases {2}1 {2}<- .*safety list$/m)
    expect(stdout).toMatch(/^no está bien: /m)
    await here.write(MARTA, '1')
    const after = await doctor()
    expect(after).toMatchObject({ openSafetyCases: 1, unattendedSafetyCases: 0 })
    expect(after.isWell).toBe(!after.isOld)
  }, 60_000)

  it('names the latest messages of which nobody knows whether they arrived, and that failed', async () => {
    const here = await inFolder({ [MARTA]: 'safeguarding' })
    const unknown = await lose(here, 'unknown', 12)
    const [failed] = await lose(here, 'failed', 1)
    const found = await doctor()
    const who = { contact: await contactAt(here, CONTACT), name: 'María' }
    const latest = unknown.toReversed().slice(0, 10)
    expect(found).toMatchObject({
      unknownMessages: 12,
      lastUnknownMessages: latest.map((message) => ({ message, ...who, at: NOW })),
      failedMessages: 1,
      lastFailedMessages: [{ message: failed, ...who, at: NOW }],
    })
    const { stdout } = await run('doctor')
    const line = (message: number | undefined) =>
      `  mensaje ${message}, 2026-11-23T16:00:00.000Z: persona ${who.contact}, María\n`
    const lines = latest.map(line).join('')
    expect(stdout).toMatch(new RegExp(`^unknownMessages +12  <- .*\n${lines}failedMessages`, 'm'))
    expect(stdout).toMatch(new RegExp(`^failedMessages +1 .*\n${line(failed)}overdueTimers`, 'm'))
    expect((await run('doctor', '--language', 'en')).stdout).toContain(`  message ${failed}, `)
  }, 60_000)

  it('is not well while a call for help is overdue', async () => {
    const here = await inFolder({ [MARTA]: 'safeguarding' })
    await here.write(CONTACT, 'ayuda')
    await here.wait(96 * HOUR)
    const found = await doctor()
    expect(found).toMatchObject({ overdueTickets: 1, isWell: false })
  }, 60_000)
})

it('cohort add says that the programme has no safeguarding person', async () => {
  const add = ['cohort', 'add', '--programme', 'fundap', '--name', 'Uno', '--start', '2026-11-23']
  expect((await run(...add)).stdout).toContain(CURE)
  await run('access', 'add', '--programme', 'fundap', '--role', 'safeguarding')
  const { stdout } = await run(...add)
  expect(stdout).not.toContain(CURE)
  expect(stdout).toContain('todavía no le ha escrito su código')
}, 60_000)
