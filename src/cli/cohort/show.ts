import { parseArgs } from 'node:util'
import { calendarOf } from '../../desk/cohort-date.ts'
import { findCohort } from '../../desk/find-cohort.ts'
import type { Library } from '../../flow/library.ts'
import { RequestError } from '../../model/request-error.ts'
import { countMembers } from '../../store/cohorts.ts'
import type { Database } from '../../store/store.ts'
import { openLibrary, openStore } from '../workplace.ts'
import { timeOf } from './own-time.ts'

/** `cohort show CODE`: who, what they need, and every class, visit and harvest with its day. */
export async function showCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [code] = positionals
  if (code === undefined || positionals.length > 1)
    throw new RequestError('usage: cohort show CLASS-CODE [--json]')
  await using store = await openStore()
  const library = openLibrary()
  const shown = await store.read((db) => readCohort(db, code, library))
  process.stdout.write(values.json ? `${JSON.stringify(shown)}\n` : describe(shown))
  return 0
}

type Shown = Awaited<ReturnType<typeof readCohort>>

async function readCohort(db: Database, code: string, library: Library) {
  const cohort = await findCohort(db, code)
  const programme = library.programmes.get(cohort.programme)
  const members = await countMembers(db, cohort.id)
  const dates = await calendarOf(db, cohort, library)
  return {
    name: cohort.name,
    programme: cohort.programme,
    startDate: cohort.start_date,
    classCode: cohort.class_code,
    trainer: cohort.trainer_name ?? undefined,
    backup: cohort.backup_name ?? undefined,
    language: cohort.language ?? programme?.language,
    audio: cohort.audio === 1,
    ...timeOf(cohort),
    people: Object.fromEntries(members.map(({ status, people }) => [status, people])),
    dates: dates.map((each) => ({
      kind: each.kind,
      number: each.number,
      date: each.date,
      ...(each.kind === 'module' ? { title: programme?.modules[each.number - 1]?.title } : {}),
      ...('moved_from' in each && each.moved_from !== null
        ? { movedFrom: each.moved_from, movedBy: each.moved_by }
        : {}),
    })),
  }
}

function describe(shown: Shown): string {
  const people = Object.entries(shown.people).map(([status, count]) => `${count} ${status}`)
  return [
    `cohort '${shown.name}' of ${shown.programme}, from ${shown.startDate}, class code ${shown.classCode}`,
    `trainer   ${shown.trainer ?? 'nobody yet'}; backup ${shown.backup ?? 'nobody'}`,
    `language  ${shown.language ?? 'unknown'}${shown.audio ? ', with voice notes' : ''}`,
    `asked on  ${shown.day ?? 'the programme’s day'}, at ${shown.hour ?? 'the programme’s hour'}`,
    `people    ${people.join(', ') || 'none yet'}`,
    ...shown.dates.map(describeDate),
    '',
  ].join('\n')
}

function describeDate({
  kind,
  number,
  date,
  title,
  movedFrom,
  movedBy,
}: Shown['dates'][number]): string {
  const moved = movedFrom === undefined ? '' : `  (was ${movedFrom}, moved by ${movedBy})`
  return `${date}  ${kind} ${number}${title === undefined ? '' : ` ${title}`}${moved}`
}
