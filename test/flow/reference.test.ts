import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { expect, test } from 'vitest'
import { formatIssue } from '../../src/flow/issue.ts'
import { flowJsonSchema, flowReference, type Shown } from '../../src/flow/reference.ts'
import { FORMATS } from '../../src/flow/check/read/wrong-value.ts'
import { programmeSchema } from '../../src/flow/programmes.ts'
import { FIGURE_VARIABLES, TEXT_VARIABLES } from '../../src/flow/text-variables.ts'
import { RENDERED_VARIABLES } from '../../src/conversation/say/render.ts'
import { broken, check, EXAMPLES, LARGE, type Example } from './examples.ts'
import { libraryOf } from './sound-library.ts'
import { z } from 'zod'

/* UPDATE=1 writes the files anew. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const STYLE = { semi: false, singleQuote: true, printWidth: 100 }

test('the reference of the language is up to date', async () => {
  const text = flowReference([...EXAMPLES.map(shown), ...large()])
  compare('docs/flow-language.md', await format(text, { ...STYLE, parser: 'markdown' }))
})

test('the JSON Schema is up to date', async () => {
  const text = JSON.stringify(flowJsonSchema())
  compare('flows/schema.json', await format(text, { ...STYLE, parser: 'json' }))
})

test('the texts can use what is rendered', () => {
  expect([...TEXT_VARIABLES].toSorted()).toEqual(RENDERED_VARIABLES.toSorted())
  expect(FIGURE_VARIABLES).toContain('last')
})

test('every form that a schema demands has a sentence', () => {
  const schemas = [flowJsonSchema(), z.toJSONSchema(programmeSchema, { io: 'input' })]
  const patterns = schemas.flatMap((schema) =>
    [...JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      ([, pattern = '""']) => `/${String(JSON.parse(pattern))}/`,
    ),
  )
  expect([...new Set(patterns)].filter((pattern) => FORMATS[pattern] === undefined)).toEqual([])
})

function compare(name: string, text: string): void {
  const path = join(ROOT, name)
  if (process.env.UPDATE) writeFileSync(path, text)
  expect(readFileSync(path, 'utf8')).toBe(text)
}

function large(): readonly Shown[] {
  return Object.entries(LARGE).map(([code, files]) => {
    const [issue] = check(libraryOf(files))
    return { code, changes: [], added: {}, said: issue ? formatIssue(issue) : '' }
  })
}

function shown(example: Example): Shown {
  const [issue] = check(broken(example))
  const changes = Object.entries(example.change).flatMap(([file, edits]) =>
    edits.map(([from, to]) => ({ file, from, to })),
  )
  const said = issue ? formatIssue(issue) : ''
  return { code: example.code, changes, added: example.add, said }
}
