import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { moveDate } from '../../office/cohort/move-date.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn } from '../words.ts'
import { openLibrary, openStore } from '../workplace.ts'
import { dateKind } from './date-kind.ts'

/** `cohort move-date CODE module 3 --to 2026-12-15`: what the calendar plans around that day moves along. */
export async function moveDateCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      by: { type: 'string', default: 'command line' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [cohort, word, digits = ''] = positionals
  const { to, by } = values
  const isNumber = /^[1-9]\d{0,2}$/.test(digits)
  if (cohort === undefined || !isNumber || positionals.length > 3 || to === undefined)
    throw misused('cohort move-date')
  const move = { cohort, kind: dateKind(word, 'cohort move-date'), number: Number(digits), to, by }
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const moved = await moveDate(move, { store, library: openLibrary(), now: systemClock.now() })
  const { from, announced } = moved
  const lines = [
    say('date-moved', { what: say(`kind-${move.kind}`), number: move.number, from, to: moved.to }),
    ...(announced ? [say('date-announced', { ...announced, from, cohort })] : []),
  ]
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ kind: move.kind, number: move.number, ...moved })}\n`
      : lines.map((line) => `${line}\n`).join(''),
  )
  return 0
}
