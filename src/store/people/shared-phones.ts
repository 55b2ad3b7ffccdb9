import type { AddressId, ContactId, InputId } from '../../model/ids.ts'
import { prepared } from '../prepared.ts'
import type { Tx } from '../store.ts'

/** Adds people to an address that already had somebody; whoever writes next is asked who she is. */
export async function shareAddress(
  tx: Tx,
  address: AddressId,
  contacts: readonly ContactId[],
): Promise<void> {
  const rows = contacts.map((contact_id) => ({ address_id: address, contact_id }))
  await tx.insertNew('address_contacts', ['address_id', 'contact_id'], rows)
  await tx.updateMany('addresses', ['id'], [{ id: address, unsure: 1 }])
}

/** A phone of which one person is left is hers alone. */
export async function endSharing(tx: Tx, address_id: AddressId): Promise<void> {
  const sharers = await tx.db
    .selectFrom('address_contacts')
    .select('contact_id')
    .where('address_id', '=', address_id)
    .execute()
  if (sharers.length > 1) return
  await tx.db.deleteFrom('address_contacts').where('address_id', '=', address_id).execute()
  await tx.updateMany('addresses', ['id'], [{ id: address_id, unsure: 0 }])
}

/** The addresses that some contacts share, with everybody who shares them, in the order they are offered. */
export const sharersOf = prepared((tx: Tx, contacts: readonly ContactId[]) =>
  tx.db
    .selectFrom('address_contacts as mine')
    .innerJoin('address_contacts as s', 's.address_id', 'mine.address_id')
    .innerJoin('addresses as a', 'a.id', 's.address_id')
    .innerJoin('contacts as c', 'c.id', 's.contact_id')
    .select(['s.address_id', 's.contact_id', 'a.contact_id as speaker_id', 'a.unsure', 'c.name'])
    .distinct()
    .where(tx.among('mine.contact_id', contacts))
    .orderBy('s.address_id')
    .orderBy('s.contact_id'),
)

/**
 * The WhatsApp addresses of some contacts, each with the ids (`chat`) by which the network knows its person on that
 * account: one of them may be her number, and she may write under another.
 */
export function numberedAddresses(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('addresses as known')
    .innerJoin('addresses as a', (join) =>
      join.onRef('a.contact_id', '=', 'known.contact_id').onRef('a.account', '=', 'known.account'),
    )
    .select(['a.id', 'a.contact_id', 'a.channel', 'known.chat'])
    .where('a.channel', 'in', ['whatsapp', 'whatsapp-cloud'])
    .where(tx.among('known.contact_id', contacts))
    .execute()
}

/** Why an input waits: it is kept for who says that it is her; or it only made the bot ask. */
export const HELD = 'held until it is known who writes'
export const ASKED = 'asked who writes'

/** What was written since nobody knows who writes: kept under who wrote last. */
export function askedWho(tx: Tx, address: AddressId, speaker: ContactId) {
  return tx.db
    .selectFrom('inputs')
    .select(['id', 'problem'])
    .where('contact_id', '=', speaker)
    .where('address_id', '=', address)
    .where('problem', 'in', [HELD, ASKED])
    .execute()
}

/** Whoever writes next is asked who she is. */
export async function doubtSpeaker(tx: Tx, address: AddressId): Promise<void> {
  await tx.updateMany('addresses', ['id'], [{ id: address, unsure: 1 }])
}

/** Who spoke last is taken for who writes, until somebody says otherwise. */
export async function trustSpeaker(tx: Tx, address: AddressId): Promise<void> {
  await tx.updateMany('addresses', ['id'], [{ id: address, unsure: 0 }])
}

/** An input that another process kept as whose the phone was a moment before: it waits for its turn as hers who speaks now. */
export async function giveInput(tx: Tx, input: InputId, speaker: ContactId): Promise<void> {
  await tx.updateMany('inputs', ['id'], [{ id: input, contact_id: speaker }])
}

/**
 * From now on that contact talks there: what was held back has its turn as hers, and what waits of this address is hers
 * too. Returns how much was held.
 */
export async function letSpeak(
  tx: Tx,
  change: {
    readonly address: AddressId
    readonly speaker: ContactId
    readonly contact: ContactId
  },
): Promise<number> {
  const { address, speaker, contact } = change
  await tx.updateMany('addresses', ['id'], [{ id: address, contact_id: contact, unsure: 0 }])
  const asked = await askedWho(tx, address, speaker)
  const held = asked.filter(({ problem }) => problem === HELD)
  await tx.updateMany(
    'inputs',
    ['id'],
    held.map(({ id }) => ({ id, status: 'waiting', attempts: 0, done_at: null, problem: null })),
  )
  await tx.updateMany(
    'inputs',
    ['id'],
    asked.filter(({ problem }) => problem === ASKED).map(({ id }) => ({ id, problem: null })),
  )
  await tx.db
    .updateTable('inputs')
    .set({ contact_id: contact })
    .where('address_id', '=', address)
    .where('status', '=', 'waiting')
    .where('contact_id', '=', speaker)
    .execute()
  return held.length
}
