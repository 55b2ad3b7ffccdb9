import { AsyncResource } from 'node:async_hooks'
import type { SignalKeyStoreWithTransaction, SignalRepositoryWithLIDStore } from '../baileys.ts'

/** Runs work on Signal sessions in a transaction of its own, one at a time for the whole account. */
export type Apart = <T>(work: () => Promise<T>) => Promise<T>

const LOCK = 'signal-sessions'

/**
 * Baileys sends inside one transaction and receives inside another, each with its own copy of a session: the later commit
 * undoes the other's step, and what a send did to a session is committed only after the message has left (Baileys#2811,
 * #2581). Here no step shares a transaction, and each is committed when it is done.
 */
export function apartFrom(keys: SignalKeyStoreWithTransaction): Apart {
  const outside = new AsyncResource('whatsapp-ratchet')
  const apart: Apart = (work) => outside.runInAsyncScope(() => keys.transaction(work, LOCK))
  const set = keys.set.bind(keys)
  keys.set = (data) => {
    if (keys.isInTransaction() || data.session === undefined) return set(data)
    return apart(async () => set(data))
  }
  return apart
}

/** A repository whose steps are each committed before their result is used. */
export function stepByStep(
  repository: SignalRepositoryWithLIDStore,
  apart: Apart,
): SignalRepositoryWithLIDStore {
  return {
    ...repository,
    encryptMessage: (plain) => apart(() => repository.encryptMessage(plain)),
    decryptMessage: (sealed) => apart(() => repository.decryptMessage(sealed)),
    injectE2ESession: (session) => apart(() => repository.injectE2ESession(session)),
    migrateSession: (from, to) => apart(() => repository.migrateSession(from, to)),
    deleteSession: (jids) => apart(() => repository.deleteSession(jids)),
    validateSession: (jid) => apart(() => repository.validateSession(jid)),
    getSessionInfo: (jid) => apart(() => repository.getSessionInfo(jid)),
  }
}
