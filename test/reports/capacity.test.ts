import * as fc from 'fast-check'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import {
  capacityOf,
  EVENING,
  NETWORKS,
  PRICES,
  yearlyCost,
  type Plan,
} from '../../src/reports/capacity.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

async function simulate(...args: string[]) {
  const command = [join(ROOT, 'src/cli/micromba.ts'), 'simulate', ...args]
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command)
    return { code: 0, out: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout + stderr }
  }
}

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

test('a year costs its cores and its disk', () => {
  const needs = capacityOf({ ...EVENING, people: 1_000_000, accountRate: 30 })
  expect(needs).toMatchObject({ workerCores: 1, databaseCores: 1 })
  expect(needs.gigabytesPerYear).toBeCloseTo(811.2)
  expect(yearlyCost(needs, { coreMonth: 10, gigabyteMonth: 0 })).toBe(240)
  expect(yearlyCost(needs, { coreMonth: 0, gigabyteMonth: 1 })).toBeCloseTo(12 * 811.2)
})

test('simulate --capacity prints what the model computes, for machines and for people', async () => {
  const { code, out } = await simulate('--capacity', '--people', '50000000', '--json')
  const need = capacityOf({ ...EVENING, people: 50_000_000, accountRate: 30 })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    people: 50_000_000,
    networks: [
      { network: 'Telegram', ...need },
      { network: 'WhatsApp Cloud API', accounts: 521 },
    ],
  })
  const shown = await simulate('--capacity')
  expect(shown.out).toContain('Telegram: cuentas: 14; núcleos de trabajo: 1')
  expect(shown.out).toContain('811,2 GB al año; USD 1,34 al año')
  const few = await simulate('--capacity', '--people', '1000')
  expect(few.out).toContain('(0,42 turnos por segundo)')
  expect(few.out).toContain('al crecer, lo primero que no alcanza: cuentas')
}, 60_000)

test.each([
  ['--people', '0'],
  ['--people', '-5'],
  ['--people', '1e6'],
  ['--people', 'muchas'],
  ['--people', '99999999999'],
  ['--core-month', 'x'],
  ['--weeks', '12'],
  ['--language', 'xx'],
])(
  'simulate --capacity %s %s is refused',
  async (...options) => {
    const { code, out } = await simulate('--capacity', ...options)
    expect(code).toBe(1)
    expect(out).toContain(options[0])
    expect(out).not.toContain('    at ')
  },
  60_000,
)

test('docs/scaling.md has the sizing that the model computes', () => {
  const doc = readFileSync(join(ROOT, 'docs/scaling.md'), 'utf8')
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
        `$${Math.ceil((yearlyCost(need, PRICES) * 100_000) / people) / 100}`,
        need.binding,
      ]
      return `| ${cells.join(' | ')} |`
    }),
  )
  for (const row of rows) expect(doc).toContain(row)
})
