import type { ColumnType, Generated } from 'kysely'
import type { DateKind } from '../../model/cohort-date.ts'
import type { AccessRole, ContactStatus, Hold, Role } from '../../model/contact.ts'
import type {
  AccessId,
  AddressId,
  CohortId,
  ContactId,
  InputId,
  TicketId,
} from '../../model/ids.ts'
import type { ChannelName } from '../../model/message.ts'
import type { Optional } from './column.ts'

/* Groups, the people in them, and where they are written to. Units: ../tables.ts. */

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

/** Who shares an address; rows only where there are several. The address itself names who talks at present. */
export type AddressContactTable = { address_id: AddressId; contact_id: ContactId }
