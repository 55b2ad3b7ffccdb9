import type { Generated } from 'kysely'
import type {
  AddressId,
  CohortId,
  ContactId,
  InputId,
  MessageId,
  OccurrenceId,
  TicketId,
} from '../../model/ids.ts'
import type { MessageClass } from '../../model/message.ts'
import type { Optional } from './column.ts'

/* What is heard, said, planned and recorded. Units: ../tables.ts. */

/** held: waits until nobody holds the contact any more (contacts.hold). */
export type InputStatus = 'waiting' | 'held' | 'done' | 'dead'

export type InputTable = {
  id: Generated<InputId>
  account: string
  external_id: string
  contact_id: ContactId
  address_id: Optional<AddressId>
  /** JSON of an InputPayload. */
  payload: string
  status: InputStatus
  attempts: number
  heard_at: number
  done_at: Optional<number>
  /** Why it is dead, or why nothing was done. */
  problem: Optional<string>
}

export type ConversationTable = {
  contact_id: ContactId
  /** JSON of a ConversationState. */
  state: string
  /** The flow, version and step of the innermost frame: who is inside what, without opening `state`. */
  flow: Optional<string>
  version: Optional<string>
  step: Optional<string>
  /** JSON of the same for the frames below it, where there are any: [[flow, version, step], …]. */
  below: Optional<string>
  updated_at: number
}

export type MessageStatus = 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled'

export type MessageTable = {
  id: Generated<MessageId>
  /** Unique: the occurrence that made the message, so that nothing makes it twice. */
  key: string
  contact_id: ContactId
  address_id: AddressId
  class: MessageClass
  text: string
  /** JSON array of labels, where the channel may show keys. */
  choices: Optional<string>
  /** JSON of a Media, in place of the text. */
  media: Optional<string>
  /** The ticket it is about, in a trainer's chat: what she writes as a reply to it goes to that contact. */
  ticket_id: Optional<TicketId>
  /** JSON of the language she chose and the texts it does not have yet, said in Spanish here: ["quc", ["help/call"]]. */
  fallback: Optional<string>
  /** What is added to the text when it is sent, and stands nowhere else: the words of a disclosure. */
  disclosure_id: Optional<number>
  status: MessageStatus
  attempts: number
  due_at: number
  external_id: Optional<string>
  /** Reason code of a failure, an unknown outcome or a cancellation. */
  reason: Optional<string>
  /** JSON array of what it says: `flow@version/step`, where a flow says it. */
  said_by: Optional<string>
  created_at: number
  attempted_at: Optional<number>
  sent_at: Optional<number>
  /** When it reached her phone, and when she saw it, where the network tells. */
  delivered_at: Optional<number>
  read_at: Optional<number>
  /** The category the network bills it in, `free` where it does not, where it tells. */
  billing: Optional<string>
}

/** `merged`: started right after another of that day. */
export type OccurrenceStatus = 'waiting' | 'started' | 'merged' | 'skipped'

/** What the calendar plans for a person, and what became of it; unique by (contact, schedule, day). */
export type OccurrenceTable = {
  id: Generated<OccurrenceId>
  contact_id: ContactId
  /** The schedule's name in the programme file. */
  schedule: string
  flow: string
  /** The local day its schedule gives, ISO. */
  day: string
  /** The same with the schedule's hour, `2026-11-30T18:00`. */
  nominal: string
  zone: string
  /** When it is due by her day and hour. */
  due_at: number
  /** When it is to be looked at: that hour after all rules, with the spread. */
  planned_at: number
  /** After this moment it is not sent any more. */
  late_at: number
  status: OccurrenceStatus
  /** JSON array of the Reasons that moved it, in order. */
  moves: string
  /** JSON of the Reason it waits for, or was merged or skipped for. */
  reason: Optional<string>
  decided_at: Optional<number>
}

export type TimerTable = {
  contact_id: ContactId
  key: string
  due_at: number
  /** JSON of a TimerPayload. */
  payload: string
}

export type FigureStatus = 'recorded' | 'confirmed' | 'corrected' | 'missing'

export type FigureTable = {
  id: Generated<number>
  contact_id: ContactId
  cohort_id: CohortId
  figure: string
  /** ISO week, `2026-W48`. */
  week: string
  minor: Optional<number>
  currency: string
  status: FigureStatus
  raw: string
  /** Which reading rule made the amount of the raw text. */
  rule: string
  approximate: 0 | 1
  low: Optional<number>
  high: Optional<number>
  confirmed_by: Optional<'contact' | 'trainer'>
  method: 'chat' | 'voice' | 'trainer-visit' | 'trainer-call'
  recorded_at: number
  input_id: InputId
}

export type FigureEditTable = {
  id: Generated<number>
  contact_id: ContactId
  figure: string
  week: string
  /** What stood before the edit. */
  minor: Optional<number>
  /** To whom it was told, and in what: unknown of what was replaced before 2026-12-01. */
  cohort_id: Optional<CohortId>
  currency: Optional<string>
  status: FigureStatus
  raw: string
  rule: string
  recorded_at: number
  replaced_at: number
  input_id: InputId
}
