import { parseArgs } from 'node:util'
import { listCohorts } from '../../store/people/cohorts.ts'
import { LANGUAGE, wordsIn } from '../words.ts'
import { openStore } from '../workplace.ts'

/** `cohort list [--programme NAME]`: every cohort with its class code, the oldest first. */
export async function listCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      programme: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const cohorts = await store.read((db) => listCohorts(db, values.programme))
  const rows = cohorts.map(({ id, programme, name, start_date, class_code, trainer_name }) => {
    return {
      id,
      programme,
      name,
      startDate: start_date,
      classCode: class_code,
      trainer: trainer_name,
    }
  })
  const lines = rows.map((row) => describe(row, say('no-trainer')))
  const text = lines.length === 0 ? say('no-cohorts') : lines.join('\n')
  process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : `${text}\n`)
  return 0
}

type Row = {
  readonly programme: string
  readonly name: string
  readonly startDate: string
  readonly classCode: string
  readonly trainer: string | null
}

function describe(row: Row, nobody: string): string {
  const { classCode, startDate, programme, name, trainer } = row
  return `${classCode}  ${startDate}  ${programme.padEnd(18)}${name}  (${trainer ?? nobody})`
}
