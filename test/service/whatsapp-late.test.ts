import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { weekAsked } from '../../src/calendar/week.ts'
import { localAt } from '../../src/calendar/local.ts'
import { openOffice, type WhatsAppOffice } from './whatsapp-office.ts'

const DAY = 24 * 3_600_000
const ZONE = 'America/Guatemala'
const WEEKDAY = new Intl.DateTimeFormat('es', { weekday: 'long', timeZone: ZONE })

function codes(office: WhatsAppOffice) {
  return office.look((store) =>
    store.read((db) => db.selectFrom('cohorts').selectAll().executeTakeFirstOrThrow()),
  )
}

function figures(office: WhatsAppOffice) {
  return office.look((store) =>
    store.read((db) => db.selectFrom('figures').select(['week', 'minor']).execute()),
  )
}

test('an answer of two days ago that waited is credited to the week that was asked, and she hears which message it is', async () => {
  await using office = await openOffice()
  const maria = await office.entrepreneur('María')
  const to = office.owner().account
  const { id: contact } = await office.look((store) =>
    store.read((db) => db.selectFrom('contacts').select('id').executeTakeFirstOrThrow()),
  )
  const now = systemClock.now()
  await office.look((store) => startFlow(store, { flow: 'weekly-check-in', contact }, now))
  await maria.hears('¿Cuánto vendió')
  await office.service?.kill9()
  const written = now.getTime() - 2 * DAY
  await maria.writes(to, '450', { at: written })
  await maria.writes(to, 'gracias', { at: written + 60_000 })
  await office.start()
  const { text } = await maria.hears('Q450')
  expect(text.split('\n\n')[0]).toBe(`Recibí su mensaje del ${WEEKDAY.format(written)}.`)
  await expect
    .poll(() => figures(office), { timeout: 20_000 })
    .toEqual([{ week: weekAsked(localAt(now.getTime(), ZONE).toPlainDate()), minor: 45_000 }])
  await expect
    .poll(() => maria.texts.length, { timeout: 20_000 })
    .toBe(maria.texts.indexOf(text) + 2)
  expect(maria.texts.filter((each) => each.includes('Recibí su mensaje'))).toEqual([text])
})

test('what a trainer writes as a reply to an alert goes to whom the alert is about, whichever of her ids she writes from', async () => {
  await using office = await openOffice()
  const to = office.owner().account
  const ana = office.stranger('Doña Ana')
  await ana.writes(to, (await codes(office)).trainer_code)
  await ana.hears('¿')
  await ana.writes(to, 'Doña Ana')
  const maria = await office.entrepreneur('María')
  const juana = await office.entrepreneur('Juana')
  await maria.writes(to, 'ayuda')
  const alert = await ana.hears('María necesita')
  await juana.writes(to, 'ayuda')
  await ana.hears('Juana necesita')
  const contextInfo = { stanzaId: alert.id, participant: `${to.pn}@s.whatsapp.net` }
  const reply = { extendedTextMessage: { text: 'Mañana paso por su puesto', contextInfo } }
  await ana.sends(to, reply, { by: 'lid' })
  await maria.hears('Mañana paso por su puesto')
  expect(juana.texts.join()).not.toContain('Mañana paso')
})
