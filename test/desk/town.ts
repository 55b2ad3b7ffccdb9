import { fileURLToPath } from 'node:url'
import { giveAccess } from '../../src/office/access/access.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { loadLibrary, type Library } from '../../src/flow/library.ts'
import type { ContactId } from '../../src/model/ids.ts'
import type { InputPayload } from '../../src/model/input.ts'
import type { MessageClass } from '../../src/model/message.ts'
import { queueMessages } from '../../src/store/talk/messages.ts'
import {
  BACKUP,
  CONTACT,
  COORDINATOR,
  Stage,
  TRAINER,
  type OpenStore,
} from '../../src/stories/stage.ts'
import { addressOf, keepInput } from '../pipeline/keep-input.ts'

/** Tuesday, 24 November 2026, 10:00 in Guatemala. */
export const MORNING = 1_795_536_000_000
export const HOUR = 3_600_000

export const LIBRARY: Library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))

/** Who may write the trainer's code of the first organisation's cohort. */
export const SUCCESSOR = 'successor'

/** What people are called, by their chats; no name stands inside another. */
export const NAMES: Readonly<Record<string, string>> = {
  [CONTACT]: 'Xiomara',
  petrona: 'Petrona',
  [TRAINER]: 'Doña Ana',
  [BACKUP]: 'Don Luis',
  [COORDINATOR]: 'Licda. Rosa',
  [SUCCESSOR]: 'Doña Berta',
  'sv-entrepreneur': 'Guadalupe',
  'sv-trainer': 'Don Óscar',
  'sv-coordinator': 'Licda. Noemí',
}

/** Chats of fundap and of fusai: two organisations on one service. */
export const FUNDAP = [CONTACT, 'petrona', TRAINER, BACKUP, COORDINATOR, SUCCESSOR] as const
export const FUSAI = ['sv-entrepreneur', 'sv-trainer', 'sv-coordinator'] as const
export const ENTREPRENEURS: readonly string[] = [CONTACT, 'petrona', 'sv-entrepreneur']

/**
 * A stage with two organisations: in one a trainer, her backup, a coordinator and two entrepreneurs, in the other a trainer,
 * a coordinator and an entrepreneur.
 */
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
  const role = { programme: 'fusai', role: 'coordinator', name: NAMES['sv-coordinator'] }
  const world = { store: stage.store, library, now: stage.clock.now() }
  await stage.write('sv-coordinator', (await giveAccess(role, world)).code)
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

/** An input of somebody, as her network or the outbox brings it. */
export async function hear(stage: Stage, chat: string, payload: InputPayload): Promise<void> {
  await keepInput(stage, chat, payload)
  await stage.settle()
}

let queued = 0

/** A message that waits in the outbox, as after an outage, and may go after some milliseconds. */
export async function queue(
  stage: Stage,
  chat: string,
  kind: MessageClass,
  text: string,
  ms = 0,
): Promise<void> {
  const address = await addressOf(stage, chat)
  if (!address) return
  const now = stage.clock.now().getTime()
  queued += 1
  const message = {
    key: `waiting:${queued}`,
    contact_id: address.contact_id,
    address_id: address.id,
    class: kind,
    text,
    choices: null,
    due_at: now + ms,
    created_at: now,
  }
  await stage.store.transact(async (tx) => queueMessages(tx, [message]))
}
