import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { createCohort, type Cohort } from '../../office/cohort/cohort.ts'
import { unguardedOf } from '../../reports/safeguarding.ts'
import { describeUnguarded } from '../unguarded.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn, type Say } from '../words.ts'
import { openLibrary, openStore } from '../workplace.ts'
import { describeWays, waysToJoin } from './ways-to-join.ts'

/** `cohort add`: makes a cohort and prints its codes. */
export async function addCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      programme: { type: 'string' },
      name: { type: 'string' },
      start: { type: 'string' },
      language: { type: 'string' },
      day: { type: 'string' },
      hour: { type: 'string' },
      audio: { type: 'boolean', default: false },
      words: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const { programme, name, start: startDate, language, audio, day, hour } = values
  if (positionals.length > 0 || programme === undefined || name === undefined || !startDate)
    throw misused('cohort add')
  const say = wordsIn('commands', values.words)
  await using store = await openStore()
  const request = { programme, name, startDate, language, audio, day, hour }
  const library = openLibrary()
  const cohort = await createCohort(request, { store, library, now: systemClock.now() })
  const ways = await waysToJoin(store, cohort.classCode)
  const unguarded = await store.read((db) => unguardedOf(db, programme))
  const warnings = unguarded ? [describeUnguarded(unguarded, say)] : []
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...cohort, whatsapp: ways.whatsapp, warnings })}\n`
      : `${describe(cohort, say)}${warnings.map((each) => `${each}\n`).join('')}${describeWays(ways, cohort.classCode, say)}`,
  )
  return 0
}

/** As wide as the longest name of a code, in characters. */
const CODE_COLUMN = 24

function describe(cohort: Cohort, say: Say): string {
  const { name, programme, classCode, trainerCode, backupCode } = cohort
  const codes = { class: classCode, trainer: trainerCode, backup: backupCode }
  return [
    say('cohort-made', { name, programme }),
    ...Object.entries(codes).map(
      ([whose, code]) =>
        `${say(`${whose}-code`).padEnd(CODE_COLUMN)}${code}   ${say(`${whose}-code-for`)}`,
    ),
    '',
  ].join('\n')
}
