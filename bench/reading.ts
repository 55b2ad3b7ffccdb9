import { loadCountry } from '../src/reading/country.ts'
import { readMoney } from '../src/reading/money/read-money.ts'
import { moneyCases } from '../test/reading/money-cases.ts'

/** Prints how many money answers are read a second, and the median reading in microseconds. */
export function benchReading(): void {
  const cases = moneyCases().map(({ country, text }) => ({ country: loadCountry(country), text }))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { country, text } of cases) readMoney(text, country)
  }
  const times: number[] = []
  const start = process.hrtime.bigint()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { country, text } of cases) {
      const from = process.hrtime.bigint()
      readMoney(text, country)
      times.push(Number(process.hrtime.bigint() - from) / 1000)
    }
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  times.sort((one, other) => one - other)
  const median = times[Math.floor(times.length / 2)] ?? 0
  const perSecond = Math.round(times.length / seconds)
  console.log(`reading: ${perSecond} money answers a second, median ${median.toFixed(1)} µs`)
}

const ROUNDS = 20
