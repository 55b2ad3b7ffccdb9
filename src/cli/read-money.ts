import { parseArgs } from 'node:util'
import { toDecimal } from '../model/money.ts'
import { loadCountry, type Country } from '../reading/country.ts'
import { readMoney, type MoneyOptions, type MoneyReading } from '../reading/money/read-money.ts'

/**
 * `read-money --country GT|CO|SV [--usual 1500]`: reads one text a line from standard input and prints
 * one JSON a line. `--usual` is her median week in units of the currency. Exit code 1 and one line on
 * standard error for an unknown country or a bad option.
 */
export async function readMoneyCommand(argv: string[]): Promise<number> {
  let settings: { country: Country; options: MoneyOptions }
  try {
    settings = readOptions(argv)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`read-money: ${message.split('\n')[0]}\n`)
    return 1
  }
  for await (const line of linesOf(process.stdin)) {
    const reading = readMoney(line, settings.country, settings.options)
    await print(JSON.stringify(asJson(reading, settings.country.currency)))
  }
  return 0
}

function readOptions(argv: string[]): { country: Country; options: MoneyOptions } {
  const { values } = parseArgs({
    args: argv,
    options: { country: { type: 'string' }, usual: { type: 'string' } },
  })
  if (values.country === undefined) throw new Error('--country is missing; give GT, CO or SV')
  return { country: loadCountry(values.country), options: readUsual(values.usual) }
}

function readUsual(text: string | undefined): MoneyOptions {
  if (text === undefined) return {}
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text) || Number(text) === 0) {
    throw new Error(
      `--usual '${text}' is no amount; give units of the currency, like 1500 or 25.50`,
    )
  }
  return { usual: Math.round(Number(text) * 100) }
}

function asJson(reading: MoneyReading, currency: string): object {
  if (reading.type === 'ask') {
    return { outcome: 'ask', candidates: reading.candidates.map(toDecimal) }
  }
  if (reading.type !== 'amount') return { outcome: reading.type }
  const { approximate, unusual } = reading
  const amount = toDecimal(reading.minor)
  return { outcome: 'amount', amount, currency, approximate, unusual }
}

/** Lines end at \n alone: a stray \r or line separator inside a text is part of it. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

async function print(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return
  await new Promise((resolve) => process.stdout.once('drain', resolve))
}
