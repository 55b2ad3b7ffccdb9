import { parseArgs } from 'node:util'
import { addDate } from '../../office/cohort/add-date.ts'
import { RequestError } from '../../model/request-error.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn } from '../words.ts'
import { openLibrary, openStore } from '../workplace.ts'
import { dateKind } from './date-kind.ts'

/** `cohort add-date CODE harvest 2026-12-01`: opens a harvest, or plans one more visit. */
export async function addDateCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { language: LANGUAGE, json: { type: 'boolean', default: false } },
  })
  const [cohort, word, date] = positionals
  if (cohort === undefined || date === undefined || positionals.length > 3)
    throw misused('cohort add-date')
  const kind = dateKind(word, 'cohort add-date')
  if (kind === 'module')
    throw new RequestError(
      'classes are those of the programme file; a class can be moved: cohort move-date',
    )
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const number = await addDate({ cohort, kind, date }, { store, library: openLibrary() })
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ kind, number, date })}\n`
      : `${say(`kind-${kind}`)} ${number}: ${date}\n`,
  )
  return 0
}
