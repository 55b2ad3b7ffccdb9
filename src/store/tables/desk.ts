import type { Generated } from 'kysely'
import type { CaseId, ContactId, InputId, TicketId } from '../../model/ids.ts'
import type { CaseCategory, CaseEvent, CaseStage, Shown } from '../../model/safety.ts'
import type { Priority, TicketEvent, TicketPromise, TicketStatus } from '../../model/ticket.ts'
import type { Optional } from './column.ts'

/* Calls for help, and people in danger. Units: ../tables.ts. */

export type TicketTable = {
  id: Generated<TicketId>
  contact_id: ContactId
  /** Who has to act: trainer, backup or coordinator; null only where nobody can be written to. */
  owner_id: Optional<ContactId>
  reason: string
  priority: Priority
  status: TicketStatus
  /** What the owner has promised: to talk with her in the chat, or to call her. */
  promise: Optional<TicketPromise>
  /** How often she asked while it was open. */
  times: number
  opened_at: number
  /** When the present owner was told; null until then. */
  alerted_at: Optional<number>
  /** Until when the owner has to answer, or to keep the promise (by working hours). */
  due_at: number
  /** When the desk looks at it again; null while an input about it waits for its turn. */
  wake_at: Optional<number>
  acknowledged_at: Optional<number>
  /** The last message of the talk, of either side. */
  relayed_at: Optional<number>
  /** Since when nobody answers for it in time. */
  overdue_at: Optional<number>
  closed_at: Optional<number>
  closed_by: Optional<ContactId>
  note: Optional<string>
  /** What she answered when she was asked afterwards. */
  resolved: Optional<0 | 1>
}

/** What happened to a ticket, and through whom; only added to. */
export type TicketEventTable = {
  id: Generated<number>
  ticket_id: TicketId
  type: TicketEvent
  person_id: Optional<ContactId>
  at: number
  note: Optional<string>
}

/** The last list or question a trainer was shown, so that a digit means a line of it. */
export type DeskTable = {
  contact_id: ContactId
  /** JSON of a Prompt (desk/prompt.ts). */
  prompt: Optional<string>
  at: number
}

/** Somebody may be in danger: until it is cleared by a person, nothing but the safety path writes to her. */
export type SafetyCaseTable = {
  id: Generated<CaseId>
  contact_id: ContactId
  programme: string
  category: CaseCategory
  urgent: 0 | 1
  /** What she was asked last. */
  stage: CaseStage
  opened_at: number
  /** Until when who was told last has to answer; then the next is told. Null when somebody attends to it. */
  wake_at: Optional<number>
  acknowledged_at: Optional<number>
  acknowledged_by: Optional<ContactId>
  cleared_at: Optional<number>
}

/** What happened to a safety case, when and through whom; only added to. */
export type SafetyEventTable = {
  id: Generated<number>
  case_id: CaseId
  type: CaseEvent
  /** The officer; null where the program, the contact herself or somebody at the command line did it. */
  person_id: Optional<ContactId>
  /** Who said to be at the command line. */
  name: Optional<string>
  at: number
}

/** What an officer was shown last, so that a digit is an answer to it. */
export type SafetyPromptTable = {
  contact_id: ContactId
  case_id: CaseId
  shown: Shown
  at: number
}

/** What a held person wrote or sent: for the programme's safeguarding people only, and in no other table. */
export type DisclosureTable = {
  id: Generated<number>
  case_id: CaseId
  input_id: InputId
  text: string
  /** JSON of a Media. */
  media: Optional<string>
  heard_at: number
}
