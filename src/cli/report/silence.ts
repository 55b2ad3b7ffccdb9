import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../../clock.ts'
import { findCohort } from '../../desk/find-cohort.ts'
import { silenceOf, type Silence } from '../../desk/silence.ts'
import { RequestError } from '../../model/request-error.ts'
import { openLibrary, openStore } from '../workplace.ts'

/** `report silence --cohort CODE [--json]`: who has not answered, not received, blocked or changed number; whom to call. */
export async function silenceCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { cohort: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const { cohort, json } = values
  if (cohort === undefined) throw new RequestError('usage: report silence --cohort CODE [--json]')
  const { programmes } = openLibrary()
  await using store = await openStore()
  const now = systemClock.now().getTime()
  const rows = await store.transact(async (tx) => {
    const { id } = await findCohort(tx.db, cohort)
    return silenceOf(tx, [id], { programmes, now })
  })
  process.stdout.write(json ? `${JSON.stringify(rows)}\n` : describe(rows))
  return 0
}

function describe(rows: readonly Silence[]): string {
  if (rows.length === 0) return 'nobody of this cohort takes part yet\n'
  const lines = rows.map((row) =>
    [
      `${row.needsCall ? 'call ' : '     '}${row.contact} ${row.name ?? ''}`.padEnd(30),
      row.why.padEnd(12),
      `${row.weeksSilent} weeks`.padEnd(10),
      row.bestHour === null ? 'hour unknown' : `writes about ${row.bestHour}:00`,
      row.heardAt === null ? '' : `last heard ${isoTime(row.heardAt).slice(0, 10)}`,
    ]
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}
