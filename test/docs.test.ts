import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ZodType } from 'zod'
import { COMMANDS } from '../src/cli/commands.ts'
import { VARIABLES } from '../src/config/variables.ts'
import { METRICS } from '../src/console/metric-names.ts'

/* The references are made from the program; UPDATE=1 writes them. */

const DOCS = fileURLToPath(new URL('../docs', import.meta.url))

test('docs/environment.md says what every variable is', () => {
  const rows = Object.entries(VARIABLES).map(([name, { about, expected, example, schema }]) => {
    const cells = [`\`${name}\``, about, expected, shownExample(example), shownDefault(schema)]
    return `| ${cells.join(' | ')} |`
  })
  compare('environment.md', [
    '# Environment',
    '',
    'Nothing is required. All problems are told at once when the service starts. Generated from `src/config/variables.ts`.',
    '',
    '| variable | what it is | expected | example | default |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ])
})

/** A value, or words that name a command. */
function shownExample(example: string): string {
  return example.startsWith('what ') ? example : `\`${example}\``
}

/** As it would be written: a span of seconds is read as two numbers. */
function shownDefault(schema: ZodType): string {
  const { data } = schema.safeParse(undefined)
  if (data === undefined) return ''
  return `\`${Array.isArray(data) ? data.join('-') : JSON.stringify(data).replaceAll('"', '')}\``
}

test('docs/metrics.md names every metric', () => {
  const rows = Object.entries(METRICS).map(
    ([name, { type, help }]) => `| \`${name}\` | ${type} | ${help} |`,
  )
  compare('metrics.md', [
    '# Metrics',
    '',
    '`GET /metrics` of every process, beside `/readyz` (`HOST` and `PORT`), in the text format of Prometheus. Counts only: no names,',
    'texts or numbers of people. It has no log-in, as `/readyz` has none: where `HOST` is public, let your proxy pass only the',
    'webhooks. What is marked as of the database is the same whichever process is asked (`max`, not `sum`), and is read when it',
    'is asked for, from indexes that hold only what is open. With them come the memory, processor and event loop of the process',
    '(`process_*`, `nodejs_*`). Generated from `src/console/metric-names.ts`.',
    '',
    '| metric | type | what it is |',
    '|---|---|---|',
    ...rows,
    '',
  ])
})

test('docs/commands.md names every command', () => {
  const rows = Object.entries(COMMANDS).map(([name, { about, usage }]) => {
    const ways = usage.map((way) => `\`${way.replaceAll('|', '\\|')}\``)
    return `| \`${name}\` | ${about} | ${ways.join('<br>')} |`
  })
  compare('commands.md', [
    '# Commands',
    '',
    '`npm run -s micromba -- <command>`: stable for scripts; exit code 0 or 1; they work beside a running service.',
    'Generated from `src/cli/commands.ts`.',
    '',
    '| command | what it does | how it is called |',
    '|---|---|---|',
    ...rows,
    '',
  ])
})

function compare(file: string, lines: readonly string[]): void {
  const path = join(DOCS, file)
  const text = lines.join('\n')
  if (process.env['UPDATE']) writeFileSync(path, text)
  expect(
    readFileSync(path, 'utf8'),
    `docs/${file} is not what the program says; run with UPDATE=1`,
  ).toBe(text)
}
