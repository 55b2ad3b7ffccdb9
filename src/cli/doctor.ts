import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { readBacklog } from '../reports/backlog.ts'
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
  const findings = {
    database: store.place,
    flows: library.flows.length,
    ...backlog,
    lastIncidents: incidents,
  }
  process.stdout.write(values.json ? `${JSON.stringify(findings)}\n` : describe(findings))
  return backlog.deadInputs > 0 || backlog.unknownMessages > 0 ? 1 : 0
}

type Findings = Record<string, unknown> & {
  readonly lastIncidents: readonly {
    readonly at: number
    readonly kind: string
    readonly detail: string
  }[]
}

function describe({ lastIncidents, ...rest }: Findings): string {
  const lines = Object.entries(rest).map(([name, value]) => `${name.padEnd(18)}${String(value)}`)
  const seen = lastIncidents.map(({ at, kind, detail }) => `  ${isoTime(at)} ${kind}: ${detail}`)
  return `${[...lines, seen.length > 0 ? 'last incidents' : 'no incidents', ...seen].join('\n')}\n`
}
