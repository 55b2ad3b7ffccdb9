import type { ContactId, TicketId } from '../model/ids.ts'

/** What a trainer was shown last: a digit she writes means a line of it. JSON in `desks`. */
export type Prompt =
  | { readonly type: 'menu' }
  | { readonly type: 'tickets'; readonly verb: TicketVerb; readonly ids: readonly TicketId[] }
  | { readonly type: 'colleagues'; readonly ticket: TicketId; readonly people: readonly Named[] }
  | { readonly type: 'away-until' }

export type TicketVerb = 'take' | 'hand-over' | 'close'

export type Named = { readonly id: ContactId; readonly name: string }
