/** What a process can say of itself beside others on the same database; nothing where it is alone on a SQLite file. */
export type CompanyState = {
  readonly process?: string
  readonly role?: string
  /** By sending account, who has it: `here`, or `another process has it`. */
  readonly accounts?: Readonly<Record<string, string>>
  /** `up`, `off` where none is configured, or `away (…)` with the reason and what that means. */
  readonly redis?: string
  /** How often Redis was found emptied (FLUSHALL, or a restart) since this process began. */
  readonly redisEmptied?: number
  /** The processes that are alive, as Redis knows them. */
  readonly processes?: readonly Process[]
}

/** A process of this service, and since when it runs (milliseconds since 1970). */
export type Process = { readonly id: string; readonly role: string; readonly since: number }
