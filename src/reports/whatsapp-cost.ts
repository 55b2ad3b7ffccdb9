import { sql } from 'kysely'
import { countryOf, rateOf, type Rates } from './whatsapp-rates.ts'
import type { Database } from '../store/store.ts'

/** One line of the estimate; `micros` are millionths of a dollar. */
type CostLine = {
  readonly account: string
  readonly country: string
  readonly category: string
  readonly messages: number
  readonly micros: number
}

/** What was not sent, and why. */
type NotSent = { readonly reason: string; readonly messages: number }

export type WhatsappCost = {
  /** `2026-11`, by UTC. */
  readonly month: string
  readonly ratesVerifiedOn: string
  readonly currency: string
  readonly lines: readonly CostLine[]
  readonly micros: number
  readonly notSent: readonly NotSent[]
}

/** What Meta asks for a month's delivered messages of the official numbers: an estimate, without taxes or discounts. */
export async function whatsappCost(
  db: Database,
  { month, from, to }: { readonly month: string; readonly from: number; readonly to: number },
  rates: Rates,
): Promise<WhatsappCost> {
  const lines = linesOf(await delivered(db, from, to), rates)
  return {
    month,
    ratesVerifiedOn: rates.verified_on,
    currency: rates.currency,
    lines,
    micros: lines.reduce((sum, { micros }) => sum + micros, 0),
    notSent: await notSent(db, from, to),
  }
}

type Delivered = Awaited<ReturnType<typeof delivered>>[number]

/** Only what is delivered is billed; in the order in which the free messages are used up. */
function delivered(db: Database, from: number, to: number) {
  return db
    .selectFrom('messages as m')
    .innerJoin('addresses as a', 'a.id', 'm.address_id')
    .select(['a.account', 'a.chat', 'm.billing', 'm.class'])
    .where('a.channel', '=', 'whatsapp-cloud')
    .where('m.delivered_at', '>=', from)
    .where('m.delivered_at', '<', to)
    .orderBy('m.delivered_at')
    .orderBy('m.id')
    .execute()
}

function linesOf(messages: readonly Delivered[], rates: Rates): readonly CostLine[] {
  const lines = new Map<string, CostLine>()
  const services = new Map<string, number>()
  for (const message of messages) {
    const { account } = message
    const used = services.get(account) ?? 0
    const category = categoryOf(message, used < rates.free_service_messages)
    if (isAssumed(message) && isAnswer(message)) services.set(account, used + 1)
    const country = countryOf(rates, message.chat)
    const key = `${account}/${country}/${category}`
    const line = lines.get(key) ?? { account, country, category, messages: 0, micros: 0 }
    const micros = line.micros + rateOf(rates, country, category)
    lines.set(key, { ...line, messages: line.messages + 1, micros })
  }
  return [...lines.values()].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

const keyOf = ({ account, country, category }: CostLine) => `${account}/${country}/${category}`

/** As Meta said; where it said nothing, an answer is a service message and the rest is utility. */
function categoryOf(message: Delivered, isFree: boolean): string {
  if (message.billing !== null) return message.billing
  if (!isAnswer(message)) return 'utility'
  return isFree ? 'free' : 'service'
}

const isAssumed = ({ billing }: Delivered) => billing === null
const isAnswer = ({ class: kind }: Delivered) => kind === 'reply' || kind === 'alert'

function notSent(db: Database, from: number, to: number): Promise<readonly NotSent[]> {
  return db
    .selectFrom('messages as m')
    .innerJoin('addresses as a', 'a.id', 'm.address_id')
    .select([
      sql<string>`coalesce(m.reason, 'unknown')`.as('reason'),
      sql<number>`cast(count(*) as integer)`.as('messages'),
    ])
    .where('a.channel', '=', 'whatsapp-cloud')
    .where('m.status', '=', 'failed')
    .where('m.created_at', '>=', from)
    .where('m.created_at', '<', to)
    .groupBy('m.reason')
    .orderBy('m.reason')
    .execute()
}
