import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { OWN_ACCOUNTS } from '../../src/config/variables.ts'

const accountsOf = (names: string) =>
  readConfig({ WHATSAPP_ACCOUNTS: names, SECRET_KEY: 'k'.repeat(43) }).whatsapp?.accounts

it('WhatsApp accounts are told apart by their names', () => {
  expect(accountsOf('fundap, fusai')).toEqual(['fundap', 'fusai'])
  expect(() => accountsOf('fundap,fusai,fundap')).toThrow(/WHATSAPP_ACCOUNTS: .* each once/)
})

it.each(OWN_ACCOUNTS)(
  'no WhatsApp account is called %s, as the program uses that itself',
  (name) => {
    expect(() => accountsOf(`fundap,${name}`)).toThrow(/WHATSAPP_ACCOUNTS: .* none of .*calendar/)
  },
)

it('every account that the program writes by itself is one that no network may have', () => {
  const sources = globSync('src/**/*.ts').map((file) => readFileSync(file, 'utf8'))
  const named = sources.flatMap((source) =>
    [...source.matchAll(/(?:account: |CALENDAR = )'([a-z-]+)'/g)].map(([, name]) => name),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name = '') => !OWN_ACCOUNTS.includes(name))).toEqual([])
})
