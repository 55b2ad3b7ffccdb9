import type {
  CohortTable,
  CohortDateTable,
  ContactTable,
  AccessTable,
  ConsentTable,
  AddressTable,
  AddressContactTable,
} from './tables/people.ts'
import type {
  InputTable,
  ConversationTable,
  MessageTable,
  OccurrenceTable,
  TimerTable,
  FigureTable,
  FigureEditTable,
} from './tables/talk.ts'
import type {
  TicketTable,
  TicketEventTable,
  DeskTable,
  SafetyCaseTable,
  SafetyEventTable,
  SafetyPromptTable,
  DisclosureTable,
} from './tables/desk.ts'
import type {
  FlowVersionTable,
  PublicationTable,
  WhatsAppKeyTable,
  IncidentTable,
  LeaseTable,
  SettingTable,
  MigrationTable,
} from './tables/service.ts'

/* Times are milliseconds since 1970 (UTC); JSON columns are text; money is minor units. `null` means absent. */

/** Every table, and the type of its rows; they stand in tables/, by what they are about. */
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
