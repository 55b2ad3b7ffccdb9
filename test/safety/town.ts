import { fileURLToPath } from 'node:url'
import { giveAccess } from '../../src/office/access/access.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import type { AccessRole } from '../../src/model/contact.ts'
import { CONTACT, Stage, TRAINER, type OpenStore } from '../../src/stories/stage.ts'

export const library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))

/** Monday, 23 November 2026, 10:00 in Guatemala. */
export const NOW = 1_795_449_600_000
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export const MARTA = 'marta'
export const EVA = 'eva'

/** A stage with María and her trainer Doña Ana, and whoever protects the people of FUNDAP. */
export async function town(
  roles: Readonly<Record<string, AccessRole>> = { [MARTA]: 'safeguarding', [EVA]: 'deputy' },
  now = NOW,
  open?: OpenStore,
): Promise<Stage> {
  const stage = await Stage.set(library, 'fundap', now, undefined, undefined, open)
  await stage.write(TRAINER, stage.trainerCode)
  await stage.write(TRAINER, 'Doña Ana')
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  for (const [chat, role] of Object.entries(roles)) await take(stage, chat, role)
  for (const chat of [CONTACT, TRAINER, MARTA, EVA]) stage.unread(chat).length = 0
  return stage
}

/** Somebody is given a role and writes its code from her chat. */
export async function take(
  stage: Stage,
  chat: string,
  role: AccessRole,
  programme = 'fundap',
): Promise<number> {
  const { store, clock } = stage
  const name = chat === MARTA ? 'Licda. Marta' : `Licda. ${chat}`
  const { id, code } = await giveAccess(
    { programme, role, name },
    { store, library, now: clock.now() },
  )
  await stage.write(chat, code)
  return id
}

/** What a chat was sent since it was last looked at. */
export function reads(stage: Stage, chat: string): readonly string[] {
  return stage.unread(chat).splice(0)
}

/** How she stands: who holds her, and whether she takes part. */
export function standing(stage: Stage) {
  return stage.store.read((db) =>
    db
      .selectFrom('contacts')
      .select(['hold', 'status'])
      .where('role', '=', 'entrepreneur')
      .executeTakeFirstOrThrow(),
  )
}
