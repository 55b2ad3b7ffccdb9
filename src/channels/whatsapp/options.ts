import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { KeyRow } from '../channel.ts'
import type { Traffic } from './line/health.ts'
import type { Pacing } from './send/limits.ts'

export type WhatsAppOptions = {
  /** The account's name in this installation, `fundap`. */
  readonly account: string
  /** SECRET_KEY: what the keys in the database are encrypted with. */
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
  /** Where the files of the library are: `Media.source.file` begins here. */
  readonly folder: string
  /** All keys of the account, or those of one type, as they are in the database. */
  readKeys(type?: string): Promise<readonly KeyRow[]>
  /** Whether a message was heard, by its external id. */
  wasHeard(externalId: string): Promise<boolean>
  /** The text of an outbox row, for a phone that could not read it and asks again. */
  sentText(row: number): Promise<string | undefined>
  /** What the account sent by itself lately, for its health. */
  readonly readTraffic?: () => Promise<Traffic>
  /** Another WhatsApp Web endpoint. */
  readonly url?: string
  /** The version of WhatsApp Web to say we are, `2.3000.1043857760`, where the library's own is too old. */
  readonly version?: string
  readonly pacing?: Pacing
  /** A number from 0 up to 1; Math.random, unless a test wants to know. */
  readonly random?: () => number
  readonly times?: Partial<Times>
}

/** Milliseconds. */
export type Times = {
  /** The first pause after trouble, and the longest. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** The pause where WhatsApp does not take our version. */
  readonly slowPauseMs: number
  /** How long the server may take to say that it has a message. */
  readonly acceptMs: number
  /** After the connection stands, before the first message goes: Baileys moves its own session meanwhile. */
  readonly settleMs: number
  /** How often it is looked whether somebody has paired the account, or made it forget its keys. */
  readonly pairedMs: number
}

export const DEFAULT_TIMES: Times = {
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
  slowPauseMs: 300_000,
  acceptMs: 6_000,
  settleMs: 250,
  pairedMs: 2_000,
}
