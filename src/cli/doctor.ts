import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { isOlderThan } from '../reading/age.ts'
import { localDate } from '../calendar/local.ts'
import type { Library } from '../flow/library.ts'
import { loadHelpLines, staleLines } from '../reading/help-lines.ts'
import { readBacklog, type Backlog } from '../reports/backlog.ts'
import { readTroubles, type ChannelTrouble } from '../store/troubles.ts'
import {
  countUnattended,
  describeUnguarded,
  readUnguarded,
  type Unguarded,
} from '../reports/safeguarding.ts'
import { RATE_MONTHS } from '../model/rates.ts'
import { readRates } from '../reports/whatsapp-rates.ts'
import { readFallbacks, type Fallbacks } from '../reports/fallbacks.ts'
import { openLibrary, openStore, ROOT } from './workplace.ts'

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
  const troubles = await store.read(readTroubles)
  const saidInSpanish = await store.read(readFallbacks)
  const oldHelpLines = oldLines(library)
  const oldWhatsappRates = config.whatsappCloud ? oldRates() : []
  const unattendedSafetyCases = await store.read(countUnattended)
  const unguarded = await store.read(readUnguarded)
  const findings = {
    database: store.place,
    flows: library.flows.length,
    ...backlog,
    unattendedSafetyCases,
    unguarded,
    troubles,
    saidInSpanish,
    oldHelpLines,
    oldWhatsappRates,
    lastIncidents: incidents,
  }
  process.stdout.write(values.json ? `${JSON.stringify(findings)}\n` : describe(findings))
  return isWell(findings) ? 0 : 1
}

/** Nothing waits for a person's decision: least of all somebody in danger, or who called for help. */
function isWell(findings: Findings): boolean {
  const { deadInputs, unknownMessages, overdueTickets, unattendedSafetyCases } = findings
  const { unguarded, troubles, oldHelpLines, oldWhatsappRates } = findings
  const counts = [deadInputs, unknownMessages, overdueTickets, unattendedSafetyCases]
  const lists = [unguarded, troubles, oldHelpLines, oldWhatsappRates]
  return counts.every((count) => count === 0) && lists.every(({ length }) => length === 0)
}

/** Numbers that people in danger are told, and that nobody has verified for six months. */
function oldLines({ programmes }: Library): readonly string[] {
  const today = localDate(systemClock.now().getTime(), 'UTC').toString()
  const countries = new Set([...programmes.values()].map(({ country }) => country))
  return [...countries].flatMap((country) =>
    staleLines(loadHelpLines(`es-${country}`), today).map(
      ({ name, phone, verifiedOn }) => `${country} ${name} ${phone}, verified on ${verifiedOn}`,
    ),
  )
}

/** A budget made with rates that nobody has compared with Meta's for six months is a guess. */
function oldRates(): readonly string[] {
  const today = localDate(systemClock.now().getTime(), 'UTC').toString()
  const { verified_on } = readRates(join(ROOT, 'flows/whatsapp/rates.yaml'))
  if (!isOlderThan(verified_on, RATE_MONTHS, today)) return []
  return [`WhatsApp rates to compare with Meta's: verified on ${verified_on}`]
}

type Findings = Backlog & {
  readonly database: string
  readonly flows: number
  readonly unattendedSafetyCases: number
  readonly unguarded: readonly Unguarded[]
  readonly troubles: readonly ChannelTrouble[]
  readonly saidInSpanish: Fallbacks
  readonly oldHelpLines: readonly string[]
  readonly oldWhatsappRates: readonly string[]
  readonly lastIncidents: readonly {
    readonly at: number
    readonly kind: string
    readonly detail: string
  }[]
}

function describe(findings: Findings): string {
  const { lastIncidents, unguarded, troubles, saidInSpanish, oldHelpLines, ...others } = findings
  const { oldWhatsappRates, ...rest } = others
  const figures = Object.entries(rest).map(([name, value]) => {
    const cure = CURES[name]
    const line = `${name.padEnd(23)}${String(value)}`
    return cure !== undefined && value !== 0 ? `${line}  <- ${cure}` : line
  })
  const stopped = troubles.map(
    ({ account, trouble, since }) => `channel ${account} since ${isoTime(since)}: ${trouble}`,
  )
  const old = [...oldHelpLines.map((line) => `help line to verify: ${line}`), ...oldWhatsappRates]
  const verdict = isWell(findings)
    ? 'well: nothing waits for a person'
    : 'not well: what is marked, and what stands below the counts, waits for a person'
  const lines = [...figures, ...unguarded.map(describeUnguarded), ...stopped, ...old]
  const seen = lastIncidents.map(({ at, kind, detail }) => `  ${isoTime(at)} ${kind}: ${detail}`)
  lines.push(...Object.entries(saidInSpanish).map(describeFallback))
  const told = seen.length > 0 ? ['last incidents', ...seen] : ['no incidents']
  return `${[...lines, ...told, verdict].join('\n')}\n`
}

/** What to do where a count is not zero. */
const CURES: Readonly<Record<string, string>> = {
  deadInputs:
    'messages that broke the engine: the incidents say which; send them to the developers',
  unknownMessages:
    'nobody knows whether they arrived: ask those people; why MESSAGE-ID tells of each',
  overdueTickets: 'calls for help that nobody has answered: call their trainers',
  unattendedSafetyCases: 'people who may be in danger and whom nobody attends: safety list',
}

/** `quc in Spanish          120 messages; most often weekly-check-in/sales (40), help/call (9)` */
function describeFallback([language, { messages, texts }]: [string, Fallbacks[string]]): string {
  const most = Object.entries(texts)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([name, times]) => `${name} (${times})`)
  const name = `${language} in Spanish`.padEnd(23)
  return `${name}${messages} messages; most often ${most.join(', ')}`
}
