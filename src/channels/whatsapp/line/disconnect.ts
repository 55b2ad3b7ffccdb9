import { DisconnectReason } from '../baileys.ts'

/**
 * What to do after a connection has ended. again: connect once more, at once, after a growing pause, or slowly; give-way:
 * somebody else uses these keys, so leave it to them; stop: only a person can go on, and the keys are void or not.
 */
export type Reaction =
  | { readonly type: 'again'; readonly pace: 'at-once' | 'back-off' | 'slowly' }
  | { readonly type: 'give-way' }
  | { readonly type: 'stop'; readonly reason: StopReason; readonly keysAreVoid: boolean }

export type StopReason = 'logged-out' | 'banned' | 'unlinked'

/** WhatsApp does not take this version of its web client any more; a newer one can be set by WHATSAPP_VERSION. */
const OUTDATED = 405

/** The answer to each reason that Baileys reports; those that are not here are trouble with the network. */
const REACTIONS: ReadonlyMap<number, Reaction> = new Map<number, Reaction>([
  [DisconnectReason.restartRequired, { type: 'again', pace: 'at-once' }],
  [DisconnectReason.connectionReplaced, { type: 'give-way' }],
  [DisconnectReason.loggedOut, { type: 'stop', reason: 'logged-out', keysAreVoid: true }],
  [DisconnectReason.forbidden, { type: 'stop', reason: 'banned', keysAreVoid: false }],
  [DisconnectReason.multideviceMismatch, { type: 'stop', reason: 'unlinked', keysAreVoid: true }],
  [OUTDATED, { type: 'again', pace: 'slowly' }],
])

export function reactionTo(code: number | undefined): Reaction {
  return (
    REACTIONS.get(code ?? DisconnectReason.connectionLost) ?? { type: 'again', pace: 'back-off' }
  )
}

/** The status code of how a connection ended. */
export function codeOf(error: unknown): number | undefined {
  return (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode
}
