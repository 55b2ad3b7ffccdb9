import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { enterFigure } from '../desk/enter-figure.ts'
import { ENTRY_METHODS } from '../model/figure.ts'
import { toDecimal } from '../model/money.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn } from './words.ts'
import { openLibrary, openStore } from './workplace.ts'

/** `figure enter`: what a trainer was told by telephone or on a visit. */
export async function figureCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      contact: { type: 'string' },
      figure: { type: 'string', default: 'sales' },
      week: { type: 'string' },
      amount: { type: 'string' },
      method: { type: 'string', default: 'trainer-call' },
      by: { type: 'string', default: 'command line' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const { contact, figure, week, amount, by } = values
  const method = ENTRY_METHODS.find((each) => each === values.method)
  const isWhole = /^\d{1,15}$/.test(contact ?? '') && week !== undefined && amount !== undefined
  if (positionals.join(' ') !== 'enter' || !isWhole || !method) throw misused('figure')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const entry = { contact: Number(contact), figure, week, amount, method, by }
  const place = { library: openLibrary(), now: systemClock.now() }
  const minor = await store.transact((tx) => enterFigure(tx, entry, place))
  const said = { contact: entry.contact, figure, week, amount: toDecimal(minor), method }
  process.stdout.write(
    values.json
      ? `${JSON.stringify(said)}\n`
      : `${say('figure-entered', { ...said, contact: String(said.contact) })}\n`,
  )
  return 0
}
