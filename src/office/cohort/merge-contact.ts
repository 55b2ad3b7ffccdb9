import type { ContactFields, ContactStatus } from '../../model/contact.ts'
import type { ContactId } from '../../model/ids.ts'
import { toDecimal } from '../../model/money.ts'
import { RequestError } from '../../model/request-error.ts'
import { findContacts, type KnownContact } from '../../store/people/contacts.ts'
import { emptyListed } from '../../store/people/listed.ts'
import { cancelProactive, silence } from '../../store/talk/messages.ts'
import * as merge from '../../store/people/merge.ts'
import type { Store, Tx } from '../../store/store.ts'

export type MergeRequest = {
  /** The contact who stays. */
  readonly into: number
  /** The contact who is the same person. */
  readonly from: number
  /** Whether to write; without it, what would be written is only said. */
  readonly isApplied: boolean
}

/** What becomes of the two: how many figures pass over, and what she is and has afterwards. */
export type Merged = {
  readonly contact: ContactId
  readonly name: string | null
  readonly otherName: string | null
  readonly status: ContactStatus
  readonly figures: number
  readonly phone: string | null
  /** What the list said of the other and is not kept, as it says something else of her. */
  readonly lost: readonly { readonly field: 'phone' | 'code' | 'name'; readonly value: string }[]
}

/**
 * Makes one person of two who stand on the lists of a programme: figures, tickets, chats, consent and what is being asked
 * become the first one's, all or nothing, and the second says nothing any more. Nobody is written to. Throws a
 * RequestError, with the cure, where that cannot be right: other programmes, somebody who is held, an answer to the
 * consent that is not the same, or two amounts of one week.
 */
export function mergeContact(
  { into, from, isApplied }: MergeRequest,
  { store, now }: { readonly store: Store; readonly now: Date },
): Promise<Merged> {
  return store.transact(async (tx) => {
    const pair = { into: into as ContactId, from: from as ContactId }
    const plan = await planMerge(tx, pair)
    if (isApplied) await applyMerge(tx, pair, plan, now.getTime())
    return plan.merged
  })
}

type Plan = {
  readonly merged: Merged
  readonly kept: Row
  readonly other: Row
  readonly dropped: readonly number[]
}

type Row = Awaited<ReturnType<typeof merge.lockContacts>>[number]

async function planMerge(tx: Tx, { into, from }: merge.Merge): Promise<Plan> {
  if (into === from) throw new RequestError(`contact ${into} is one person already`)
  const rows = await merge.lockContacts(tx, [into, from])
  const known = await findContacts(tx, [into, from])
  const [kept, other] = [into, from].map((id) => find(rows, known, id))
  if (!kept || !other) throw new Error('one of two contacts that were found is gone')
  expectSamePerson(known)
  const figures = await weighFigures(tx, { into, from })
  const lost = (['phone', 'code', 'name'] as const).flatMap((field) => {
    const [mine, value] = [kept[field], other[field]]
    return mine !== null && value !== null && mine !== value ? [{ field, value }] : []
  })
  const merged = {
    contact: into,
    name: kept.name ?? other.name,
    otherName: other.name,
    status: statusOf(kept, other),
    figures: figures.moved,
    phone: kept.phone ?? other.phone,
    lost,
  }
  return { merged, kept, other, dropped: figures.dropped }
}

function find(rows: readonly Row[], known: readonly KnownContact[], id: ContactId): Row {
  const row = rows.find((each) => each.id === id)
  const programme = known.find((each) => each.id === id)?.programme
  if (row?.role !== 'entrepreneur' || programme == null)
    throw new RequestError(`there is no entrepreneur ${id} in a cohort; see cohort show`)
  if (row.hold === 'safety')
    throw new RequestError(`contact ${id} is held for her safety: clear her case first`)
  if (row.hold === 'talk')
    throw new RequestError(`contact ${id} is talking with her trainer: close that talk first`)
  return row
}

function expectSamePerson([one, two]: readonly KnownContact[]): void {
  if (one?.programme === two?.programme) return
  throw new RequestError(
    `contact ${one?.id} is of ${one?.programme}, contact ${two?.id} of ${two?.programme}: a programme never sees another's people`,
  )
}

