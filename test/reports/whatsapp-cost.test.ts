import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { monthBounds } from '../../src/calendar/month.ts'
import { ManualClock } from '../../src/clock.ts'
import type { MessageClass } from '../../src/model/message.ts'
import { whatsappCost } from '../../src/reports/whatsapp-cost.ts'
import { countryOf, readRates, type Rates } from '../../src/reports/whatsapp-rates.ts'
import { addStranger } from '../../src/store/people/contacts.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { newPlace } from '../store/place.ts'

const shipped = readRates(
  fileURLToPath(new URL('../../flows/whatsapp/rates.yaml', import.meta.url)),
)
const RATES: Rates = {
  sources: ['a test'],
  verified_on: '2026-11-24',
  effective_from: '2026-10-01',
  currency: 'USD',
  free_service_messages: 2,
  countries: {
    GT: { prefix: '502', marketing: 74_000, utility: 11_300, service: 11_300 },
    CO: { prefix: '57', marketing: 12_500, utility: 800, service: 800 },
  },
  elsewhere: { marketing: 100_000, utility: 20_000, service: 20_000 },
}
const NOVEMBER = { month: '2026-11', ...(monthBounds('2026-11') ?? { from: 0, to: 0 }) }

describe('what the official WhatsApp numbers cost', () => {
  let store: Store
  let messages: number

  beforeEach(async () => {
    store = await openDatabase(await newPlace(':memory:'), new ManualClock(0).now())
    messages = 0
  })

  afterEach(() => store[Symbol.asyncDispose]())

  type Row = {
    readonly class: MessageClass
    readonly billing?: string
    readonly at?: number
    readonly channel?: 'telegram'
    readonly failed?: string
  }

  async function sent(chat: string, ...rows: readonly Row[]): Promise<void> {
    await store.transact(async (tx) => {
      const channel = rows[0]?.channel ?? 'whatsapp-cloud'
      const { id, contact_id } = await addStranger(
        tx.db,
        { channel, account: '7', chat },
        undefined,
        0,
      )
      for (const { class: kind, billing = null, at = NOVEMBER.from, failed } of rows) {
        messages += 1
        const base = { key: `k${messages}`, contact_id, address_id: id, class: kind, text: 'x' }
        const told = failed
          ? { status: 'failed' as const, reason: failed }
          : { status: 'sent' as const, delivered_at: at, billing }
        const times = { attempts: 1, due_at: at, created_at: at }
        await tx.db
          .insertInto('messages')
          .values({ ...base, ...times, ...told })
          .execute()
      }
    })
  }

  const cost = () => store.read((db) => whatsappCost(db, NOVEMBER, RATES))

  it('counts what Meta said of each, by country and category', async () => {
    await sent(
      'GT.1',
      { class: 'reminder', billing: 'utility' },
      { class: 'reminder', billing: 'marketing' },
    )
    await sent(
      '573001112233',
      { class: 'reply', billing: 'service' },
      { class: 'reply', billing: 'free' },
    )
    await sent('4412345', { class: 'reminder', billing: 'utility' })
    const { lines, micros } = await cost()
    expect(lines).toEqual([
      { account: '7', country: 'CO', category: 'free', messages: 1, micros: 0 },
      { account: '7', country: 'CO', category: 'service', messages: 1, micros: 800 },
      { account: '7', country: 'GT', category: 'marketing', messages: 1, micros: 74_000 },
      { account: '7', country: 'GT', category: 'utility', messages: 1, micros: 11_300 },
      { account: '7', country: '…', category: 'utility', messages: 1, micros: 20_000 },
    ])
    expect(micros).toBe(106_100)
  })

  it('where Meta said nothing, takes answers for service messages, of which some are free, and the rest for utility', async () => {
    await sent(
      'GT.1',
      { class: 'reply' },
      { class: 'alert' },
      { class: 'reply' },
      { class: 'reminder' },
    )
    expect((await cost()).lines).toEqual([
      { account: '7', country: 'GT', category: 'free', messages: 2, micros: 0 },
      { account: '7', country: 'GT', category: 'service', messages: 1, micros: 11_300 },
      { account: '7', country: 'GT', category: 'utility', messages: 1, micros: 11_300 },
    ])
  })

  it('counts only the month, and only these numbers', async () => {
    const [before, after] = [NOVEMBER.from - 1, NOVEMBER.to]
    await sent('GT.1', { class: 'reply', at: before }, { class: 'reply', at: after })
    await sent('7001', { class: 'reply', channel: 'telegram' })
    expect((await cost()).lines).toEqual([])
  })

  it('says what was not sent, and why', async () => {
    const reason = 'no-template: module-reminder: none'
    await sent('GT.1', { class: 'reminder', failed: reason }, { class: 'reminder', failed: reason })
    await sent('GT.2', { class: 'reply', failed: 'gone' })
    expect((await cost()).notSent).toEqual([
      { reason: 'gone', messages: 1 },
      { reason, messages: 2 },
    ])
  })

  it.each([
    ['GT.15', 'GT'],
    ['50255550101', 'GT'],
    ['573001112233', 'CO'],
    ['50370001111', 'SV'],
    ['BR.7', '…'],
  ])('knows the country of %s', (chat, country) => {
    expect(countryOf(shipped, chat)).toBe(country)
  })

  it.each(['2026-13', '2026', 'x'])('%s is no month', (month) => {
    expect(monthBounds(month)).toBeUndefined()
  })
})
