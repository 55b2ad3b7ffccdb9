import { DisconnectReason } from './baileys.ts'

/**
 * What to do after a connection has ended. again: connect once more, at once, after a growing pause, or slowly; give-way:
 * somebody else uses these keys, so leave it to them; stop: only a person can go on, and the keys are void or not.
 */
export type Reaction =
  | { readonly type: 'again'; readonly pace: 'at-once' | 'back-off' | 'slowly' }
  | { readonly type: 'give-way' }
  | { readonly type: 'stop'; readonly reason: StopReason; readonly keysAreVoid: boolean }

export type StopReason = 'logged-out' | 'banned' | 'unlinked'

/** The answer to each reason that Baileys reports; unknown ones are taken for trouble with the network. */
export function reactionTo(code: number | undefined): Reaction {
  switch (code) {
    case DisconnectReason.restartRequired:
      return { type: 'again', pace: 'at-once' }
    case DisconnectReason.connectionReplaced:
      return { type: 'give-way' }
    case DisconnectReason.loggedOut:
      return { type: 'stop', reason: 'logged-out', keysAreVoid: true }
    case DisconnectReason.forbidden:
      return { type: 'stop', reason: 'banned', keysAreVoid: false }
    case DisconnectReason.multideviceMismatch:
      return { type: 'stop', reason: 'unlinked', keysAreVoid: true }
    case OUTDATED:
      return { type: 'again', pace: 'slowly' }
    default:
      return { type: 'again', pace: 'back-off' }
  }
}

/** WhatsApp does not take this version of its web client any more; a newer one can be set by WHATSAPP_VERSION. */
export const OUTDATED = 405

/** The status code of how a connection ended. */
export function codeOf(error: unknown): number | undefined {
  return (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode
}
