import type { InputPayload } from '../model/input.ts'
import type { ContactId } from '../model/ids.ts'
import type { Store, Tx } from '../store/store.ts'

/** What moved two people's conversations, in order, each with what was sent because of it. */
export type Recording = {
  readonly programme?: string
  readonly codes: Readonly<Record<string, '{class-code}' | '{trainer-code}'>>
  /** What she is called, and which input said yes to the programme. */
  readonly name: string | null
  readonly consent: number | null
  readonly events: readonly Happened[]
  readonly figures: readonly {
    readonly figure: string
    readonly week: string
    readonly minor: number | null
    readonly status: string
  }[]
  readonly tickets: readonly string[]
}

export type Happened = {
  readonly id: number
  readonly who: Phone
  readonly payload: InputPayload
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sent: readonly { readonly to: Phone; readonly text: string }[]
}

type Phone = 'contact' | 'trainer'

/** The two chats of the simulator that a story is about. */
export type Chats = { readonly contact: string; readonly trainer: string }

/** Reads what was heard and sent in two chats of the simulator from the first day on; undefined where nobody wrote. */
export function readRecording(store: Store, chats: Chats): Promise<Recording | undefined> {
  return store.transact(async (tx) => {
    const contact = await contactOf(tx, chats.contact)
    const trainer = await contactOf(tx, chats.trainer)
    if (contact === undefined) return undefined
    const phones = new Map<ContactId, Phone>([[contact, 'contact']])
    if (trainer !== undefined) phones.set(trainer, 'trainer')
    const { name, consent_input_id, cohort_id } = await tx.db
      .selectFrom('contacts')
      .select(['name', 'consent_input_id', 'cohort_id'])
      .where('id', '=', contact)
      .executeTakeFirstOrThrow()
    const cohort = await tx.db
      .selectFrom('cohorts')
      .select(['programme', 'class_code', 'trainer_code'])
      .where('id', '=', cohort_id)
      .executeTakeFirst()
    return {
      ...(cohort ? { programme: cohort.programme } : {}),
      codes: cohort
        ? { [cohort.class_code]: '{class-code}', [cohort.trainer_code]: '{trainer-code}' }
        : {},
      name,
      consent: consent_input_id,
      events: await eventsOf(tx, phones),
      ...(await outcomeOf(tx, contact)),
    }
  })
}

async function contactOf(tx: Tx, chat: string): Promise<ContactId | undefined> {
  const address = await tx.db
    .selectFrom('addresses')
    .select('contact_id')
    .where('account', '=', 'simulator')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return address?.contact_id
}

async function eventsOf(
  tx: Tx,
  phones: ReadonlyMap<ContactId, Phone>,
): Promise<readonly Happened[]> {
  const inputs = await tx.db
    .selectFrom('inputs')
    .select(['id', 'contact_id', 'payload', 'heard_at'])
    .where('contact_id', 'in', [...phones.keys()])
    .orderBy('id')
    .execute()
  const messages = await tx.db
    .selectFrom('messages')
    .select(['key', 'contact_id', 'text', 'created_at'])
    .where('contact_id', 'in', [...phones.keys()])
    .where('status', '=', 'sent')
    .where('media', 'is', null)
    .orderBy('id')
    .execute()
  const sent = Map.groupBy(messages, (message) => causeOf(message, inputs))
  return inputs.map(({ id, contact_id, payload, heard_at }) => ({
    id,
    who: phones.get(contact_id) ?? 'contact',
    payload: JSON.parse(payload) as InputPayload,
    at: heard_at,
    sent: (sent.get(id) ?? []).map((message) => ({
      to: phones.get(message.contact_id) ?? 'contact',
      text: message.text,
    })),
  }))
}

/** The input a message came of: its key says which, else the last one before it. */
function causeOf(
  message: { readonly key: string; readonly created_at: number },
  inputs: readonly { readonly id: number; readonly heard_at: number }[],
): number | undefined {
  const named = /^(?:turn|alert):(\d+)/.exec(message.key)?.[1]
  if (named !== undefined) return Number(named)
  return inputs.findLast(({ heard_at }) => heard_at <= message.created_at)?.id
}

async function outcomeOf(
  tx: Tx,
  contact: ContactId,
): Promise<Pick<Recording, 'figures' | 'tickets'>> {
  const figures = await tx.db
    .selectFrom('figures')
    .select(['figure', 'week', 'minor', 'status'])
    .where('contact_id', '=', contact)
    .orderBy('week')
    .execute()
  const tickets = await tx.db
    .selectFrom('tickets')
    .select('reason')
    .where('contact_id', '=', contact)
    .where('status', '=', 'open')
    .orderBy('id')
    .execute()
  return { figures, tickets: tickets.map(({ reason }) => reason) }
}
