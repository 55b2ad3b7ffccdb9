import { parseArgs } from 'node:util'
import { RequestError } from '../model/request-error.ts'
import { capacityOf, EVENING, NETWORKS, PRICES, yearlyCost } from '../reports/capacity.ts'
import { misused, usageOf } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'

/** `simulate --capacity --people 1000000`: what an evening of so many people needs, worked out from what was measured. */
export function capacityCommand(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      capacity: { type: 'boolean' },
      people: { type: 'string', default: '1000000' },
      'core-month': { type: 'string', default: String(PRICES.coreMonth) },
      'gigabyte-month': { type: 'string', default: String(PRICES.gigabyteMonth) },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals.length > 0) throw misused('simulate --capacity')
  const people = expectPeople(values.people)
  const prices = {
    coreMonth: expectPrice('core-month', values['core-month']),
    gigabyteMonth: expectPrice('gigabyte-month', values['gigabyte-month']),
  }
  const networks = Object.entries(NETWORKS).map(([network, accountRate]) => {
    const needs = capacityOf({ ...EVENING, people, accountRate })
    const cost = yearlyCost(needs, prices)
    return { network, ...needs, yearlyCost: cost, yearlyCostPer1000: (cost * 1_000) / people }
  })
  const report = { people, evening: EVENING, prices, networks }
  const say = wordsIn('simulate', values.language)
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report, say))
  return 0
}

/** More people than there are would be a slip. */
const MOST = 10_000_000_000

function expectPeople(text: string): number {
  const people = Number(text)
  if (/^\d+$/.test(text) && people >= 1 && people <= MOST) return people
  throw new RequestError(
    `--people is '${text}'; expected a whole number from 1 to ${MOST}\n${usageOf('simulate --capacity')}`,
  )
}

function expectPrice(name: string, text: string): number {
  if (/^\d{1,6}(\.\d{1,6})?$/.test(text)) return Number(text)
  throw new RequestError(
    `--${name} is '${text}'; expected dollars a month like 15 or 0.1\n${usageOf('simulate --capacity')}`,
  )
}

type Report = {
  readonly people: number
  readonly evening: typeof EVENING
  readonly prices: typeof PRICES
  readonly networks: readonly (ReturnType<typeof capacityOf> & {
    readonly network: string
    readonly yearlyCost: number
    readonly yearlyCostPer1000: number
  })[]
}

function describe({ people, evening, prices, networks }: Report, say: Say): string {
  const { heardEach, hours, evenings, workerMicros, databaseMicros, turnBytes } = evening
  const lines = networks.map((each) =>
    say('capacity-network', {
      network: each.network,
      accounts: each.accounts,
      workers: each.workerCores,
      databases: each.databaseCores,
      turns:
        each.turnsPerSecond < 10 ? roundedUp(each.turnsPerSecond) : Math.round(each.turnsPerSecond),
      gigabytes: roundedUp(each.gigabytesPerYear),
      cost: roundedUp(each.yearlyCostPer1000),
      binding: each.binding,
    }),
  )
  return [
    say('capacity-head', { people, heard: heardEach, hours, evenings }),
    ...lines,
    say('capacity-basis', { worker: workerMicros, database: databaseMicros, bytes: turnBytes }),
    say('capacity-prices', { core: prices.coreMonth, gigabyte: prices.gigabyteMonth }),
    '',
  ].join('\n')
}

/** Never less than it is: to hundredths. */
function roundedUp(value: number): number {
  return Math.ceil(value * 100) / 100
}
