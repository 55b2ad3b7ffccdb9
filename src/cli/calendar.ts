import { parseArgs } from 'node:util'
import { dayOf } from '../calendar/local.ts'
import { isDay } from '../calendar/window.ts'
import { systemClock } from '../clock.ts'
import { findCohort } from '../office/cohort/find-cohort.ts'
import type { Library } from '../flow/library.ts'
import type { ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import { RequestError } from '../model/request-error.ts'
import { dryRun, type DryRun } from '../pipeline/due/dry-run.ts'
import type { Database } from '../store/store.ts'
import { dryRunJson, dryRunText } from './calendar/show.ts'
import { misused, usageOf } from './usage.ts'
import { LANGUAGE, wordsIn } from './words.ts'
import { openLibrary, openStore } from './workplace.ts'

const OPTIONS = {
  programme: { type: 'string' },
  cohort: { type: 'string' },
  contact: { type: 'string' },
  from: { type: 'string' },
  days: { type: 'string', default: '30' },
  language: LANGUAGE,
  json: { type: 'boolean', default: false },
} as const

/** `calendar`: who would get what and when, day by day; sends and writes nothing. */
export async function calendarCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  if (positionals.length > 0 || (values.cohort !== undefined && values.contact !== undefined))
    throw misused('calendar')
  const say = wordsIn('calendar', values.language)
  const library = openLibrary()
  await using store = await openStore()
  const { run, outlooks } = await store.read(async (db) => {
    const asked = await readRun(db, values, library)
    return { run: asked, outlooks: await dryRun(db, asked) }
  })
  process.stdout.write(
    values.json
      ? `${JSON.stringify(dryRunJson(run, outlooks, say))}\n`
      : dryRunText(run, outlooks, { say, language: values.language }),
  )
  return 0
}

type Asked = {
  readonly programme?: string
  readonly cohort?: string
  readonly contact?: string
  readonly from?: string
  readonly days: string
}

async function readRun(db: Database, asked: Asked, library: Library): Promise<DryRun> {
  const cohort = asked.cohort === undefined ? undefined : await findCohort(db, asked.cohort)
  const contact = asked.contact === undefined ? undefined : expectContact(asked.contact)
  const own = cohort?.programme ?? (contact && (await programmeOf(db, contact)))
  const name = asked.programme ?? own
  const programme = expectProgramme(name, library)
  if (own !== undefined && own !== programme.name) {
    const whose = cohort ? `cohort '${asked.cohort ?? ''}'` : `contact ${contact ?? ''}`
    throw new RequestError(`${whose} belongs to '${own}', not to '${programme.name}'`)
  }
  const from = asked.from ?? dayOf(systemClock.now().getTime(), programme.zone)
  return {
    programme,
    cohort: cohort?.id,
    contact,
    from: expectDate(from),
    days: expectDays(asked.days),
  }
}

function expectProgramme(name: string | undefined, { programmes }: Library): Programme {
  const programme = name === undefined ? undefined : programmes.get(name)
  if (programme) return programme
  const known = [...programmes.keys()].join(', ')
  throw new RequestError(
    name === undefined
      ? `${usageOf('calendar')}; the programmes are ${known}`
      : `there is no programme '${name}'; expected one of ${known}`,
  )
}

async function programmeOf(db: Database, contact: ContactId): Promise<string> {
  const found = await db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select('g.programme')
    .where('c.id', '=', contact)
    .executeTakeFirst()
  if (found) return found.programme
  throw new RequestError(`contact ${contact} is in no cohort; cohort show lists who is`)
}

function expectContact(text: string): ContactId {
  if (/^\d{1,15}$/.test(text)) return Number(text) as ContactId
  throw new RequestError(`'${text}' is not a contact's number; expected one like 7`)
}

function expectDate(text: string): string {
  if (isDay(text)) return text
  throw new RequestError(`'${text}' is not a date; expected one like 2026-11-30`)
}

function expectDays(text: string): number {
  const days = Number(text)
  if (/^\d{1,3}$/.test(text) && days >= 1 && days <= 400) return days
  throw new RequestError(`--days '${text}': expected a number from 1 to 400`)
}
