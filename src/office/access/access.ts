import type { Library } from '../../flow/library.ts'
import { ACCESS_ROLES, type AccessRole } from '../../model/contact.ts'
import { RequestError } from '../../model/request-error.ts'
import { wakeCasesOf } from '../../store/desk/safety-cases.ts'
import { wakeTicketsOf } from '../../store/desk/tickets.ts'
import { addAccess, removeAccess } from '../../store/people/access.ts'
import { cancelSafety } from '../../store/talk/messages.ts'
import type { Store, Tx } from '../../store/store.ts'
import { newTrainerCode } from '../cohort/join-codes.ts'

export type Given = {
  readonly id: number
  readonly programme: string
  readonly role: AccessRole
  readonly name?: string
  /** She writes it once to the bot, from her own chat. */
  readonly code: string
}

/** Gives somebody a role in a programme; throws a RequestError where there is no such programme or role. */
export async function giveAccess(
  { programme, role, name }: { programme: string; role: string; name?: string | undefined },
  { store, library, now }: { readonly store: Store; readonly library: Library; readonly now: Date },
): Promise<Given> {
  if (!library.programmes.has(programme)) {
    const known = [...library.programmes.keys()].join(', ')
    throw new RequestError(`there is no programme '${programme}'; expected one of ${known}`)
  }
  const known = ACCESS_ROLES.find((each) => each === role)
  if (!known) {
    throw new RequestError(`there is no role '${role}'; expected one of ${ACCESS_ROLES.join(', ')}`)
  }
  const code = newTrainerCode()
  const called = name?.trim() || undefined
  const { id } = await store.transact((tx) =>
    addAccess(tx.db, {
      programme,
      role: known,
      name: called ?? null,
      code,
      created_at: now.getTime(),
    }),
  )
  return { id, programme, role: known, ...(called === undefined ? {} : { name: called }), code }
}

/**
 * Takes a role back, used or not, and from whom it was taken what waited for her; throws a RequestError where there is none
 * of this number.
 */
export async function takeAccess(
  id: string,
  { store, now }: { readonly store: Store; readonly now: Date },
): Promise<void> {
  const wasThere =
    /^\d{1,9}$/.test(id) && (await store.transact((tx) => takeBack(tx, Number(id), now.getTime())))
  if (!wasThere) throw new RequestError(`there is no access '${id}'; see access list`)
}

async function takeBack(tx: Tx, id: number, now: number): Promise<boolean> {
  const taken = await removeAccess(tx.db, id, now)
  if (!taken) return false
  const { contact_id: person, programme, role } = taken
  if (person === null) return true
  if (role === 'coordinator') await wakeTicketsOf(tx.db, { person, programme }, now)
  else {
    await wakeCasesOf(tx.db, person, now)
    await cancelSafety(tx.db, { person, programme })
  }
  return true
}
