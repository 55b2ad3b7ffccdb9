import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { METRICS } from './metric-names.ts'
import type { Sample } from './metrics.ts'

/** Memory, processor, event loop and garbage collection of this process, from the first look on. */
const OF_PROCESS = new Registry()
collectDefaultMetrics({ register: OF_PROCESS })

export const CONTENT_TYPE = OF_PROCESS.contentType

/** The samples as Prometheus reads them, and after them those of the process. What has no sample is left out. */
export async function expose(samples: readonly Sample[]): Promise<string> {
  const registry = new Registry()
  for (const [name, each] of Map.groupBy(samples, (sample) => sample.name)) {
    const { type, help } = METRICS[name]
    const labelNames = Object.keys(each[0]?.labels ?? {})
    const options = { name, help, labelNames, registers: [registry] }
    const metric = type === 'counter' ? new Counter(options) : new Gauge(options)
    for (const { labels = {}, value } of each) metric.inc(labels, value)
  }
  return `${await registry.metrics()}\n${await OF_PROCESS.metrics()}`
}
