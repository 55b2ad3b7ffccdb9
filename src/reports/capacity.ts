/** What everybody does on one evening, what a turn costs, and what the networks take. */
export type Plan = {
  readonly people: number
  /** Messages each person writes, and gets; both within the evening. */
  readonly heardEach: number
  readonly sentEach: number
  readonly hours: number
  /** Evenings like this a year. */
  readonly evenings: number
  /** CPU of a worker, and of the database, for one turn (microseconds). */
  readonly workerMicros: number
  readonly databaseMicros: number
  /** What a turn leaves in the database, indexes included (bytes). */
  readonly turnBytes: number
  /** Messages a second that the network takes from one sending account. */
  readonly accountRate: number
  /** How much of a core may be used, so that a peak within the evening finds room. */
  readonly coreShare: number
}

/** What that needs, and which of it runs out first. */
export type Capacity = {
  readonly turnsPerSecond: number
  readonly sendsPerSecond: number
  readonly accounts: number
  readonly workerCores: number
  readonly databaseCores: number
  readonly gigabytesPerYear: number
  /** Hours until one account alone has sent everything. */
  readonly hoursOnOneAccount: number
  /** What would have to grow first if there were one of each: an account, a worker's core, or the database's. */
  readonly binding: 'account' | 'worker' | 'database'
}

/** `npm run bench:postgres` of 2026-11-25, two shared cores: one process that does everything, and the database beside it. */
const MEASURED = { workerMicros: 440, databaseMicros: 310, turnBytes: 2_600 } as const

/** An evening: six messages heard and six said within four hours, half of each core left free, once a week. */
export const EVENING = {
  heardEach: 6,
  sentEach: 6,
  hours: 4,
  evenings: 52,
  coreShare: 0.5,
  ...MEASURED,
} as const

/** Messages a second from one account: Telegram's limit for a bot; WhatsApp's 80 a number count what is heard too. */
export const NETWORKS: Readonly<Record<string, number>> = { Telegram: 30, 'WhatsApp Cloud API': 40 }

/** Dollars a month for a core and for a gigabyte of disk. Taken for granted, not measured: each host has its own. */
export const PRICES: Prices = { coreMonth: 15, gigabyteMonth: 0.1 }

export type Prices = { readonly coreMonth: number; readonly gigabyteMonth: number }

/** Dollars of a year for cores, and for a year's rows kept all year; without what the networks ask. */
export function yearlyCost(needs: Capacity, { coreMonth, gigabyteMonth }: Prices): number {
  const cores = needs.workerCores + needs.databaseCores
  return 12 * (cores * coreMonth + needs.gigabytesPerYear * gigabyteMonth)
}

/** What an evening needs of cores, accounts and disk. */
export function capacityOf(plan: Plan): Capacity {
  const seconds = plan.hours * 3_600
  const turnsPerSecond = (plan.people * plan.heardEach) / seconds
  const sendsPerSecond = (plan.people * plan.sentEach) / seconds
  const needs = {
    account: sendsPerSecond / plan.accountRate,
    worker: (turnsPerSecond * plan.workerMicros) / 1e6 / plan.coreShare,
    database: (turnsPerSecond * plan.databaseMicros) / 1e6 / plan.coreShare,
  }
  const turnsPerYear = plan.people * plan.heardEach * plan.evenings
  return {
    turnsPerSecond,
    sendsPerSecond,
    accounts: Math.ceil(needs.account),
    workerCores: Math.ceil(needs.worker),
    databaseCores: Math.ceil(needs.database),
    gigabytesPerYear: (turnsPerYear * plan.turnBytes) / 1e9,
    hoursOnOneAccount: (plan.people * plan.sentEach) / plan.accountRate / 3_600,
    binding: mostNeeded(needs),
  }
}

function mostNeeded(needs: Readonly<Record<Capacity['binding'], number>>): Capacity['binding'] {
  if (needs.account >= needs.worker && needs.account >= needs.database) return 'account'
  return needs.worker >= needs.database ? 'worker' : 'database'
}
