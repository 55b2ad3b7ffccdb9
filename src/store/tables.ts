import type { ColumnType, Generated } from 'kysely'
import type { DateKind } from '../model/cohort-date.ts'
import type { AccessRole, ContactStatus, Hold, Role } from '../model/contact.ts'
import type {
  AccessId,
  AddressId,
  CohortId,
  ContactId,
  InputId,
  MessageId,
  TicketId,
} from '../model/ids.ts'
import type { ChannelName, MessageClass } from '../model/message.ts'

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
  timers: TimerTable
  figures: FigureTable
  figure_edits: FigureEditTable
  tickets: TicketTable
  flow_versions: FlowVersionTable
  publications: PublicationTable
  whatsapp_keys: WhatsAppKeyTable
  incidents: IncidentTable
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
  /** 1 where no chat reaches her: her trainer calls or visits, and enters her figures. */
  call_list: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
  /** While set, no flow and no reminder speaks to her: a person does (`talk`), or has to decide first (`safety`). */
  hold: Optional<Hold>
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

/** Who shares an address; rows only where there are several. The address itself names who talks at present. */
export type AddressContactTable = { address_id: AddressId; contact_id: ContactId }

export type InputStatus = 'waiting' | 'done' | 'dead'

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
  /** JSON of the language she chose and the texts it does not have yet, said in Spanish here: ["quc", ["help/call"]]. */
  fallback: Optional<string>
  status: MessageStatus
  attempts: number
  due_at: number
  external_id: Optional<string>
  /** Reason code of a failure, an unknown outcome or a cancellation. */
  reason: Optional<string>
  created_at: number
  attempted_at: Optional<number>
  sent_at: Optional<number>
  /** When the network said that it reached her phone, and that she saw it. */
  delivered_at: Optional<number>
  read_at: Optional<number>
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
  trainer_id: Optional<ContactId>
  reason: string
  status: 'open' | 'closed'
  opened_at: number
  closed_at: Optional<number>
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
  detail: string
  at: number
}

export type SettingTable = { key: string; value: string }

export type MigrationTable = { version: number; name: string; applied_at: number }
