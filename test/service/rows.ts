import { systemClock } from '../../src/clock.ts'
import { untilQuiet } from '../../src/pipeline/quiet.ts'
import type { Store } from '../../src/store/store.ts'
import type { Person } from '../bot-api-server/person.ts'
import { contactOf, eventually, type Classroom } from './classroom.ts'

/** Resolves when the service has nothing left to do, what waits for its second try included. */
export async function quiet(classroom: Classroom): Promise<void> {
  await classroom.server.waitUntilConfirmed(30_000)
  await classroom.look(async (store) => {
    await untilQuiet(store, systemClock)
    await eventually('an outbox with nothing left to send', async () => !(await isSending(store)))
  })
}

async function isSending(store: Store): Promise<boolean> {
  const message = await store.read((db) =>
    db
      .selectFrom('messages')
      .select('id')
      .where('status', 'in', ['queued', 'sending'])
      .executeTakeFirst(),
  )
  return message !== undefined
}

/** All that she was sent. */
export const texts = (person: Person) => person.received().map(({ text }) => text)

/** The calls that were to send her something. */
export const sends = ({ server }: Classroom, person: Person) =>
  server
    .calls('sendMessage')
    .filter(({ payload }) => String(payload['chat_id']) === String(person.chatId))

export function figuresOf(store: Store, person: Person) {
  return contactOf(store, person).then((id) =>
    store.read((db) => db.selectFrom('figures').selectAll().where('contact_id', '=', id).execute()),
  )
}

export function messagesOf(store: Store, person: Person) {
  return contactOf(store, person).then((id) =>
    store.read((db) =>
      db.selectFrom('messages').selectAll().where('contact_id', '=', id).orderBy('id').execute(),
    ),
  )
}

export function timersOf(store: Store, person: Person) {
  return contactOf(store, person).then((id) =>
    store.read((db) => db.selectFrom('timers').selectAll().where('contact_id', '=', id).execute()),
  )
}

export function addressOf(store: Store, person: Person) {
  return store.read((db) =>
    db
      .selectFrom('addresses')
      .selectAll()
      .where('chat', '=', String(person.chatId))
      .executeTakeFirst(),
  )
}
