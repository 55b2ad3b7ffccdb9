type Metric = { readonly type: 'gauge' | 'counter'; readonly help: string }

/** Every metric of ours; docs/metrics.md is made from this. None has a label that says anything of a person. */
export const METRICS = {
  micromba_ready: {
    type: 'gauge',
    help: '1 while the database can be read and written, as /readyz is green; without it the figures from the database are left out',
  },
  micromba_turns_total: {
    type: 'counter',
    help: 'turns that this process has committed, by outcome: done, waiting (failed, to be tried again), held, dead (failed three times)',
  },
  micromba_sends_total: {
    type: 'counter',
    help: 'calls to a network that this process has made, by channel, account and outcome: sent, retry, refused, unknown',
  },
  micromba_account_held: {
    type: 'gauge',
    help: '1 where this process has the sending account (its lease), 0 where another has it',
  },
  micromba_channel_trouble: {
    type: 'gauge',
    help: '1 while something keeps the channel from its work; /readyz and doctor say what',
  },
  micromba_redis_up: {
    type: 'gauge',
    help: '1 while Redis answers; not there without REDIS_URL',
  },
  micromba_local_limits: {
    type: 'gauge',
    help: '1 while each process keeps to half of the limits by itself, because Redis is away',
  },
  micromba_redis_emptied_total: {
    type: 'counter',
    help: 'how often Redis was found emptied (FLUSHALL, or a restart) since this process began',
  },
  micromba_processes: {
    type: 'gauge',
    help: 'processes that are alive, by role, as Redis knows them',
  },
  micromba_inputs_waiting: {
    type: 'gauge',
    help: 'database: inputs that wait for their turn',
  },
  micromba_inputs_longest_wait_seconds: {
    type: 'gauge',
    help: 'database: how long the oldest of them has waited',
  },
  micromba_inputs_dead: {
    type: 'gauge',
    help: 'database: inputs that were given up; doctor says what to do',
  },
  micromba_messages_waiting: {
    type: 'gauge',
    help: 'database: messages to be sent, or on their way',
  },
  micromba_messages_unknown: {
    type: 'gauge',
    help: 'database: messages of which nobody knows whether they arrived',
  },
  micromba_messages_failed: {
    type: 'gauge',
    help: 'database: messages that were refused or given up',
  },
  micromba_timers_overdue: {
    type: 'gauge',
    help: 'database: timers whose time has come',
  },
  micromba_tickets_open: {
    type: 'gauge',
    help: 'database: calls for help that are not closed',
  },
  micromba_tickets_overdue: {
    type: 'gauge',
    help: 'database: of these, those that nobody has answered in time',
  },
  micromba_safety_cases_open: {
    type: 'gauge',
    help: 'database: people who are held because they may be in danger',
  },
  micromba_incidents: {
    type: 'gauge',
    help: 'database: incidents written down, in all',
  },
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof METRICS
