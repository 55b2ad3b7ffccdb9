import type { Confirm, Receive } from '../channel.ts'
import type { Acceptances } from './send/acceptance.ts'
import type { AuthenticationCreds } from './baileys.ts'
import type { Keyring } from './keys/keyring.ts'
import type { MessageIds } from './send/message-id.ts'
import type { WhatsAppOptions } from './options.ts'
import type { Pace } from './send/pace.ts'
import type { RecentIds } from './hear/recent-ids.ts'
import type { SentFiles } from './send/sent-files.ts'

/** What belongs to one pairing of an account, and outlives its sockets. */
export type Session = {
  readonly options: WhatsAppOptions
  readonly creds: AuthenticationCreds
  readonly keyring: Keyring
  readonly ids: MessageIds
  readonly sentFiles: SentFiles
  readonly pace: Pace
  readonly acceptances: Acceptances
  /** Written with their keys a moment ago; Baileys tells of them again. */
  readonly justKept: RecentIds
  readonly receive: Receive
  readonly confirm: Confirm
  /** Aborts when the channel is to stop. */
  readonly signal: AbortSignal
}
