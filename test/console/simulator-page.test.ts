import { describe, expect, test } from 'vitest'
import { fillIn } from '../../src/console/pages.ts'
import { simulatorFiles, simulatorPage } from '../../src/console/simulator-page.ts'
import { Texts } from '../../src/flow/texts.ts'

const texts = new Texts({ es: 'send = Enviar\n    .all = Enviar <todo> & "más"' })

describe('filling in', () => {
  test('texts, their variants and values stand where their names stood, escaped', () => {
    const template = '<b title="{{ send.all }}">{{ send }}</b> {{ $zone }}'
    expect(fillIn(template, { zone: "<'>" }, texts)).toBe(
      '<b title="Enviar &#60;todo&#62; &#38; &#34;más&#34;">Enviar</b> &#60;&#39;&#62;',
    )
  })

  test.for(['{{ sned }}', '{{ send.none }}', '{{ $zone }}'])('nothing stands for %s', (name) => {
    expect(() => fillIn(name, {}, texts)).toThrow(name)
  })
})

test('the page has all its words, and every file it loads', () => {
  const page = simulatorPage({ zone: 'America/Guatemala' })
  expect(page).not.toContain('{{')
  const loaded = [...page.matchAll(/(?:src|href)="\/simulator\/([^"]+\.\w+)"/g)].map(
    ([, name]) => name,
  )
  expect(loaded.length).toBeGreaterThan(2)
  for (const name of loaded) expect([...simulatorFiles().keys()]).toContain(name)
})

test('no Spanish word stands in the markup or the modules', () => {
  const sources = [...simulatorFiles()].filter(([name]) => name.endsWith('.js'))
  for (const [, { body }] of sources) expect(withoutComments(body)).not.toMatch(/[áéíóúñ¿¡]/i)
})

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
}
