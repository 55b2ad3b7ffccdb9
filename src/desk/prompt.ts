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
  | { readonly type: 'amount'; readonly person: Named }
  | { readonly type: 'method'; readonly person: Named; readonly amount: Amount }
  | { readonly type: 'modules'; readonly modules: readonly ModulePlace[] }
  | { readonly type: 'module-date'; readonly module: ModulePlace }
  | { readonly type: 'away-until' }

export type TicketVerb = 'take' | 'hand-over' | 'close'

export type Named = { readonly id: ContactId; readonly name: string }

/** An amount as it was read, before it is known how the trainer heard of it. */
export type Amount = {
  readonly minor: number
  readonly raw: string
  readonly rule: string
  readonly approximate: boolean
}

/** A class of a cohort, and the day on which it is held so far. */
export type ModulePlace = {
  readonly cohort: CohortId
  readonly number: number
  readonly title: string
  readonly date: string
}
