import { parseArgs } from 'node:util'
import { calendarOf } from '../../office/cohort/cohort-date.ts'
import { findCohort } from '../../office/cohort/find-cohort.ts'
import type { Library } from '../../flow/library.ts'
import { membersOfCohort } from '../../store/people/cohorts.ts'
import type { Database } from '../../store/store.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn, type Say } from '../words.ts'
import { openLibrary, openStore } from '../workplace.ts'
import { describeTime, timeOf } from './own-time.ts'
import { describeWays, waysToJoin } from './ways-to-join.ts'

/** `cohort show CODE`: what its people need, every class, visit and harvest with its day, who they are, by number, and how others join. */
export async function showCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { language: LANGUAGE, json: { type: 'boolean', default: false } },
  })
  const [code] = positionals
  if (code === undefined || positionals.length > 1) throw misused('cohort show')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const library = openLibrary()
  const shown = await store.read((db) => readCohort(db, code, library))
  const ways = await waysToJoin(store, shown.classCode)
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...shown, whatsapp: ways.whatsapp })}\n`
      : `${describe(shown, say)}${describeWays(ways, shown.classCode, say)}`,
  )
  return 0
}

type Shown = Awaited<ReturnType<typeof readCohort>>

async function readCohort(db: Database, code: string, library: Library) {
  const cohort = await findCohort(db, code)
  const programme = library.programmes.get(cohort.programme)
  const members = await membersOfCohort(db, cohort.id)
  const standings = Map.groupBy(members, ({ status }) => status)
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
    people: Object.fromEntries([...standings].map(([status, group]) => [status, group.length])),
    dates: dates.map((each) => ({
      kind: each.kind,
      number: each.number,
      date: each.date,
      ...(each.kind === 'module' ? { title: programme?.modules[each.number - 1]?.title } : {}),
      ...('moved_from' in each && each.moved_from !== null
        ? { movedFrom: each.moved_from, movedBy: each.moved_by }
        : {}),
    })),
    members: members.map((each) => ({
      contact: each.id,
      name: each.name ?? undefined,
      phone: each.phone ?? undefined,
      status: each.status,
      isOnCallList: each.call_list === 1,
    })),
  }
}

function describe(shown: Shown, say: Say): string {
  const { name, programme, startDate: start, classCode: code, language } = shown
  const people = Object.entries(shown.people).map(([status, count]) =>
    say(`people-${status}`, { people: count }),
  )
  const spoken = language ?? say('language-unknown')
  const rows = {
    trainer: shown.trainer ?? say('nobody-yet'),
    backup: shown.backup ?? say('nobody'),
    language: shown.audio ? say('with-audio', { language: spoken }) : spoken,
    asked: describeTime(shown, say),
    people: people.join(', ') || say('nobody-yet'),
  }
  return [
    say('cohort-shown', { name, programme, start, code }),
    ...Object.entries(rows).map(([row, value]) => `${say(`row-${row}`).padEnd(14)}${value}`),
    ...shown.dates.map((date) => describeDate(date, say)),
    ...shown.members.map((member) => describeMember(member, say)),
    '',
  ].join('\n')
}

/** Her number is what `--contact` wants. */
function describeMember(
  { contact, name, status, isOnCallList }: Shown['members'][number],
  say: Say,
): string {
  const values = { name: name ?? say('unnamed'), status, calls: isOnCallList ? 'yes' : 'no' }
  return say('member', { contact: String(contact).padStart(6), ...values })
}

function describeDate(
  { kind, number, date, title, movedFrom, movedBy }: Shown['dates'][number],
  say: Say,
): string {
  const moved =
    movedFrom === undefined
      ? ''
      : `  (${say('moved-from', { from: movedFrom, by: movedBy ?? '' })})`
  return `${date}  ${say(`kind-${kind}`)} ${number}${title === undefined ? '' : ` ${title}`}${moved}`
}
