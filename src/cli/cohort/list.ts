import { parseArgs } from 'node:util'
import { listCohorts } from '../../store/cohorts.ts'
import { openStore } from '../workplace.ts'

/** `cohort list [--programme NAME]`: every cohort with its class code, the oldest first. */
export async function listCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      programme: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
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
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else for (const row of rows) process.stdout.write(`${describe(row)}\n`)
  return 0
}

function describe(row: {
  readonly programme: string
  readonly name: string
  readonly startDate: string
  readonly classCode: string
  readonly trainer: string | null
}): string {
  const { classCode, startDate, programme, name, trainer } = row
  return `${classCode}  ${startDate}  ${programme.padEnd(18)}${name}  (${trainer ?? 'no trainer yet'})`
}