/** Who has stopped in one chat is not written to in the other; what she answered about the consent must be one answer. */
function statusOf(kept: Row, other: Row): ContactStatus {
  const both = [kept, other].map(({ status }) => status)
  if (both.includes('declined') && both.some((each) => each === 'active' || each === 'stopped')) {
    const no = kept.status === 'declined' ? kept : other
    const yes = no === kept ? other : kept
    throw new RequestError(
      `contact ${yes.id} has accepted and contact ${no.id} has not: ask her, and if she takes part let her write the class code where she said no`,
    )
  }
  const order: readonly ContactStatus[] = ['stopped', 'active', 'declined', 'invited', 'new']
  return order.find((each) => both.includes(each)) ?? kept.status
}

/** Two amounts of one week cannot both be right; an amount counts more than the knowledge that it is missing. */
async function weighFigures(tx: Tx, { into, from }: merge.Merge) {
  const rows = await merge.figuresOf(tx, [into, from])
  const mine = new Map(
    rows.flatMap((row) => (row.contact_id === into ? [[`${row.figure}/${row.week}`, row]] : [])),
  )
  const theirs = rows.filter(({ contact_id }) => contact_id === from)
  const dropped = theirs.flatMap((their) => {
    const own = mine.get(`${their.figure}/${their.week}`)
    if (!own) return []
    if (own.minor !== null && their.minor !== null && own.minor !== their.minor)
      throw new RequestError(twoAmounts(own, their))
    return own.minor === null && their.minor !== null ? own.id : their.id
  })
  const moved = theirs.filter(({ id }) => !dropped.includes(id)).length
  return { dropped, moved }
}

type Figure = Awaited<ReturnType<typeof merge.figuresOf>>[number]

function twoAmounts(own: Figure, their: Figure): string {
  const amount = ({ minor }: Figure) => toDecimal(minor ?? 0)
  const { figure, week } = own
  return (
    `contact ${own.contact_id} has ${amount(own)} and contact ${their.contact_id} has ${amount(their)} as ${figure} of ${week}: ` +
    `ask her which is right, and enter it for the one that is wrong ` +
    `(figure enter --contact N --figure ${figure} --week ${week} --amount …), then merge`
  )
}

async function applyMerge(
  tx: Tx,
  pair: merge.Merge,
  { merged, kept, other, dropped }: Plan,
  now: number,
): Promise<void> {
  // each had her own reminder
  if (kept.consent_at !== null && other.consent_at !== null)
    await cancelProactive(tx, pair.from, 'merged')
  const left = merged.status === 'stopped' ? whoGoesOn(kept, other) : undefined
  if (left) await silence(tx, left.id)
  await merge.dropFigures(tx, dropped)
  await merge.moveRows(tx, pair)
  await merge.moveTickets(tx, pair, now)
  await merge.moveAddresses(tx, pair)
  await merge.moveConversation(tx, pair, left?.id)
  await merge.moveOccurrences(tx, pair)
  await emptyListed(tx, pair.from)
  const gone = { address_id: null, consent_at: null, asked_ticket_id: null }
  await tx.updateMany('contacts', ['id'], [{ id: pair.from, ...gone }])
  await tx.updateMany('contacts', ['id'], [{ id: pair.into, ...whoSheIs(merged, kept, other) }])
}

/** Of two of whom one has stopped the other: what she was asked, and what waits for her, ends there too. */
function whoGoesOn(kept: Row, other: Row): Row | undefined {
  return [kept, other].find(({ status }) => status !== 'stopped')
}

/** What she is known by: her own where there is something, else the other's; she is planned for anew. */
function whoSheIs(merged: Merged, kept: Row, other: Row) {
  const consented = kept.consent_at === null ? other : kept
  const fields = { ...fieldsOf(other), ...fieldsOf(kept) }
  return {
    status: merged.status,
    name: merged.name,
    phone: merged.phone,
    code: kept.code ?? other.code,
    language: kept.language ?? other.language,
    zone: kept.zone ?? other.zone,
    fields: Object.keys(fields).length === 0 ? null : JSON.stringify(fields),
    address_id: kept.address_id ?? other.address_id,
    call_list: kept.call_list === 1 && other.call_list === 1 ? 1 : 0,
    asked_ticket_id: kept.asked_ticket_id ?? other.asked_ticket_id,
    consent_text: consented.consent_text,
    consent_version: consented.consent_version,
    consent_at: consented.consent_at,
    consent_input_id: consented.consent_input_id,
    planned_on: '',
  }
}

function fieldsOf({ fields }: Row): ContactFields {
  return fields === null ? {} : (JSON.parse(fields) as ContactFields)
}
