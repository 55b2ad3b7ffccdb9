import type { Languages } from '../flow/languages.ts'
import type { Recordings } from '../flow/recordings.ts'
import type { Texts } from '../flow/texts.ts'
import type { Flow } from '../flow/flow.ts'
import type { AccessRole, ContactFields, ContactStatus, Hold, Role } from '../model/contact.ts'
import type { PastFigure } from '../model/figure.ts'
import type { AccessId, CaseId, CohortId, TicketId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import type { CaseCategory, CaseStage, HelpLine, Shown } from '../model/safety.ts'
import type { Country } from '../reading/country.ts'
import type { SafetyLexicon } from '../reading/messages/safety.ts'
import type { SpeakerWords } from '../reading/messages/speaker.ts'
import type { Words } from '../reading/words.ts'

/** What is known of the person when a turn begins. */
export type Facts = {
  readonly role: Role
  readonly status: ContactStatus
  readonly consented: boolean
  /** When she accepted (milliseconds since 1970). */
  readonly joinedAt?: number
  /** There is no address to write to: her trainer calls or visits. */
  readonly noChat?: true
  /** The input is of a chat that is not her present one, and that one is open. */
  readonly elsewhere?: true
  readonly name?: string
  /** What her trainer is called, where one has joined. */
  readonly trainer?: string
  readonly programme?: Programme
  /** IANA zone she lives in: her own, or her programme's. What she is told is by it; what the staff has to do is not. */
  readonly zone: string
  readonly cohort?: string
  /** Goal, hour and the like, as flows have set them. */
  readonly fields: ContactFields
  /** The programme's modules around the present. */
  readonly module?: ModuleFacts
  /** Where today or this week has its messages of the programme already: when a flow that has waited may speak. */
  readonly freeFrom?: number
  readonly figures: readonly PastFigure[]
  /** The class or trainer code that stands in her message, if it is one. */
  readonly joining?: Joining
  /** The role whose code stands in her message, if it is one. */
  readonly granting?: Granting
  readonly hold?: Hold
  /** In a turn that calls a person for her: how that call stands. */
  readonly call?: CallFacts
  /** Where she is held for her safety, or has just told of a danger: who can be told. */
  readonly safety?: SafetyFacts
  /** What a safeguarding person can decide about. */
  readonly officer?: OfficerFacts
}

/** How a call for a person's help stands, as who asked for it is told: by what is kept, never by a guess. */
export type CallFacts = {
  /** waiting: she is told, or was, and has not answered. call: she has promised to call. overdue: her time has passed. */
  readonly stands: 'waiting' | 'call' | 'overdue'
  /** Who has it; absent where nobody can be written to. */
  readonly helper?: { readonly name?: string }
  /** Her open ticket, where this adds to one. */
  readonly ticket?: TicketId
  /** Until when she answers or calls (milliseconds since 1970). */
  readonly dueAt: number
  /** Somebody else is told if she does not. */
  readonly isPassedOn: boolean
  /** When this was read (milliseconds since 1970). */
  readonly now: number
}

export type SafetyFacts = {
  /** Her open case. */
  readonly case?: {
    readonly id: CaseId
    readonly category: CaseCategory
    readonly stage: CaseStage
    readonly isUrgent: boolean
    /** Somebody has said that she attends to it. */
    readonly isAttended: boolean
    /** When it is looked at again (milliseconds since 1970). */
    readonly wakeAt?: number
  }
  /** Who is told, or attends to it; absent where nobody can be written to. */
  readonly officer?: { readonly name?: string }
  readonly canTellTrainer: boolean
  /** Everybody who could be told has been, and nobody has answered. */
  readonly isLastTold?: boolean
}

export type OfficerFacts = {
  /** Open cases of her programmes, the oldest first. */
  readonly cases: readonly CaseFacts[]
  /** What her digits answer. */
  readonly shown?: { readonly case: CaseId; readonly shown: Shown }
}

/** A safety case as an officer may see it: never the words. */
export type CaseFacts = {
  readonly id: CaseId
  readonly contact: number
  readonly country: string
  readonly category: CaseCategory
  readonly isUrgent: boolean
  readonly hour?: string
  readonly name?: string
  readonly cohort?: string
  readonly trainer?: string
  /** Her number, where her network has one. */
  readonly phone?: string
  readonly wantsCall: boolean
  readonly isTrainerTold: boolean
  /** She has asked the bot for silence. */
  readonly isSilent: boolean
  /** Who attends to it. */
  readonly attendedBy?: { readonly isMe: boolean; readonly name?: string }
}

/** A role in a programme that somebody has been given and takes up. */
export type Granting = {
  readonly accessId: AccessId
  readonly role: AccessRole
  readonly programme: Programme
  readonly name?: string
}

/** The last module held and the next one to come, with its local date. */
type ModuleFacts = {
  readonly last?: string
  readonly next?: string
  readonly date?: string
  /** Whether that is the day after. */
  readonly isTomorrow?: boolean
}

export type Joining = {
  readonly cohortId: CohortId
  readonly role: Role
  readonly programme: Programme
  readonly trainer?: string
  /** With the code of who stands in for the trainer. */
  readonly isBackup?: true
  /** What the cohort's people are written to in, where it is not the programme's language. */
  readonly language?: string
  /** The cohort's people want voice notes. */
  readonly audio?: true
}

/** How to read and write in one locale: word lists, country, and the texts that belong to no flow. */
export type Speech = {
  readonly locale: string
  readonly words: Words
  readonly country?: Country
  readonly safety?: SafetyLexicon
  /** How people say who they are. */
  readonly speakers: SpeakerWords
  /** The numbers people of the country can call. */
  readonly helpLines?: readonly HelpLine[]
  readonly texts: Texts
  readonly languages: Languages
  readonly recordings: Recordings
}

/** The flows a conversation can run. */
export type Flows = {
  /** A flow as a programme runs it. */
  current(name: string, programme?: string): Flow | undefined
  /** The version a conversation is pinned to; throws when it was not loaded before the turn. */
  pinned(version: string): Flow
  forIntent(intent: string, programme?: string): Flow | undefined
}
