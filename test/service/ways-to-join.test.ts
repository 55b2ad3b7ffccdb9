import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cli, type Environment } from './run-service.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'micromba-join-'))
})

afterEach(() => rm(folder, { recursive: true }))

const CODE = /código de la clase\s+(\S+)/
const TELEGRAM = { TELEGRAM_BOT_TOKEN: '1234567:a-token-of-a-bot-that-nobody-asks-for-it' }
const CLOUD = {
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: '1000',
  WHATSAPP_CLOUD_ACCESS_TOKEN: 'EAAJB-a-token-of-a-system-user',
  WHATSAPP_CLOUD_APP_SECRET: '0123456789abcdef0123456789abcdef',
  WHATSAPP_CLOUD_VERIFY_TOKEN: 'a-verify-token-of-20-characters',
}
const UNPAIRED = {
  WHATSAPP_ACCOUNTS: 'fundap',
  SECRET_KEY: 'a-secret-key-of-the-service-with-43-characters',
}

/** What `cohort add` and then `cohort show` say; with <code> for the class code. */
async function said(environment: Environment): Promise<readonly string[]> {
  const env = { ...environment, DATA_DIR: folder }
  const add = ['cohort', 'add', '--programme', 'fundap', '--name', 'Uno', '--start', '2026-11-23']
  const added = await cli(add, env)
  const code = CODE.exec(added.stdout)?.[1] ?? ''
  const shown = await cli(['cohort', 'show', code], env)
  return [added, shown].map(({ stdout }) => stdout.replaceAll(code, '<code>'))
}

test.each<{ what: string; on: Environment; says: string; not: readonly string[] }>([
  { what: 'nothing', on: {}, says: '', not: ['t.me', 'wa.me', 'pair whatsapp'] },
  { what: 'Telegram', on: TELEGRAM, says: 'https://t.me/<bot>?start=<code>', not: ['wa.me'] },
  {
    what: 'an official number',
    on: CLOUD,
    says: 'https://wa.me/<número>?text=<code>',
    not: ['t.me'],
  },
  {
    what: 'a WhatsApp account that nobody has paired',
    on: UNPAIRED,
    says: 'pair whatsapp --account fundap',
    not: ['t.me', 'wa.me'],
  },
])('where $what is on, a cohort says the ways in that work, and no others', async (each) => {
  const texts = await said(each.on)
  expect(texts).toHaveLength(2)
  for (const text of texts) {
    expect(text).toContain(each.says)
    for (const other of each.not) expect(text).not.toContain(other)
  }
})
