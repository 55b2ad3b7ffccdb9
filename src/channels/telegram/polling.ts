import { forApi } from './api.ts'
import { passing } from './connect.ts'
import { failureOf } from './failure.ts'
import { pause, type Session } from './session.ts'
import { ALLOWED_UPDATES, updateSchema, type Update } from './update.ts'

/**
 * Asks for updates until the signal aborts; throws a ChannelError when the token is not accepted at the first request.
 * Later refusals (a server that restarts, a token that was revoked) are logged and tried again: nobody is left unheard.
 * The next request confirms what the last one brought, so it is made only after that is committed. The
 * first confirms nothing: what was committed before a restart comes again, and the store drops it.
 */
export async function poll(session: Session): Promise<void> {
  let offset: number | undefined
  let hasListened = false
  while (!session.signal.aborted) {
    // a process that has slept would end the request of the one that listens now
    if (!session.isOurs()) {
      await session.backOff.wait()
      continue
    }
    const updates = await ask(session, offset, hasListened)
    if (updates) hasListened = true
    if (!updates) continue
    const last = updates.at(-1)
    if (last && (await takeAll(session, updates))) offset = last.update_id + 1
  }
}

/** The next updates in their order; undefined where the request failed. */
async function ask(
  session: Session,
  offset: number | undefined,
  hasListened: boolean,
): Promise<readonly Update[] | undefined> {
  const { api, signal, backOff, trouble, times } = session
  const from = offset === undefined ? {} : { offset }
  const how = { timeout: times.pollSeconds, allowed_updates: ALLOWED_UPDATES }
  try {
    const updates = await api.getUpdates({ ...from, ...how }, forApi(signal))
    backOff.succeeded()
    trouble.isOver()
    return updates
      .map((update) => updateSchema.parse(update))
      .toSorted((one, other) => one.update_id - other.update_id)
  } catch (error) {
    const failure = failureOf(error)
    await pause(session, hasListened ? failure : passing(failure, session.options))
    return undefined
  }
}

/** Hands over the same updates until they are committed; false if the signal aborts before that. */
async function takeAll(session: Session, updates: readonly Update[]): Promise<boolean> {
  while (!session.signal.aborted) {
    try {
      await session.take(updates)
      return true
    } catch {
      await session.backOff.wait()
    }
  }
  return false
}
