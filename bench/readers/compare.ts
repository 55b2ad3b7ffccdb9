import { readFileSync, writeFileSync } from 'node:fs'
import { loadCountry } from '../../src/reading/country.ts'
import { readMoney } from '../../src/reading/money/read-money.ts'
import { moneyCases, type MoneyCase } from '../../test/reading/money-cases.ts'
import { hasNumber } from './has-number.ts'
import { recognized, RECOGNIZER } from './recognizer.ts'

/* `npx node bench/readers/compare.ts` writes the table of docs/reading.md, between its markers. */

type Tally = { right: number; asked: number; wrong: number }

/** A reader gives the amount it would record, in units, or undefined where it would ask. */
type Reader = (text: string, country: string) => number | undefined

const READERS: readonly (readonly [string, Reader])[] = [
  ['microMBA', ours],
  [`\`${RECOGNIZER.name}\` ${RECOGNIZER.version}, Spanish`, recognized],
  ["RapidPro's `has_number`", hasNumber],
  ['`parseFloat`', float],
]

const PAGE = new URL('../../docs/reading.md', import.meta.url)
const MARKED = /(?<=<!-- readers -->\n).*(?=\n<!-- \/readers -->)/s

const page = readFileSync(PAGE, 'utf8')
if (!MARKED.test(page)) {
  throw new Error('docs/reading.md lacks the markers <!-- readers --> and <!-- /readers -->')
}
const compared = table(moneyCases())
writeFileSync(
  PAGE,
  page.replace(MARKED, () => compared),
)
process.stdout.write(`${compared}\n`)

function table(all: readonly MoneyCase[]): string {
  const countries = ['GT', 'CO', 'SV']
  const groups = countries.map((code) => all.filter(({ country }) => country === code))
  const sizes = groups.map((group, at) => `${countries[at]} (${group.length})`)
  const rows = READERS.map(([name, reader]) => {
    const cells = groups.map((group) => cell(tally(group, reader)))
    return `| ${name} | ${cells.join(' | ')} |`
  })
  return [
    '',
    `| reader: right / asked / **wrong silently** | ${sizes.join(' | ')} |`,
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
  ].join('\n')
}

function cell({ right, asked, wrong }: Tally): string {
  return `${right} / ${asked} / **${wrong}**`
}

function tally(group: readonly MoneyCase[], reader: Reader): Tally {
  const result: Tally = { right: 0, asked: 0, wrong: 0 }
  for (const one of group) result[judge(one, reader(one.text, one.country))] += 1
  return result
}

/** Nothing recorded is right where the case allows it, else asked; another amount than the case's is wrong. */
function judge({ expected }: MoneyCase, amount: number | undefined): keyof Tally {
  const isEither = expected.startsWith('either:')
  const right = Number(isEither ? expected.slice('either:'.length) : expected)
  if (amount === undefined) return isEither || Number.isNaN(right) ? 'right' : 'asked'
  return amount === right ? 'right' : 'wrong'
}

function ours(text: string, code: string): number | undefined {
  const reading = readMoney(text, loadCountry(code))
  return reading.type === 'amount' ? reading.minor / 100 : undefined
}

function float(text: string): number | undefined {
  const amount = Number.parseFloat(text)
  return Number.isFinite(amount) ? amount : undefined
}
