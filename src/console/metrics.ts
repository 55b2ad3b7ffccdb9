import { Hono } from 'hono'
import type { Channel } from '../channels/channel.ts'
import type { SendTally } from '../channels/tally-sends.ts'
import type { CompanyState } from '../model/company.ts'
import { readBacklog, type Backlog } from '../reports/backlog.ts'
import type { TurnTally } from '../store/service/tally-turns.ts'
import type { MetricName } from './metric-names.ts'
import type { StateSource } from './state.ts'

/** One value of one metric. */
export type Sample = {
  readonly name: MetricName
  readonly value: number
  readonly labels?: Readonly<Record<string, string>>
}

export type MetricsSource = StateSource & {
  /** What this process has done since it began. */
  readonly turns?: TurnTally
  readonly sends?: SendTally
}

/** GET /metrics, in the text format of Prometheus: counts only, for whoever reaches the port, as /readyz. */
export function metricsRoutes(source: MetricsSource): Hono {
  const app = new Hono()
  app.get('/metrics', async (context) => {
    const [{ expose, CONTENT_TYPE }, samples] = await Promise.all([
      // takes a moment to load, and many services are never asked
      import('./exposition.ts'),
      sample(source),
    ])
    return context.body(await expose(samples), 200, { 'content-type': CONTENT_TYPE })
  })
  return app
}

async function sample(source: MetricsSource): Promise<readonly Sample[]> {
  const { store, clock, channels, processes, turns = new Map(), sends = new Map() } = source
  const now = clock.now().getTime()
  const [backlog, company] = await Promise.all([
    store.read((db) => readBacklog(db, now)).catch(() => undefined),
    processes?.() ?? {},
  ])
  const isReady = backlog !== undefined && store.trouble === undefined
  return [
    { name: 'micromba_ready', value: Number(isReady) },
    ...[...turns].map(([outcome, value]) => ({
      name: 'micromba_turns_total' as const,
      value,
      labels: { outcome },
    })),
    ...channels.flatMap((channel) => ofChannel(channel, company, sends.get(channel.account))),
    ...ofRedis(company),
    ...(backlog ? ofBacklog(backlog) : []),
  ]
}

function ofChannel(
  channel: Channel,
  { accounts }: CompanyState,
  sends: ReadonlyMap<string, number> = new Map(),
): readonly Sample[] {
  const { name, account } = channel
  const labels = { channel: name, account }
  const isHeld = accounts === undefined || accounts[account] === 'here'
  return [
    { name: 'micromba_account_held', value: Number(isHeld), labels },
    { name: 'micromba_channel_trouble', value: Number(channel.trouble?.() !== undefined), labels },
    ...[...sends].map(([outcome, value]) => ({
      name: 'micromba_sends_total' as const,
      value,
      labels: { ...labels, outcome },
    })),
  ]
}

function ofRedis({ redis, redisEmptied = 0, processes = [] }: CompanyState): readonly Sample[] {
  if (redis === undefined || redis === 'off') return []
  const isUp = redis === 'up'
  const byRole = Map.groupBy(processes, ({ role }) => role)
  return [
    { name: 'micromba_redis_up', value: Number(isUp) },
    { name: 'micromba_local_limits', value: Number(!isUp) },
    { name: 'micromba_redis_emptied_total', value: redisEmptied },
    ...[...byRole].map(([role, { length }]) => ({
      name: 'micromba_processes' as const,
      value: length,
      labels: { role },
    })),
  ]
}

function ofBacklog(backlog: Backlog): readonly Sample[] {
  return [
    { name: 'micromba_inputs_waiting', value: backlog.waitingInputs },
    { name: 'micromba_inputs_longest_wait_seconds', value: backlog.longestWaitMs / 1_000 },
    { name: 'micromba_inputs_dead', value: backlog.deadInputs },
    { name: 'micromba_messages_waiting', value: backlog.queuedMessages },
    { name: 'micromba_messages_unknown', value: backlog.unknownMessages },
    { name: 'micromba_messages_failed', value: backlog.failedMessages },
    { name: 'micromba_timers_overdue', value: backlog.overdueTimers },
    { name: 'micromba_tickets_open', value: backlog.openTickets },
    { name: 'micromba_tickets_overdue', value: backlog.overdueTickets },
    { name: 'micromba_safety_cases_open', value: backlog.openSafetyCases },
    { name: 'micromba_incidents', value: backlog.incidents },
  ]
}
