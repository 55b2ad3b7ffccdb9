import type { Database } from '../store/store.ts'

/** What would become of one person if an account could not be used any more. */
export type Reach = {
  readonly contact: number
  readonly name: string | undefined
  readonly phone: string | undefined
  readonly cohort: string | undefined
  readonly trainer: string | undefined
  /** Where else she can be written to: `telegram`, or another account. */
  readonly elsewhere: readonly string[]
  /** Where her conversation stands; it stays there. */
  readonly standsAt: string | undefined
  /** Messages that wait for her, and would go on waiting. */
  readonly waiting: number
}

/** Everybody who is reached through an account, by cohort and name. */
export async function reachWithout(db: Database, account: string): Promise<readonly Reach[]> {
  const people = await db
    .selectFrom('contacts as c')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .leftJoin('conversations as v', 'v.contact_id', 'c.id')
    .select(['c.id', 'c.name', 'c.phone', 'g.name as cohort', 't.name as trainer'])
    .select(['v.flow', 'v.step'])
    .where('c.id', 'in', (eb) =>
      eb.selectFrom('addresses').select('contact_id').where('account', '=', account),
    )
    .where('c.status', 'not in', ['new', 'declined', 'stopped'])
    .orderBy('g.name')
    .orderBy('c.name')
    .execute()
  const addresses = await db
    .selectFrom('addresses')
    .select(['contact_id', 'account', 'channel'])
    .where('account', '!=', account)
    .where('channel', '!=', 'simulator')
    .where('status', '=', 'open')
    .execute()
  const waiting = await db
    .selectFrom('messages as m')
    .innerJoin('addresses as a', 'a.id', 'm.address_id')
    .select(['m.contact_id'])
    .where('a.account', '=', account)
    .where('m.status', '=', 'queued')
    .execute()
  return people.map(({ id, name, phone, cohort, trainer, flow, step }) => ({
    contact: id,
    name: name ?? undefined,
    phone: phone ?? undefined,
    cohort: cohort ?? undefined,
    trainer: trainer ?? undefined,
    elsewhere: addresses.flatMap((each) =>
      each.contact_id === id ? [`${each.channel} (${each.account})`] : [],
    ),
    standsAt: flow === null || step === null ? undefined : `${flow}/${step}`,
    waiting: waiting.filter(({ contact_id }) => contact_id === id).length,
  }))
}
