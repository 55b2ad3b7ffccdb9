import { afterEach, beforeEach, expect, test } from 'vitest'
import { Simulator } from '../../src/channels/simulator.ts'
import { ManualClock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { silentLog } from '../../src/log.ts'
import type { MessageClass, Outgoing } from '../../src/model/message.ts'
import { assemble, type Works } from '../../src/pipeline/pipeline.ts'
import { openDatabase } from '../../src/store/open.ts'
import { addAddress } from '../../src/store/people/contacts.ts'
import type { Store } from '../../src/store/store.ts'
import { queueMessages } from '../../src/store/talk/messages.ts'
import { addMember } from '../store/member.ts'
import { newPlace } from '../store/place.ts'

/* An account that cannot send keeps what is queued on it, and holds up nothing on another. */

const library = loadLibrary(process.cwd())
const clock = new ManualClock(1_795_480_000_000)
const now = clock.now().getTime()

/** An account whose channel lets no reminder leave, as when the conversations of its day are used up. */
class Full extends Simulator {
  admits(message: Pick<Outgoing, 'class'>): boolean {
    return message.class !== 'reminder'
  }
}

let store: Store
let official: Simulator
let said: string[]

beforeEach(async () => {
  store = await openDatabase(await newPlace(':memory:'), clock.now())
  official = new Simulator(clock, 'whatsapp-cloud')
  said = []
  listenTo(official)
})

afterEach(() => store[Symbol.asyncDispose]())

function listenTo(network: Simulator): void {
  network.onMessage(({ chat, text }) => said.push(`${chat}: ${text}`))
}

function assembled(...others: readonly Simulator[]): Promise<Works> {
  return assemble({ store, clock, library, channels: [...others, official], log: silentLog })
}

/** Somebody who is known on each of the accounts, with a message queued on the first of them. */
async function queue(who: string, kind: MessageClass, ...accounts: readonly Simulator[]) {
  await store.transact(async (tx) => {
    const member = { role: 'entrepreneur', status: 'active', created_at: now } as const
    const [first = official, ...more] = accounts
    const at = ({ name, account }: Simulator) => ({ channel: name, account, chat: who })
    const contact_id = await addMember(tx.db, member, at(first))
    for (const other of more) await addAddress(tx.db, { ...at(other), contact_id }, now)
    const { address_id } = await tx.db
      .selectFrom('contacts')
      .select('address_id')
      .where('id', '=', contact_id)
      .executeTakeFirstOrThrow()
    if (address_id === null) throw new Error('gone')
    const row = { contact_id, address_id, class: kind, choices: null, due_at: now, created_at: now }
    await queueMessages(tx, [{ ...row, key: who, text: 'hola' }])
  })
}

/** A reminder on an account for each of more people than the outbox reads at once. */
async function queueMany(network: Simulator): Promise<void> {
  const people = Array.from({ length: 600 }, (_, index) => `${network.account}/${index}`)
  await Promise.all(people.map((who) => queue(who, 'reminder', network)))
}

async function work(works: Works): Promise<void> {
  while (await works.takeTurns());
  while (await works.deliver()) await works.drain()
  await works.drain()
}

test.each(['reminder', 'reply'] as const)(
  'who has a %s waiting on an account that is gone is answered where she writes now',
  async (kind) => {
    await queue('maria', kind, new Simulator(clock, 'whatsapp'), official)
    const works = await assembled()
    await official.write('maria', 'menú')
    await work(works)
    expect(said).toEqual([expect.stringContaining('maria: ')])
    await official.write('maria', 'menú')
    await work(works)
    expect(said).toHaveLength(2)
  },
)

test('an account that lets no reminder leave does not keep those of others', async () => {
  const full = [new Full(clock, 'whatsapp'), new Full(clock, 'telegram')]
  for (const account of full) await queueMany(account)
  await queue('maria', 'reminder', official)
  await work(await assembled(...full))
  expect(said).toEqual(['maria: hola'])
})

test('a reminder that an answer waits behind leaves with it, before all that nobody waits for', async () => {
  const full = new Full(clock, 'whatsapp')
  listenTo(full)
  await queueMany(full)
  await queue('maria', 'reminder', full)
  const works = await assembled(full)
  await work(works)
  expect(said).toEqual([])
  await full.write('maria', 'menú')
  await work(works)
  expect(said).toEqual(['maria: hola', expect.stringContaining('maria: ')])
})
