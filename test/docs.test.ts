import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { COMMANDS } from '../src/cli/commands.ts'
import { VARIABLES } from '../src/config/variables.ts'

/* The references are made from the program; UPDATE=1 writes them. */

const DOCS = fileURLToPath(new URL('../docs', import.meta.url))

test('docs/environment.md says what every variable is', () => {
  const rows = Object.entries(VARIABLES).map(([name, { about, expected, example, schema }]) => {
    const fallback = schema.safeParse(undefined).data
    const standard = fallback === undefined ? '' : `\`${String(fallback)}\``
    return `| \`${name}\` | ${about} | ${expected} | \`${example}\` | ${standard} |`
  })
  compare('environment.md', [
    '# Environment',
    '',
    'Nothing is required. All problems are told at once when the service starts. Generated from `src/config.ts`.',
    '',
    '| variable | what it is | expected | example | default |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ])
})

test('docs/commands.md names every command', () => {
  const rows = Object.entries(COMMANDS).map(([name, { about }]) => `| \`${name}\` | ${about} |`)
  compare('commands.md', [
    '# Commands',
    '',
    '`npm run -s micromba -- <command>`: stable for scripts; exit code 0 or 1; they work beside a running service.',
    'Generated from `src/cli/commands.ts`.',
    '',
    '| command | what it does |',
    '|---|---|',
    ...rows.map((row) => row.replaceAll(' | --', ' \\| --').replaceAll('GT|CO|SV', 'GT\\|CO\\|SV')),
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
