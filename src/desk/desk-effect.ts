import type { AddressId, CohortId, ContactId, TicketId } from '../model/ids.ts'
import type { EnteredFigure } from '../model/input.ts'
import type { Media } from '../model/message.ts'
import type { TicketEvent } from '../model/ticket.ts'
import type { TicketChange } from '../store/desk/tickets.ts'
import type { DatePlace, Prompt } from './prompt.ts'

/** What the desk wants done; desk/apply.ts turns each into rows of the turn's transaction. */
export type DeskEffect =
  /** Something to read for somebody else than who has just written. */
  | ({ readonly type: 'tell' } & Told)
  | {
      readonly type: 'changeTicket'
      readonly ticket: TicketId
      readonly change: TicketChange
      /** What happened, for the record, and through whom. */
      readonly event?: TicketEvent
      readonly person?: ContactId
      readonly note?: string
    }
  /** From now on a person talks with her, and no flow and no reminder does. */
  | { readonly type: 'holdContact'; readonly contact: ContactId }
  | { readonly type: 'releaseContact'; readonly contact: ContactId }
  /** She is asked whether a closed ticket is resolved; without one she is not asked any more. */
  | { readonly type: 'askResolved'; readonly contact: ContactId; readonly ticket?: TicketId }
  /** What the digits of who has just written mean from now on. */
  | { readonly type: 'showPrompt'; readonly prompt?: Prompt }
  /** The first day back (ISO); without one she is back. */
  | { readonly type: 'setAway'; readonly until?: string }
  | { readonly type: 'setDigest'; readonly isWanted: boolean }
  /** The safety cases that waited for who has just left go to the next. */
  | { readonly type: 'passCasesOn' }
  | { readonly type: 'enterFigure'; readonly contact: ContactId; readonly entered: EnteredFigure }
  /** A class, visit or harvest is on another day (ISO); `by` is who said so, for the record. */
  | {
      readonly type: 'moveDate'
      readonly place: DatePlace
      readonly to: string
      readonly by: string
    }
  /** A harvest begins on a day (ISO). */
  | {
      readonly type: 'openHarvest'
      readonly cohort: CohortId
      readonly number: number
      readonly date: string
    }

export type Told = {
  readonly to: Addressed
  readonly text: string
  readonly choices?: readonly string[]
  readonly media?: Media
  readonly ticket?: TicketId
}

/** Somebody who can be written to. */
type Addressed = { readonly id: ContactId; readonly address_id: AddressId }
