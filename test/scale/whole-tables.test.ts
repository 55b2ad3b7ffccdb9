import { describe, expect, it } from 'vitest'
import { hears, prepareClassroom } from '../service/classroom.ts'
import { emptyDatabase, hasPostgres, onDatabase } from '../store/servers.ts'

/** Tables that grow with people or with time. */
const LARGE =
  'contacts addresses address_contacts cohorts cohort_dates conversations inputs messages timers occurrences '
    .concat('figures figure_edits consents tickets ticket_events safety_cases disclosures')
    .split(' ')

/** How often each of them was gone through from end to end. */
async function scansOf(url: string): Promise<Readonly<Record<string, number>>> {
  const rows = (await onDatabase(
    url,
    `select relname, seq_scan::int as scans from pg_stat_user_tables where relname in ('${LARGE.join("', '")}')`,
  )) as readonly { readonly relname: string; readonly scans: number }[]
  return Object.fromEntries(rows.map(({ relname, scans }) => [relname, scans]))
}

describe.skipIf(!hasPostgres)('a service on PostgreSQL', () => {
  it('goes through no large table, from its start to an answer and a call for help', async () => {
    await using database = await emptyDatabase()
    // who only reads may go through a small table; here it shows whether there would be another way
    const readers = { PGOPTIONS: '-c enable_seqscan=off' }
    await using classroom = await prepareClassroom({ DATABASE_URL: database.url, ...readers })
    await classroom.addCohort()
    const before = await scansOf(database.url)
    expect(Object.keys(before)).toHaveLength(LARGE.length)
    const service = await classroom.start()
    await classroom.joinTrainer()
    const maria = await classroom.entrepreneur('María')
    await classroom.cli('trigger', 'weekly-check-in', '--cohort', classroom.classCode)
    await hears(maria, 'vendió')
    maria.writes('Q450')
    await hears(maria, '450')
    maria.writes('ayuda')
    await hears(classroom.ana, 'María')
    await service.stop()
    // a connection tells its counts when it ends
    expect(await scansOf(database.url)).toEqual(before)
  })
})
