import type { Generated } from 'kysely'
import type { Optional } from './column.ts'

/* What the service keeps for itself: versions, keys, incidents, leases. Units: ../tables.ts. */

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

/** The keys of a WhatsApp account, each encrypted for its place (channels/whatsapp/keys/seal.ts). */
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

/** Which process has the use of a sending account (store/service/leases.ts). */
export type LeaseTable = { name: string; fence: number; holder: string | null; beat: number }

export type SettingTable = { key: string; value: string }

export type MigrationTable = { version: number; name: string; applied_at: number }
