import { fileURLToPath } from 'node:url'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { loadLibrary, type Library } from '../../src/flow/library.ts'
import type { ContactId } from '../../src/model/ids.ts'
import {
  BACKUP,
  CONTACT,
  COORDINATOR,
  Stage,
  TRAINER,
  type OpenStore,
} from '../../src/stories/stage.ts'

/** Tuesday, 24 November 2026, 10:00 in Guatemala. */
export const MORNING = 1_795_536_000_000
export const HOUR = 3_600_000

export const LIBRARY: Library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))

/** What people are called, by their chats; no name stands inside another. */
export const NAMES: Readonly<Record<string, string>> = {
  [CONTACT]: 'Xiomara',
  petrona: 'Petrona',
  [TRAINER]: 'Doña Ana',
  [BACKUP]: 'Don Luis',
  [COORDINATOR]: 'Licda. Rosa',
  'sv-entrepreneur': 'Guadalupe',
  'sv-trainer': 'Don Óscar',
}

/** Chats of fundap and of fusai: two organisations on one service. */
export const FUNDAP = [CONTACT, 'petrona', TRAINER, BACKUP, COORDINATOR] as const
export const FUSAI = ['sv-entrepreneur', 'sv-trainer'] as const

/** A stage with two organisations: in one a trainer, her backup, a coordinator and two entrepreneurs, in the other two people. */
export async function openTown(library = LIBRARY, open?: OpenStore): Promise<Stage> {
  const stage = await Stage.set(library, 'fundap', MORNING, '2026-11-16', undefined, open)
  const other = await createCohort(
    { programme: 'fusai', name: 'San Salvador', startDate: '2026-11-16' },
    { store: stage.store, library, now: stage.clock.now() },
  )
  await joinStaff(stage, TRAINER, stage.trainerCode)
  await joinStaff(stage, BACKUP, stage.backupCode)
  await joinStaff(stage, 'sv-trainer', other.trainerCode)
  await stage.addCoordinator('fundap', NAMES[COORDINATOR] ?? '')
  for (const chat of [CONTACT, 'petrona']) await join(stage, chat, stage.classCode)
  await join(stage, 'sv-entrepreneur', other.classCode)
  for (const chat of [...FUNDAP, ...FUSAI]) stage.unread(chat).length = 0
  return stage
}

async function joinStaff(stage: Stage, chat: string, code: string): Promise<void> {
  for (const text of [code, NAMES[chat] ?? '']) await stage.write(chat, text)
}

async function join(stage: Stage, chat: string, code: string): Promise<void> {
  for (const text of [code, 'sí', NAMES[chat] ?? '']) await stage.write(chat, text)
}

export async function contactAt(stage: Stage, chat: string): Promise<ContactId> {
  const { contact_id } = await stage.store.read((db) =>
    db
      .selectFrom('addresses')
      .select('contact_id')
      .where('chat', '=', chat)
      .executeTakeFirstOrThrow(),
  )
  return contact_id
}

export function ticketsIn(stage: Stage) {
  return stage.store.read((db) => db.selectFrom('tickets').selectAll().orderBy('id').execute())
}
