import type { DateKind } from '../model/cohort-date.ts'
import type { CohortId, ContactId, TicketId } from '../model/ids.ts'

/** What a trainer was shown last: a digit she writes means a line of it. JSON in `desks`. */
export type Prompt =
  | { readonly type: 'menu' }
  | {
      readonly type: 'tickets'
      readonly verb: TicketVerb
      readonly ids: readonly TicketId[]
      /** What she wrote after the command: the note of `cerrar`. */
      readonly rest: string
    }
  | { readonly type: 'colleagues'; readonly ticket: TicketId; readonly people: readonly Named[] }
  | { readonly type: 'whose-figure' }
  | { readonly type: 'people'; readonly rest: string; readonly people: readonly Named[] }
  | { readonly type: 'amount'; readonly person: OfWeek }
  | { readonly type: 'method'; readonly person: OfWeek; readonly amount: Amount }
  | { readonly type: 'dates'; readonly dates: readonly DatePlace[] }
  | { readonly type: 'new-date'; readonly place: DatePlace }
  | { readonly type: 'harvest-groups'; readonly groups: readonly CohortPlace[] }
  | { readonly type: 'harvest-day'; readonly group: CohortPlace }
  | { readonly type: 'away-until' }

export type TicketVerb = 'take' | 'hand-over' | 'close'

export type Named = { readonly id: ContactId; readonly name: string }

/** Somebody, and the ISO week that was named when her figure was asked for. */
export type OfWeek = Named & { readonly week?: string }

/** An amount as it was read, before it is known how the trainer heard of it. */
export type Amount = {
  readonly minor: number
  readonly raw: string
  readonly rule: string
  readonly approximate: boolean
}

/** One of her groups. */
export type CohortPlace = { readonly id: CohortId; readonly name: string }

/** A class, visit or harvest of a cohort, and the day on which it is so far. */
export type DatePlace = {
  readonly cohort: CohortId
  readonly kind: DateKind
  readonly number: number
  readonly title: string
  readonly date: string
}
