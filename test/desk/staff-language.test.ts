import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { loadLibrary, type Library } from '../../src/flow/library.ts'
import { BACKUP, CONTACT, COORDINATOR, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { HOUR, openTown } from './town.ts'

/* Once K'iche' has texts, the staff still reads Spanish, and she reads K'iche'. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MARK = '⟦quc⟧'
const STAFF = [TRAINER, BACKUP, COORDINATOR]

let folder: string
let library: Library
let stage: Stage

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'micromba-quc-'))
  for (const each of ['flows', 'locales'])
    cpSync(join(ROOT, each), join(folder, each), { recursive: true })
  mkdirSync(join(folder, 'locales/quc'))
  for (const name of ['conversation', 'desk', 'safety']) {
    const spanish = readFileSync(join(ROOT, `locales/es/${name}.ftl`), 'utf8')
    const marked = spanish.replace(/^([a-z][\w-]*) =/gim, `$1 = ${MARK}`)
    writeFileSync(join(folder, `locales/quc/${name}.ftl`), marked)
  }
  library = loadLibrary(folder)
})

afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(async () => {
  stage = await openTown(library)
  await stage.store.transact(({ db }) =>
    db.updateTable('contacts').set({ language: 'quc' }).execute(),
  )
  return () => stage[Symbol.asyncDispose]()
})

/** All that the staff and she have been sent since they were looked at last. */
function said() {
  const staff = STAFF.flatMap((chat) => stage.unread(chat).splice(0))
  return { staff, hers: stage.unread(CONTACT).splice(0) }
}

function expectOwnLanguages(atLeast: number): void {
  const { staff, hers } = said()
  expect(staff.length).toBeGreaterThanOrEqual(atLeast)
  expect(staff.filter((text) => text.includes(MARK))).toEqual([])
  expect(hers.filter((text) => text.includes(MARK)).length).toBeGreaterThan(0)
}

it('a talk: alert, claim, words in both directions, closed, and not resolved', async () => {
  await stage.write(CONTACT, 'ayuda')
  said()
  await stage.write(TRAINER, 'pendientes')
  await stage.write(TRAINER, '1: 1')
  await stage.write(CONTACT, 'buenos días')
  await stage.write(TRAINER, 'mañana paso')
  await stage.write(TRAINER, 'cerrar')
  await stage.write(CONTACT, 'no')
  expectOwnLanguages(5)
})

it('a call that goes on to the backup and is overdue', async () => {
  await stage.write(CONTACT, 'ayuda')
  expect(stage.unread(TRAINER).join()).toContain('1. La atiendo ahora')
  await stage.wait(2 * HOUR)
  await stage.write(BACKUP, '1: 2')
  await stage.wait(30 * HOUR)
  expectOwnLanguages(4)
})

it('a talk that she ends, one that is handed over, and one in which nobody writes', async () => {
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  await stage.write(TRAINER, 'pasar 1')
  await stage.write(TRAINER, '1')
  await stage.write(BACKUP, '1: 1')
  await stage.wait(9 * HOUR)
  said()
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '2: 1')
  await stage.write(CONTACT, 'alto')
  const { staff } = said()
  expect(staff.length).toBeGreaterThan(1)
  expect(staff.filter((text) => text.includes(MARK))).toEqual([])
})
