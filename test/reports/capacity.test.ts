import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { capacityOf, MEASURED, type Plan } from '../../src/reports/capacity.ts'

const EVENING = { heardEach: 6, sentEach: 6, hours: 4, evenings: 52, coreShare: 0.5, ...MEASURED }

/** Messages a second: Telegram's limit for a bot; WhatsApp's 80 a number count what is heard too. */
const NETWORKS = { Telegram: 30, 'WhatsApp Cloud API': 40 }

test('one person needs one of each, and a network that takes little is what binds', () => {
  const one = capacityOf({ ...EVENING, people: 1, accountRate: 30 })
  expect(one).toMatchObject({ accounts: 1, workerCores: 1, databaseCores: 1, binding: 'account' })
})

test('what binds is what costs most of what there is of it', () => {
  const plan = { ...EVENING, people: 1_000_000, accountRate: 1e9, databaseMicros: 1 }
  expect(capacityOf(plan).binding).toBe('worker')
  expect(capacityOf({ ...plan, databaseMicros: 1e6 }).binding).toBe('database')
})

test('twice the people need at most twice of each, and never less', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50_000_000 }),
      fc.integer({ min: 1, max: 80 }),
      (people, accountRate) => {
        const plan: Plan = { ...EVENING, people, accountRate }
        const [once, twice] = [capacityOf(plan), capacityOf({ ...plan, people: 2 * people })]
        for (const name of ['accounts', 'workerCores', 'databaseCores'] as const) {
          expect(twice[name]).toBeGreaterThanOrEqual(once[name])
          expect(twice[name]).toBeLessThanOrEqual(2 * once[name])
        }
      },
    ),
  )
})

test('docs/scaling.md has the sizing that the model computes', () => {
  const doc = readFileSync(fileURLToPath(new URL('../../docs/scaling.md', import.meta.url)), 'utf8')
  const rows = [1_000_000, 50_000_000].flatMap((people) =>
    Object.entries(NETWORKS).map(([network, accountRate]) => {
      const need = capacityOf({ ...EVENING, people, accountRate })
      const cells = [
        people.toLocaleString('en'),
        network,
        Math.round(need.turnsPerSecond),
        need.accounts,
        need.workerCores,
        need.databaseCores,
        `${Math.round(need.gigabytesPerYear).toLocaleString('en')} GB`,
        need.binding,
      ]
      return `| ${cells.join(' | ')} |`
    }),
  )
  for (const row of rows) expect(doc).toContain(row)
})
