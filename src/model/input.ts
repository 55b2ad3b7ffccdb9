import type { EntryMethod, FigureAnswer } from './figure.ts'
import type { TicketId } from './ids.ts'
import type { Media, MediaType } from './message.ts'

/**
 * Everything that can move a conversation: what stands in a row of `inputs`. `replyTo` is the external id of our message
 * that a text or media was written as a reply to.
 */
export type InputPayload =
  | { readonly type: 'text'; readonly text: string; readonly replyTo?: string }
  | { readonly type: 'edited'; readonly text: string }
  | {
      readonly type: 'media'
      readonly media: MediaType
      readonly fileId?: string
      readonly caption?: string
      readonly replyTo?: string
    }
  /** The network says that the person blocked the account. */
  | { readonly type: 'blocked' }
  /** A ticket of hers is to be looked at: nobody answered in time, a promise came due, a talk fell silent. */
  | { readonly type: 'ticket'; readonly ticket: TicketId }
  /** A trainer who wants it gets her weekly digest. */
  | { readonly type: 'digest' }
  /** A timer came due: which frame of the conversation, which of its timers, and the arming it belongs to. */
  | ({ readonly type: 'timer' } & TimerPayload)
  /** A message to her was given up: the network did not take it, however often it was tried. */
  | { readonly type: 'undelivered' }
  /**
   * Her words, a voice note or a photo did not reach whom they were passed on to; or a file of a safety case that she
   * reads.
   */
  | {
      readonly type: 'not-passed'
      readonly media: Media['type'] | 'text'
      readonly why: 'gone' | 'too-large' | 'other'
      /** By name. */
      readonly to?: string
      readonly case?: number
    }
  /** A voice note or a photo that somebody sent her was lost on its way; who sent it hears of it too. */
  | { readonly type: 'not-received'; readonly media: Media['type']; readonly from?: string }
  /** Her safety case is to be looked at: whoever was told has not answered in time. */
  | { readonly type: 'case' }
  /** A flow is to start now: by the calendar, or by a person at the command line. */
  | {
      readonly type: 'start'
      readonly flow: string
      readonly by: 'calendar' | 'person'
      /** After this moment (milliseconds since 1970) it is not wanted any more. */
      readonly until?: number
    }
  /** A trainer entered a figure that she was told by telephone or on a visit. */
  | ({ readonly type: 'figure' } & EnteredFigure)
  /** Her consent is on paper: a list or a trainer says so. */
  | { readonly type: 'paper-consent'; readonly by: string }
  /** A publication decided what becomes of those who stand at some steps of old versions. */
  | ({ readonly type: 'migrate' } & MigratePayload)

export type EnteredFigure = {
  readonly figure: string
  /** ISO week, `2026-W48`. */
  readonly week: string
  /** In hundredths, as all figures are. */
  readonly answer: FigureAnswer
  readonly method: EntryMethod
  readonly by: string
}

export type MigratePayload = {
  readonly flow: string
  /** The old versions it is about. */
  readonly versions: readonly string[]
  /** The new version; without one everybody finishes. */
  readonly version?: string
  readonly steps: Readonly<Record<string, 'finish' | `move:${string}`>>
}

export type TimerPayload = {
  readonly frame: number
  readonly timer: string
  readonly armed: number
}
