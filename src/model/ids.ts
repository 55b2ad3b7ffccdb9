/** A number that cannot be mistaken for another table's id. */
type Id<Table extends string> = number & { readonly __table: Table }

export type AccessId = Id<'access'>
export type AddressId = Id<'addresses'>
export type CaseId = Id<'safety_cases'>
export type CohortId = Id<'cohorts'>
export type ContactId = Id<'contacts'>
export type InputId = Id<'inputs'>
export type MessageId = Id<'messages'>
export type OccurrenceId = Id<'occurrences'>
export type TicketId = Id<'tickets'>
