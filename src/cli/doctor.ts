import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { readBacklog } from '../reports/backlog.ts'
import { readFallbacks, type Fallbacks } from '../reports/fallbacks.ts'
import { openLibrary, openStore } from './workplace.ts'

/** `doctor [--json]`: configuration, flows, database, what waits, and what a person should look at. */
export async function doctorCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const config = readConfig(process.env)
  const library = openLibrary()
  await using store = await openStore(config)
  const backlog = await store.read((db) => readBacklog(db, systemClock.now().getTime()))
  const incidents = await store.read((db) =>
    db.selectFrom('incidents').selectAll().orderBy('id', 'desc').limit(20).execute(),
  )
  const saidInSpanish = await store.read(readFallbacks)
  const findings = {
    database: store.place,
    flows: library.flows.length,
    ...backlog,
    saidInSpanish,
    lastIncidents: incidents,
  }
  process.stdout.write(values.json ? `${JSON.stringify(findings)}\n` : describe(findings))
  return backlog.deadInputs > 0 || backlog.unknownMessages > 0 ? 1 : 0
}

type Findings = Record<string, unknown> & {
  readonly saidInSpanish: Fallbacks
  readonly lastIncidents: readonly {
    readonly at: number
    readonly kind: string
    readonly detail: string
  }[]
}

function describe({ lastIncidents, saidInSpanish, ...rest }: Findings): string {
  const lines = Object.entries(rest).map(([name, value]) => `${name.padEnd(18)}${String(value)}`)
  const seen = lastIncidents.map(({ at, kind, detail }) => `  ${isoTime(at)} ${kind}: ${detail}`)
  lines.push(...Object.entries(saidInSpanish).map(describeFallback))
  return `${[...lines, seen.length > 0 ? 'last incidents' : 'no incidents', ...seen].join('\n')}\n`
}

/** `quc in Spanish     120 messages; most often weekly-check-in/sales (40), help/call (9)` */
function describeFallback([language, { messages, texts }]: [string, Fallbacks[string]]): string {
  const most = Object.entries(texts)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([name, times]) => `${name} (${times})`)
  const name = `${language} in Spanish`.padEnd(18)
  return `${name}${messages} messages; most often ${most.join(', ')}`
}
