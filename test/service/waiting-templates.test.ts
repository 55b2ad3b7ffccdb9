import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { positionKey } from '../../src/pipeline/inbound/inbox.ts'
import { systemClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/store/open.ts'
import { writeSetting } from '../../src/store/service/settings.ts'
import { cli } from './run-service.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'micromba-templates-'))
})

afterEach(() => rm(folder, { recursive: true }))

const ALERTS = { name: 'aviso_capacitadora', for: '[alert]', status: 'pending' }
const SALES = { name: 'registro_semanal', for: '[weekly-check-in]', status: 'approved' }

/** What `doctor` says with these templates. */
async function doctor(...templates: readonly (typeof ALERTS)[]) {
  const file = join(folder, 'templates.yaml')
  const lines = templates.map(
    ({ name, for: topics, status }) =>
      `  - { name: ${name}, category: utility, for: ${topics}, texts: { es: { status: ${status}, body: Hola } } }`,
  )
  await writeFile(file, ['templates:', ...lines, ''].join('\n'))
  const environment = {
    DATA_DIR: folder,
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: '1000',
    WHATSAPP_CLOUD_ACCESS_TOKEN: 'EAAJB-a-token-of-a-system-user',
    WHATSAPP_CLOUD_APP_SECRET: '0123456789abcdef0123456789abcdef',
    WHATSAPP_CLOUD_VERIFY_TOKEN: 'a-verify-token-of-20-characters',
    WHATSAPP_CLOUD_TEMPLATES: file,
  }
  const { stdout } = await cli(['doctor'], environment)
  return stdout
}

async function metaHasDecided(status: string, reason?: string): Promise<void> {
  await using store = await openDatabase(join(folder, 'micromba.db'), systemClock.now())
  const decision = { name: ALERTS.name, language: 'es', status, reason }
  await store.transact((tx) => writeSetting(tx.db, positionKey('1000'), JSON.stringify([decision])))
}

test('doctor points at the template without which alerts do not reach a trainer, until Meta approves it', async () => {
  const before = await doctor(ALERTS, SALES)
  expect(before).toMatch(/«aviso_capacitadora» \(es: pending\); los avisos no le llegan/)
  expect(before).not.toContain('registro_semanal')
  expect(before).toContain('no está bien')
  await metaHasDecided('rejected', 'ABUSIVE_CONTENT')
  expect(await doctor(ALERTS, SALES)).toContain('(es: rejected, ABUSIVE_CONTENT)')
  await metaHasDecided('approved')
  expect(await doctor(ALERTS, SALES)).not.toContain('aviso_capacitadora')
})

test('doctor says which reminders do not reach who has not written for a day', async () => {
  const said = await doctor({ ...ALERTS, status: 'approved' }, { ...SALES, status: 'paused' })
  expect(said).toMatch(/«registro_semanal» \(es: paused\); weekly-check-in no le llega/)
})

test('doctor says where alerts have no template at all', async () => {
  expect(await doctor(SALES)).toContain('no hay plantilla para los avisos')
})
