import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { CompanyState } from '../model/company.ts'
import { readBacklog, type Backlog } from '../reports/backlog.ts'
import type { Store } from '../store/store.ts'

export type StateSource = {
  readonly store: Store
  readonly clock: Clock
  readonly channels: readonly Channel[]
  /** What there is to say of this process beside others. */
  readonly processes?: () => Promise<CompanyState>
}

/** How the service does; `problem` says why the database cannot be read or written. */
export type ServiceState =
  | ({ readonly ready: false; readonly problem: string } & Partial<Backlog>)
  | ({ readonly ready: true; readonly channels: readonly ChannelState[] } & Backlog & CompanyState)

type ChannelState = Pick<Channel, 'name' | 'account'> & { readonly trouble: string | null }

/** What waits, what keeps each channel from its work, and what a person should look at. Never throws. */
export async function readState({
  store,
  clock,
  channels,
  processes = async () => ({}),
}: StateSource): Promise<ServiceState> {
  try {
    const backlog = await store.read((db) => readBacklog(db, clock.now().getTime()))
    if (store.trouble !== undefined) return { ready: false, problem: store.trouble, ...backlog }
    return { ready: true, channels: channels.map(stateOf), ...backlog, ...(await processes()) }
  } catch (error) {
    return { ready: false, problem: error instanceof Error ? error.message : String(error) }
  }
}

function stateOf(channel: Channel): ChannelState {
  const { name, account } = channel
  return { name, account, trouble: channel.trouble?.() ?? null }
}
