import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { createCohort } from '../desk/cohort.ts'
import { RequestError } from '../model/request-error.ts'
import { openLibrary, openStore } from './workplace.ts'

/** `cohort add`: makes a cohort and prints its codes. */
export async function cohortCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      programme: { type: 'string' },
      name: { type: 'string' },
      start: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals.join(' ') !== 'add') throw new RequestError(USAGE)
  const { programme, name, start } = values
  if (programme === undefined || name === undefined || start === undefined)
    throw new RequestError(USAGE)
  await using store = await openStore()
  const library = openLibrary()
  const cohort = await createCohort(
    { programme, name, startDate: start },
    { store, library, now: systemClock.now() },
  )
  process.stdout.write(values.json ? `${JSON.stringify(cohort)}\n` : describe(cohort))
  return 0
}

const USAGE = 'usage: cohort add --programme fundap --name "Grupo 1" --start 2026-11-23 [--json]'

function describe({
  name,
  programme,
  classCode,
  trainerCode,
}: {
  name: string
  programme: string
  classCode: string
  trainerCode: string
}): string {
  return [
    `cohort '${name}' of ${programme}`,
    `class code   ${classCode}   for entrepreneurs: https://t.me/<bot>?start=${classCode}, or they write it`,
    `trainer code ${trainerCode}   for the trainer only: she writes it to the bot`,
    '',
  ].join('\n')
}
