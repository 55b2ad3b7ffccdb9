import { capAt, daysLater } from '../../calendar/caps.ts'
import { firstAllowed } from '../../calendar/first-allowed.ts'
import { leaving } from '../../calendar/plan.ts'
import type { ReasonCode } from '../../calendar/reason.ts'
import type { ContactId, MessageId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import type { Programme } from '../../model/programme.ts'
import type { Tx } from '../../store/store.ts'
import type { PendingMessage } from '../../store/talk/due-messages.ts'
import { writtenSince } from '../../store/talk/occurrences.ts'
import { WEEK_BACK } from '../due/taken-days.ts'
import { payloadsOf } from './cause.ts'

/** Why a message of the programme's own does not leave now, and when it will (milliseconds); without `at` it never does. */
export type Departure = { readonly reason: ReasonCode; readonly at?: number }

type Known = {
  readonly programmes: ReadonlyMap<string, Programme>
  readonly now: number
}

/**
 * What the programme says by itself keeps to its rules to the last: where it has waited here (a network was away, an account
 * had its messages of the day), it does not leave at night, nor on a day that has its message, nor too late. What a person has
 * started goes at any hour, on the day it was started.
 */
export async function departuresOf(
  tx: Tx,
  messages: readonly PendingMessage[],
  known: Known,
): Promise<ReadonlyMap<MessageId, Departure>> {
  const doubtful = messages.flatMap((message) => doubtOf(message, known))
  if (doubtful.length === 0) return new Map()
  const payloads = await payloadsOf(
    tx,
    doubtful.map(({ message }) => message),
  )
  const sent = await sentTo(tx, doubtful, known.now)
  return new Map(
    doubtful.flatMap((doubt) => {
      const { id, contact_id } = doubt.message
      const taken = (sent.get(contact_id) ?? []).filter(({ key }) => !isOneTurn(key, doubt))
      const moments = taken.map(({ at }) => at)
      const departure = departureOf(doubt, payloads.get(id), { taken: moments, now: known.now })
      return departure ? [[id, departure] as const] : []
    }),
  )
}

type Doubt = {
  readonly message: PendingMessage
  readonly programme: Programme
  readonly zone: string
  readonly hasWaited: boolean
}

/** What is sent within minutes, at an hour that is allowed, is as its turn wanted it. */
function doubtOf(message: PendingMessage, { programmes, now }: Known): readonly Doubt[] {
  if (message.class !== 'reminder' && message.class !== 'broadcast') return []
  const programme = programmes.get(message.programme ?? '')
  if (!programme) return []
  const zone = message.zone ?? programme.zone
  const hasWaited = now - message.created_at > WAITED_MS
  const isAllowed = firstAllowed(now, programme, zone).at === now
  return hasWaited || !isAllowed ? [{ message, programme, zone, hasWaited }] : []
}

const WAITED_MS = 10 * 60_000

function departureOf(
  { message, programme, zone, hasWaited }: Doubt,
  payload: InputPayload | undefined,
  { taken, now }: { readonly taken: readonly number[]; readonly now: number },
): Departure | undefined {
  const start = payload?.type === 'start' ? payload : undefined
  const until = start?.until ?? message.created_at + A_DAY
  if (now > until) return { reason: 'too-late' }
  if (start?.by === 'person') return undefined
  // an announcement to all is none of the messages that are counted
  const isCounted = hasWaited && message.class === 'reminder'
  const cap = isCounted ? capAt(now, taken, { limits: programme.limits, zone }) : undefined
  const from = cap ? daysLater(now, cap.days, now, zone) : now
  const reason = cap?.code ?? firstAllowed(now, programme, zone).moves.at(-1)?.code
  if (reason === undefined) return undefined
  const { at } = leaving(from, programme, { id: message.contact_id, zone })
  return at > until ? { reason: 'too-late' } : { reason, at }
}

/** What names no end of its own is said on the day it was written, or not at all. */
const A_DAY = 24 * 3_600_000

type Sent = { readonly key: string; readonly at: number }

/** What the programme's own messages have arrived of late. */
async function sentTo(
  tx: Tx,
  doubtful: readonly Doubt[],
  now: number,
): Promise<ReadonlyMap<ContactId, readonly Sent[]>> {
  const contacts = [...new Set(doubtful.map(({ message }) => message.contact_id))]
  const rows = (await writtenSince(tx, contacts, now - WEEK_BACK)).flatMap((row) =>
    row.sent_at === null ? [] : [{ contact: row.contact_id, key: row.key, at: row.sent_at }],
  )
  return Map.groupBy(rows, ({ contact }) => contact)
}

/** A voice note and its text are one message. */
function isOneTurn(key: string, { message }: Doubt): boolean {
  return turnOf(key) === turnOf(message.key)
}

const turnOf = (key: string) => key.split(':', 2).join(':')
