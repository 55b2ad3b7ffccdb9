import { parseArgs } from 'node:util'
import { elapsed } from '../clock.ts'
import { RequestError } from '../model/request-error.ts'
import type { Attention } from '../simulation/attention.ts'
import type { SimulationReport, Spread } from '../simulation/report.ts'
import { simulate } from '../simulation/simulate.ts'
import { misused, usageOf } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openLibrary } from './workplace.ts'

/**
 * `simulate --programme fusai --contacts 1000 --weeks 12 --seed 7`: the whole service on a virtual clock with invented
 * people. The same options print the same; how long it took goes to standard error. Exit code 1 where something went wrong
 * that never may.
 */
export async function simulateCommand(args: string[]): Promise<number> {
  if (args.includes('--capacity')) return (await import('./capacity.ts')).capacityCommand(args)
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      programme: { type: 'string', default: 'fusai' },
      contacts: { type: 'string', default: '1000' },
      weeks: { type: 'string', default: '12' },
      seed: { type: 'string', default: '7' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals.length > 0) throw misused('simulate')
  const say = wordsIn('simulate', values.language)
  const begun = elapsed()
  const options = {
    programme: values.programme,
    contacts: whole('contacts', values.contacts, 20_000),
    weeks: whole('weeks', values.weeks, 60),
    seed: whole('seed', values.seed, 2 ** 31),
  }
  const report = await simulate(options, openLibrary())
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report, say))
  process.stderr.write(`${Math.round((elapsed() - begun) / 100) / 10} s\n`)
  return report.trouble.length > 0 ? 1 : 0
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value
  throw new RequestError(
    `--${name} is '${text}'; expected a whole number from 1 to ${most}\n${usageOf('simulate')}`,
  )
}

function describe(report: SimulationReport, say: Say): string {
  const { programme, contacts, seed, weeks, people, tickets, figures, trouble } = report
  const each = (message: string, { mean, median, most }: Spread) =>
    say(message, { mean, median, most })
  const lines = [
    say('title', { programme, contacts, weeks: weeks.length, seed }),
    say('week-head'),
    ...weeks.map(({ week, asked, answered, rate, hours, sales }) =>
      [week, asked, answered, `${rate} %`, hours, sales]
        .map((cell, index) => (index === 0 ? String(cell) : String(cell).padStart(11)))
        .join(''),
    ),
    each('sent', report.sentEach),
    each('written', report.writtenEach),
    say('people'),
    ...listed(people),
    say('tickets'),
    ...listed(tickets),
    ...described(report.attention, say),
    say('figures'),
    ...listed(figures),
    ...(trouble.length === 0
      ? [say('sound')]
      : trouble.map(({ what, count, examples }) => `! ${count} × ${what}: ${examples.join('; ')}`)),
  ]
  return `${lines.join('\n')}\n`
}

function described(attention: Attention, say: Say): readonly string[] {
  const { inTime, passedOn, late, waiting, overdue } = attention
  const all = inTime + passedOn + late + waiting + overdue
  const percent = all === 0 ? 0 : Math.round((1_000 * inTime) / all) / 10
  return [say('attention', { ...attention, percent }), say('ended', attention)]
}

function listed(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`)
}
