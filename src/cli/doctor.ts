import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { isOlderThan } from '../reading/age.ts'
import { dayOf } from '../calendar/local.ts'
import type { Library } from '../flow/library.ts'
import { loadHelpLines, staleLines } from '../reading/messages/help-lines.ts'
import { readBacklog, type Backlog } from '../reports/backlog.ts'
import { readLost, type LostMessage } from '../reports/lost-messages.ts'
import { readTroubles, type ChannelTrouble } from '../store/service/troubles.ts'
import { countUnattended, readUnguarded, type Unguarded } from '../reports/safeguarding.ts'
import { RATE_MONTHS } from '../model/rates.ts'
import { readRates } from '../reports/whatsapp-rates.ts'
import { readFallbacks, type Fallbacks } from '../reports/fallbacks.ts'
import { describeUnguarded } from './unguarded.ts'
import { describeWaiting, waitingTemplates, type WaitingTemplate } from './waiting-templates.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openLibrary, openStore, readConfiguration, ROOT } from './workplace.ts'

/** `doctor [--json]`: configuration, flows, database, what waits, and what a person should look at. */
export async function doctorCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { language: LANGUAGE, json: { type: 'boolean', default: false } },
  })
  const say = wordsIn('commands', values.language)
  const config = readConfiguration()
  const library = openLibrary()
  await using store = await openStore(config)
  const backlog = await store.read((db) => readBacklog(db, systemClock.now().getTime()))
  const lastUnknownMessages = await store.read((db) => readLost(db, 'unknown'))
  const lastFailedMessages = await store.read((db) => readLost(db, 'failed'))
  const incidents = await store.read((db) =>
    db.selectFrom('incidents').selectAll().orderBy('id', 'desc').limit(20).execute(),
  )
  const troubles = await store.read(readTroubles)
  const saidInSpanish = await store.read(readFallbacks)
  const oldHelpLines = oldLines(library)
  const oldWhatsappRates = config.whatsappCloud ? oldRates() : []
  const templatesThatWait = config.whatsappCloud
    ? await waitingTemplates(store, config.whatsappCloud)
    : []
  const unattendedSafetyCases = await store.read(countUnattended)
  const unguarded = await store.read(readUnguarded)
  const findings = {
    database: store.place,
    flows: library.flows.length,
    ...backlog,
    lastUnknownMessages,
    lastFailedMessages,
    unattendedSafetyCases,
    unguarded,
    troubles,
    saidInSpanish,
    oldHelpLines,
    oldWhatsappRates,
    templatesThatWait,
    lastIncidents: incidents,
  }
  process.stdout.write(values.json ? `${JSON.stringify(findings)}\n` : describe(findings, say))
  return isWell(findings) ? 0 : 1
}

/** Nothing waits for a person's decision: least of all somebody in danger, or who called for help. */
function isWell(findings: Findings): boolean {
  const { deadInputs, unknownMessages, overdueTickets, unattendedSafetyCases } = findings
  const { unguarded, troubles, oldHelpLines, oldWhatsappRates, templatesThatWait } = findings
  const counts = [deadInputs, unknownMessages, overdueTickets, unattendedSafetyCases]
  const lists = [unguarded, troubles, oldHelpLines, oldWhatsappRates, templatesThatWait]
  return counts.every((count) => count === 0) && lists.every(({ length }) => length === 0)
}

/** Numbers that people in danger are told, and that nobody has verified for six months; the day of the last time. */
function oldLines({ programmes }: Library): readonly string[] {
  const today = dayOf(systemClock.now().getTime(), 'UTC')
  const countries = new Set([...programmes.values()].map(({ country }) => country))
  return [...countries].flatMap((country) =>
    staleLines(loadHelpLines(`es-${country}`), today).map(
      ({ name, phone, verifiedOn }) => `${country} ${name} ${phone} (${verifiedOn})`,
    ),
  )
}

