import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { setCohort } from '../../office/cohort/set-cohort.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn } from '../words.ts'
import { openLibrary, openStore } from '../workplace.ts'
import { describeTime, timeOf } from './own-time.ts'

/** `cohort set CODE --day tuesday --hour 17:00`: when its people are asked; `none` is the programme's again. */
export async function setCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      day: { type: 'string' },
      hour: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [cohort] = positionals
  const { day, hour } = values
  if (cohort === undefined || positionals.length > 1 || (day ?? hour) === undefined)
    throw misused('cohort set')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const place = { store, library: openLibrary(), now: systemClock.now() }
  const time = await setCohort({ cohort, day, hour }, place)
  process.stdout.write(
    values.json ? `${JSON.stringify(timeOf(time))}\n` : `${describeTime(timeOf(time), say)}\n`,
  )
  return 0
}
