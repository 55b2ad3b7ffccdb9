import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { ContactId } from '../../src/model/ids.ts'
import type { MessageClass } from '../../src/model/message.ts'
import { claimDue } from '../../src/pipeline/outbound/claim.ts'
import { Pace } from '../../src/pipeline/outbound/pace.ts'
import { openDatabase } from '../../src/store/open.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import type { Tx } from '../../src/store/store.ts'
import { dueMessages } from '../../src/store/talk/due-messages.ts'
import { contactsWaitedFor, silence } from '../../src/store/talk/messages.ts'
import type { MessageStatus } from '../../src/store/tables/talk.ts'
import { lock, waitingForLock } from './row-locks.ts'
import { emptyDatabase, hasPostgres } from './servers.ts'

const PLACES = [
  ['SQLite', true, async () => ':memory:'],
  ['PostgreSQL', hasPostgres, async () => (await emptyDatabase()).url],
] as const

type Queued = {
  readonly account?: string
  readonly contact?: number
  readonly kind?: MessageClass
  readonly status?: MessageStatus
  readonly due?: number
  readonly reason?: string
}

describe.each(PLACES)('what may leave, on %s', (_name, isThere, place) => {
  /** Three people known on two accounts each; gives which of the messages may leave at moment 10. */
  const due = async (messages: readonly Queued[], accounts = ['a', 'b']) => {
    await using store = await openDatabase(await place(), systemClock.now())
    return store.transact(async (tx) => {
      await queue(tx, messages)
      return (await dueMessages(tx, accounts, 10, 100)).map(({ id }) => id)
    })
  }

  it.skipIf(!isThere)('is the oldest of each contact on each account', async () => {
    expect(await due([{}, {}, { account: 'b' }, { account: 'b' }, { contact: 2 }])).toEqual([
      1, 3, 5,
    ])
  })

  it.skipIf(!isThere)('waits for what is under way on its account, and on no other', async () => {
    expect(await due([{ status: 'sending' }, {}, { account: 'b' }])).toEqual([3])
  })

  it.skipIf(!isThere)('does not wait for an account that is not asked for', async () => {
    expect(await due([{ account: 'a' }, { account: 'b' }], ['b'])).toEqual([2])
  })

  it.skipIf(!isThere)('is an answer, though a reminder before it leaves later', async () => {
    expect(await due([{ kind: 'reminder', due: 11 }, {}, { kind: 'reminder' }])).toEqual([2])
  })

  it.skipIf(!isThere)('does not wait for a file that is away, until that is due', async () => {
    const file = { due: 11, reason: 'file-away' }
    expect(
      await due([file, { kind: 'reminder' }, { due: 11, contact: 2 }, { contact: 2 }]),
    ).toEqual([2])
    expect(await due([{ ...file, due: 10 }, {}])).toEqual([1])
  })

  it.skipIf(!isThere)('is first what somebody waits for, with what stands before it', async () => {
    const reminders = [1, 2, 3].map((contact) => ({ contact, kind: 'reminder' }) as const)
    const answers = [{ contact: 2 }, { contact: 3, account: 'b' }, { contact: 1, due: 11 }]
    expect(await due([...reminders, ...answers])).toEqual([2, 5, 1, 3])
  })

  it.skipIf(!isThere)('is waited for by its contact and account, whatever its moment', async () => {
    await using store = await openDatabase(await place(), systemClock.now())
    const found = await store.transact(async (tx) => {
      await queue(tx, [{ due: 99 }, { due: 99 }, { account: 'b', contact: 2 }, { status: 'sent' }])
      return contactsWaitedFor(tx, [1 as ContactId, 2 as ContactId])
    })
    expect(new Set(found.map(({ contact_id, account }) => `${contact_id}/${account}`))).toEqual(
      new Set(['1/a', '2/b']),
    )
  })
})

it.skipIf(!hasPostgres)(
  'what another process cancels does not leave, and stays cancelled',
  async () => {
    await using database = await emptyDatabase()
    await using one = await openPostgres(database.url, systemClock.now())
    await using other = await openPostgres(database.url, systemClock.now())
    await one.transact((tx) => queue(tx, [{}, { contact: 2 }]))
    const stopping = await lock(one, (tx) => silence(tx, 1 as ContactId))
    const room = {
      now: 10,
      room: 10,
      programmes: new Map(),
      pace: new Pace([]),
      admits: () => true,
    }
    const claiming = other.transact((tx) => claimDue(tx, ['a', 'b'], room))
    await waitingForLock(one, claiming)
    await stopping.release()
    expect((await claiming).map(({ contact_id }) => contact_id)).toEqual([2])
    const messages = await one.read((db) =>
      db.selectFrom('messages').select('status').orderBy('id').execute(),
    )
    expect(messages.map(({ status }) => status)).toEqual(['cancelled', 'sending'])
  },
)

async function queue(tx: Tx, messages: readonly Queued[]): Promise<void> {
  const active = { role: 'entrepreneur', status: 'active', created_at: 0 }
  await tx.insertMany('contacts', [active, active, active])
  const open = { channel: 'simulator', status: 'open', created_at: 0 }
  const addresses = [1, 2, 3].flatMap((contact_id) =>
    ['a', 'b'].map((account) => ({ ...open, contact_id, account, chat: String(contact_id) })),
  )
  await tx.insertMany('addresses', addresses)
  await tx.insertMany(
    'messages',
    messages.map(
      (
        { account = 'a', contact = 1, kind = 'reply', status = 'queued', due = 0, reason = null },
        index,
      ) => ({
        key: String(index),
        contact_id: contact,
        address_id: contact * 2 - (account === 'a' ? 1 : 0),
        class: kind,
        text: 'x',
        status,
        attempts: 0,
        due_at: due,
        created_at: 0,
        reason,
      }),
    ),
  )
}
