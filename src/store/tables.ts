import type { ColumnType, Generated } from 'kysely'
import type { DateKind } from '../model/cohort-date.ts'
import type { AccessRole, ContactStatus, Hold, Role } from '../model/contact.ts'
import type {
  AccessId,
  AddressId,
  CaseId,
  CohortId,
  ContactId,
  InputId,
  MessageId,
  OccurrenceId,
  TicketId,
} from '../model/ids.ts'
import type { ChannelName, MessageClass } from '../model/message.ts'
import type { Priority, TicketEvent, TicketPromise, TicketStatus } from '../model/ticket.ts'
import type { CaseCategory, CaseEvent, CaseStage, Shown } from '../model/safety.ts'

/* Times are milliseconds since 1970 (UTC); JSON columns are text; money is minor units. `null` means absent. */

/** A column that may be left out of an insert. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

export type Tables = {
  cohorts: CohortTable
  cohort_dates: CohortDateTable
  contacts: ContactTable
  addresses: AddressTable
  address_contacts: AddressContactTable
  access: AccessTable
  consents: ConsentTable
  inputs: InputTable
  conversations: ConversationTable
  messages: MessageTable
  occurrences: OccurrenceTable
  timers: TimerTable
  figures: FigureTable
  figure_edits: FigureEditTable
  tickets: TicketTable
  ticket_events: TicketEventTable
  desks: DeskTable
  safety_cases: SafetyCaseTable
  safety_events: SafetyEventTable
  safety_prompts: SafetyPromptTable
  disclosures: DisclosureTable
  flow_versions: FlowVersionTable
  publications: PublicationTable
  whatsapp_keys: WhatsAppKeyTable
  incidents: IncidentTable
  leases: LeaseTable
  settings: SettingTable
  migrations: MigrationTable
}

export type CohortTable = {
  id: Generated<CohortId>
  programme: string
  name: string
  /** ISO date of the first class. */
  start_date: string
  class_code: string
  trainer_code: string
  trainer_id: Optional<ContactId>
  /** ISO weekday and local time of what may follow the cohort, where they are not the programme's. */
  weekday: Optional<number>
  hour: Optional<string>
  /** Who stands in for the trainer, and the code she joins with. */
  backup_code: Optional<string>
  backup_id: Optional<ContactId>
  /** What its people are written to in, where it is not the programme's language. */
  language: Optional<string>
  /** 1 where its people want voice notes. */
  audio: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
  created_at: number
}

export type CohortDateTable = {
  id: Generated<number>
  cohort_id: CohortId
  kind: DateKind
  /** From 1, within the kind: the module of that place in the programme. */
  number: number
  /** ISO local date. */
  date: string
  /** The day before the last move, when that was (milliseconds) and who moved it. */
  moved_from: Optional<string>
  moved_at: Optional<number>
  moved_by: Optional<string>
}

export type ContactTable = {
  id: Generated<ContactId>
  role: Role
  status: ContactStatus
  cohort_id: Optional<CohortId>
  name: Optional<string>
  language: Optional<string>
  /** JSON of ContactFields. */
  fields: Optional<string>
  /** The address she was last heard on: where the programme's own messages go. */
  address_id: Optional<AddressId>
  /** Her number as E.164 (`+50371234567`), where a list of people gave it. */
  phone: Optional<string>
  /** Her number in the partner's own register. */
  code: Optional<string>
  /** 1 where no chat reaches her: her trainer calls or visits, and enters her figures. */
  call_list: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
  /** While set, no flow and no reminder speaks to her: a person does (`talk`), or has to decide first (`safety`). */
  hold: Optional<Hold>
  /** IANA zone, where it is not her programme's. */
  zone: Optional<string>
  /** The last local day whose occurrences are planned, ISO; empty before the first. */
  planned_on: Generated<string>
  /** Since when she is held: by that long her timers are put off when the hold ends. */
  held_at: Optional<number>
  /** The closed ticket about which she was asked whether it is resolved, until she answers or writes something else. */
  asked_ticket_id: Optional<TicketId>
  /** Of a trainer: the local date (ISO) of her first day back; alerts go to her backup until then. */
  away_until: Optional<string>
  /** Of a trainer: she wants one message a week about her groups. */
  digest: Optional<'weekly'>
  consent_text: Optional<string>
  consent_version: Optional<string>
  consent_at: Optional<number>
  consent_input_id: Optional<InputId>
  created_at: number
}

/** Who of an organisation may see what: a coordinator, a safeguarding person and her deputies, each in her own chat. */
export type AccessTable = {
  id: Generated<AccessId>
  programme: string
  role: AccessRole
  name: Optional<string>
  /** What she writes once to the bot; gone when she has. */
  code: Optional<string>
  contact_id: Optional<ContactId>
  created_at: number
  joined_at: Optional<number>
  removed_at: Optional<number>
}

/** What each person has accepted, and when; only added to. */
export type ConsentTable = {
  id: Generated<number>
  contact_id: ContactId
  cohort_id: Optional<CohortId>
  text: string
  version: string
  accepted_at: number
  input_id: InputId
}

export type AddressTable = {
  id: Generated<AddressId>
  /** Who talks there. */
  contact_id: ContactId
  channel: ChannelName
  account: string
  chat: string
  status: 'open' | 'blocked' | 'gone'
  /** 1 where several share the phone and nobody knows who writes next: that is asked before anything is understood. */
  unsure: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
  created_at: number
}

/** held: waits until nobody holds the contact any more (contacts.hold). */
export type InputStatus = 'waiting' | 'held' | 'done' | 'dead'
/** Who shares an address; rows only where there are several. The address itself names who talks at present. */
export type AddressContactTable = { address_id: AddressId; contact_id: ContactId }

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
  status: FigureStatus
  raw: string
  rule: string
  recorded_at: number
  replaced_at: number
  input_id: InputId
}

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

export type FlowVersionTable = {
  version: string
  flow: string
  /** JSON of a FlowSource: all that is needed to run this version again. */
  source: string
  created_at: number
}

/** `import`: a start took it from the files. `removal`: the flow is not started any more. */
export type PublicationKind = 'import' | 'publish' | 'rollback' | 'removal'

export type PublicationTable = {
  id: Generated<number>
  flow: string
  version: Optional<string>
  kind: PublicationKind
  origin: 'files' | 'console'
  /** JSON of what was chosen for the people in steps that are gone: { step: 'stay' | 'finish' | 'move:…' }. */
  choices: Optional<string>
  published_by: string
  published_at: number
  /** When a version from the console was written into the files. */
  pulled_at: Optional<number>
  /** When the next one took its place; null is what runs now. */
  replaced_at: Optional<number>
}

/** The keys of a WhatsApp account, each encrypted for its place (channels/whatsapp/seal.ts). */
export type WhatsAppKeyTable = { account: string; type: string; id: string; value: string }

export type IncidentTable = {
  id: Generated<number>
  account: string
  kind: string
  /** The programme it is the business of, where it is of one alone. */
  programme: Optional<string>
  detail: string
  at: number
}

/** Which process has the use of a sending account (store/leases.ts). */
export type LeaseTable = { name: string; fence: number; holder: string | null; beat: number }

export type SettingTable = { key: string; value: string }

export type MigrationTable = { version: number; name: string; applied_at: number }
