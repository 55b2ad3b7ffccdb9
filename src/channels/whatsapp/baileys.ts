// oxlint-disable-next-line import/no-unassigned-import -- it has to run before libsignal is loaded
import './keys/libsignal-guard.ts'

/** Baileys, after libsignal has been guarded: nothing else imports it. */
export * from '@whiskeysockets/baileys'
export { makeLibSignalRepository } from '@whiskeysockets/baileys/lib/Signal/libsignal.js'
