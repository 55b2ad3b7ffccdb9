import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { readTemplates } from '../../../src/channels/whatsapp-cloud/templates.ts'
import { loadLibrary } from '../../../src/flow/library.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'micromba-templates-'))

afterAll(() => rmSync(folder, { recursive: true }))

it('the templates that come with the programme are for flows it has, and none is said to be approved', () => {
  const templates = readTemplates(join(ROOT, 'flows/whatsapp/templates.yaml'))
  const flows = new Set(loadLibrary(ROOT).flows.map(({ name }) => name))
  const topics = templates.flatMap((each) => each.for.map((topic) => topic.split('/')[0] ?? ''))
  expect(topics.filter((topic) => topic !== 'alert' && !flows.has(topic))).toEqual([])
  for (const { parameters, texts } of templates)
    for (const { status, body } of Object.values(texts)) {
      expect(status).toBe('pending')
      const places = body.match(/\{\{\d\}\}/g)
      expect(places).toEqual(parameters.map((_, index) => `{{${index + 1}}}`))
    }
})

it.each([
  ['templates: [{ name: Mal Nombre }]', /:1:\d+: .*a name is lower-case letters/],
  ['templates: 7', /:1:\d+: /],
])('a file that cannot be used names the place: %s', (source, message) => {
  const file = join(folder, 'templates.yaml')
  writeFileSync(file, source)
  expect(() => readTemplates(file)).toThrow(message)
})
