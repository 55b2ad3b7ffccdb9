import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Channel } from './channels/channel.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { CompanyState } from './model/company.ts'
import { LeaseKeeper } from './pipeline/accounts/lease-keeper.ts'
import type { PipelineOptions } from './pipeline/pipeline.ts'
import { isPostgres } from './store/open.ts'
import type { Store } from './store/store.ts'

/** How this process gets along with others on the same database, and what it can say about that. */
export type Company = AsyncDisposable & {
  readonly options: Pick<PipelineOptions, 'leases' | 'bells' | 'limits' | 'takesTurns'>
  state(channels: readonly Channel[]): Promise<CompanyState>
}

/** A process alone on a SQLite file has no company; on PostgreSQL it has leases, and with Redis bells and shared limits. */
export async function joinCompany(config: Config, store: Store, log: Log): Promise<Company> {
  const takesTurns = config.role === 'all' || config.role === 'worker'
  if (!isPostgres(config.database))
    return { options: {}, state: async () => ({}), [Symbol.asyncDispose]: async () => {} }
  const id = `${hostname()}/${process.pid}/${randomBytes(3).toString('hex')}`
  const self = { id, role: config.role, since: systemClock.now().getTime() }
  const leases = new LeaseKeeper(store, id)
  const redis =
    config.redis === undefined
      ? undefined
      : await (await import('./redis/open.ts')).openRedis(config.redis, self, log)
  const shared = redis ? { bells: redis.bells, limits: redis.limits } : {}
  return {
    options: { leases, takesTurns, ...shared },
    async state(channels) {
      const held = channels.map(({ account }) => [
        account,
        leases.fenceOf(account) === undefined ? 'another process has it' : 'here',
      ])
      const others = redis ? await redis.state() : { redis: 'off' }
      return { process: id, role: config.role, accounts: Object.fromEntries(held), ...others }
    },
    [Symbol.asyncDispose]: async () => redis?.[Symbol.asyncDispose](),
  }
}