/** A budget made with rates that nobody has compared with Meta's for six months is a guess: the day of the last time. */
function oldRates(): readonly string[] {
  const today = dayOf(systemClock.now().getTime(), 'UTC')
  const { verified_on } = readRates(join(ROOT, 'flows/whatsapp/rates.yaml'))
  if (!isOlderThan(verified_on, RATE_MONTHS, today)) return []
  return [verified_on]
}

type Findings = Backlog & {
  readonly database: string
  readonly flows: number
  readonly lastUnknownMessages: readonly LostMessage[]
  readonly lastFailedMessages: readonly LostMessage[]
  readonly unattendedSafetyCases: number
  readonly unguarded: readonly Unguarded[]
  readonly troubles: readonly ChannelTrouble[]
  readonly saidInSpanish: Fallbacks
  readonly oldHelpLines: readonly string[]
  readonly oldWhatsappRates: readonly string[]
  readonly templatesThatWait: readonly WaitingTemplate[]
  readonly lastIncidents: readonly {
    readonly at: number
    readonly kind: string
    readonly detail: string
  }[]
}

function describe(findings: Findings, say: Say): string {
  const { lastIncidents, unguarded, troubles, saidInSpanish, ...others } = findings
  const { oldHelpLines, oldWhatsappRates, templatesThatWait, database, ...rest } = others
  const { lastUnknownMessages, lastFailedMessages, ...counts } = rest
  const named: Readonly<Record<string, readonly LostMessage[]>> = {
    unknownMessages: lastUnknownMessages,
    failedMessages: lastFailedMessages,
  }
  const seen = lastIncidents.map(({ at, kind, detail }) => `  ${isoTime(at)} ${kind}: ${detail}`)
  const lines = [
    `${column('database')}${database}`,
    ...Object.entries(counts).flatMap(([name, count]) => [
      describeCount(name, count, say),
      ...(named[name] ?? []).map((each) => describeLost(each, say)),
    ]),
    ...unguarded.map((each) => describeUnguarded(each, say)),
    ...troubles.map(({ account, trouble, since }) =>
      say('channel-trouble', { account, trouble, since: isoTime(since) }),
    ),
    ...oldHelpLines.map((line) => say('old-line', { line })),
    ...oldWhatsappRates.map((verified) => say('old-rates', { verified })),
    ...templatesThatWait.map((each) => describeWaiting(each, say)),
    ...Object.entries(saidInSpanish).map((each) => describeFallback(each, say)),
    ...(seen.length > 0 ? [say('last-incidents'), ...seen] : [say('no-incidents')]),
    say(isWell(findings) ? 'doctor-well' : 'doctor-not-well'),
  ]
  return `${lines.join('\n')}\n`
}

/** A count under its name in `--json` and on /readyz, with what it is, or what to do where it should be zero. */
function describeCount(name: string, count: number, say: Say): string {
  const needsCure = CURED.has(name) && count !== 0
  return `${column(name)}${count}  ${needsCure ? `<- ${say(`cure-${name}`)}` : say(`doctor-${name}`)}`
}

const CURED: ReadonlySet<string> = new Set<keyof Findings>([
  'deadInputs',
  'unknownMessages',
  'overdueTickets',
  'unattendedSafetyCases',
])

function describeLost({ message, contact, name, at }: LostMessage, say: Say): string {
  const who = { contact: String(contact), name: name ?? say('unnamed') }
  return `  ${say('lost-message', { message: String(message), at: isoTime(at), ...who })}`
}

/** `quc en español          120 mensajes; sobre todo weekly-check-in/sales (40), help/call (9)` */
function describeFallback(
  [language, { messages, texts }]: [string, Fallbacks[string]],
  say: Say,
): string {
  const most = Object.entries(texts)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([name, times]) => `${name} (${times})`)
  const what = say('in-spanish-most', { messages, texts: most.join(', ') })
  return `${column(say('in-spanish', { language }))}${what}`
}

function column(name: string): string {
  return name.padEnd(23)
}
