import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { monthBounds } from '../calendar/month.ts'
import { whatsappCost, type WhatsappCost } from '../reports/whatsapp-cost.ts'
import { readRates } from '../reports/whatsapp-rates.ts'
import { wordsForReason } from './report/unsent.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openStore, ROOT } from './workplace.ts'

/** `report whatsapp-cost [--month 2026-11] [--json]`: what the official WhatsApp numbers cost, and what they did not send. */
export async function reportCommand(args: string[]): Promise<number> {
  if (args[0] === 'silence')
    return (await import('./report/silence.ts')).silenceCommand(args.slice(1))
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      month: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const month = values.month ?? isoTime(systemClock.now().getTime()).slice(0, 7)
  const bounds = monthBounds(month)
  if (positionals.join(' ') !== 'whatsapp-cost' || !bounds) throw misused('report')
  const rates = readRates(join(ROOT, 'flows/whatsapp/rates.yaml'))
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const cost = await store.read((db) => whatsappCost(db, { month, ...bounds }, rates))
  process.stdout.write(values.json ? `${JSON.stringify(cost)}\n` : describe(cost, say))
  return 0
}

function describe(cost: WhatsappCost, say: Say): string {
  const { month, currency, lines, micros, notSent, ratesVerifiedOn } = cost
  const costs = lines.map(
    (line) =>
      `  ${line.account} ${line.country.padEnd(4)}${categoryIn(line.category, say).padEnd(12)}` +
      `${String(line.messages).padStart(7)} ${say('cost-messages', { messages: line.messages }).padEnd(8)}${dollars(line.micros).padStart(12)}`,
  )
  const unsent = notSent.map(
    ({ reason, messages }) => `  ${String(messages).padStart(7)} ${wordsForReason(reason, say)}`,
  )
  const amount = dollars(micros)
  const heading = say('cost-head', { month, amount, currency, verified: ratesVerifiedOn })
  const rest = unsent.length === 0 ? [] : [say('cost-unsent'), ...unsent]
  return `${[heading, ...costs, ...rest].join('\n')}\n`
}

/** Meta's categories; one that came later is shown as it is called. */
function categoryIn(category: string, say: Say): string {
  return CATEGORIES.has(category) ? say(`cost-${category}`) : category
}

const CATEGORIES: ReadonlySet<string> = new Set(['service', 'utility', 'marketing', 'free'])

/** Millionths as dollars and cents, rounded up: a budget should rather be too large. */
function dollars(micros: number): string {
  const cents = Math.ceil(micros / 10_000)
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
