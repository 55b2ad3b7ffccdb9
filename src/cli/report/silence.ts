import { parseArgs } from 'node:util'
import { dayOf } from '../../calendar/local.ts'
import { systemClock } from '../../clock.ts'
import { findCohort } from '../../office/cohort/find-cohort.ts'
import { silenceOf, type Silence } from '../../desk/group/silence.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn, type Say } from '../words.ts'
import { openLibrary, openStore } from '../workplace.ts'

/** `report silence --cohort CODE [--json]`: who has not answered, not received, blocked or changed number; whom to call. */
export async function silenceCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      cohort: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const { cohort, json } = values
  if (cohort === undefined) throw misused('report silence')
  const say = wordsIn('commands', values.language)
  const { programmes } = openLibrary()
  await using store = await openStore()
  const now = systemClock.now().getTime()
  const { rows, programme } = await store.transact(async (tx) => {
    const found = await findCohort(tx.db, cohort)
    const silent = await silenceOf(tx, [found.id], { programmes, now })
    return { rows: silent, programme: programmes.get(found.programme) }
  })
  const zone = programme?.zone ?? 'UTC'
  process.stdout.write(json ? `${JSON.stringify(rows)}\n` : describe(rows, zone, say))
  return 0
}

function describe(rows: readonly Silence[], zone: string, say: Say): string {
  if (rows.length === 0) return `${say('nobody-of-cohort')}\n`
  const call = say('silence-call')
  const lines = rows.map((row) =>
    [
      `${(row.needsCall ? call : '').padEnd(call.length + 1)}${row.contact} ${row.name ?? ''}`.padEnd(
        30,
      ),
      say(`why-${row.why}`).padEnd(17),
      say('silence-weeks', { weeks: row.weeksSilent }).padEnd(11),
      row.bestHour === null ? say('silence-no-hour') : say('silence-hour', { hour: row.bestHour }),
      row.heardAt === null ? '' : say('silence-heard', { date: dayOf(row.heardAt, zone) }),
    ]
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}
