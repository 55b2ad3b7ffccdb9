import type { Decision, Effect } from '../../conversation/effect.ts'
import type { Facts, Speech } from '../../conversation/facts.ts'
import { stepOf, type ConversationState } from '../../conversation/state.ts'
import { grantAccess } from '../../office/access/grant-access.ts'
import { applySafety } from '../../desk/safety/apply.ts'
import { addToTicket } from '../../desk/ticket/add-to.ts'
import { openTicket } from '../../desk/ticket/open.ts'
import type { FigureRecord } from '../../model/figure.ts'
import type { ContactFields } from '../../model/contact.ts'
import type { ContactId, InputId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { saveConversations, type SavedConversation } from '../../store/talk/conversations.ts'
import { keepFigure, recordFigures, type NewFigure } from '../../store/talk/figures.ts'
import { reportIncident } from '../../store/service/incidents.ts'
import { finishInputs, type InputResult, type WaitingInput } from '../../store/talk/inputs.ts'
import { closeAddress, silence, type NewMessage } from '../../store/talk/messages.ts'
import { wakeOccurrences } from '../../store/talk/occurrences.ts'
import type { Tx } from '../../store/store.ts'
import { adoptListed } from '../inbound/adopt.ts'
import type { Answer } from '../outbound/outbox.ts'
import { saidRows } from './said-rows.ts'
import { succeedTrainer } from './succeed-trainer.ts'
import { wakeAnswered } from '../../store/desk/tickets.ts'
import { cancelTimers, startTimers, type TimerKey, type TimerRow } from '../../store/talk/timers.ts'

/** What became of one input, with all that is needed to write it down. */
export type Turn = {
  readonly input: WaitingInput
  readonly contact: KnownContact
  readonly payload: InputPayload
  readonly facts: Facts
  readonly speech: Speech
  /** How the staff of her programme is spoken to. */
  readonly staffSpeech: Speech
} & (
  | { readonly outcome: 'done'; readonly decision: Decision<ConversationState> }
  | { readonly outcome: 'waiting'; readonly problem: string }
  | { readonly outcome: 'held'; readonly problem: string }
  | {
      readonly outcome: 'dead'
      readonly decision: Decision<ConversationState>
      readonly problem: string
    }
)

/** Whose turn it is and what is known before it is taken. */
export type TurnBase = Pick<
  Turn,
  'input' | 'contact' | 'payload' | 'facts' | 'speech' | 'staffSpeech'
>

/**
 * Writes a group of turns: states, figures, timers, tickets, and the inputs done, all or none. Returns what was said, for
 * the outbox to write in the same transaction.
 */
export async function applyTurns(
  tx: Tx,
  turns: readonly Turn[],
  now: number,
): Promise<readonly Answer[]> {
  const batch = new Batch(now)
  for (const turn of turns) await applyTurn(tx, batch, turn)
  await batch.write(tx)
  return [...batch.replies, ...batch.alerts.map((message) => ({ message }))]
}

async function applyTurn(tx: Tx, batch: Batch, turn: Turn): Promise<void> {
  const { input, contact } = turn
  batch.finish(turn)
  if (turn.outcome === 'waiting' || turn.outcome === 'held') return
  const { state, effects } = turn.decision
  batch.conversations.push(savedConversation(contact.id, state, batch.now))
  await keepAddress(tx, turn)
  if (isForgotten(turn)) batch.forget(input)
  for (const effect of effects) await applyEffect(tx, batch, turn, effect)
  batch.queueReply(turn, effects)
  if (turn.outcome === 'dead') {
    const detail = `input ${input.id}: ${turn.problem}`
    await reportIncident(tx.db, { account: 'engine', kind: 'dead-input', detail, at: batch.now })
  }
}

function savedConversation(
  contact_id: ContactId,
  state: ConversationState,
  updated_at: number,
): SavedConversation {
  const top = state.frames.at(-1)
  const below = state.frames.slice(0, -1).map((frame) => [frame.flow, frame.version, stepOf(frame)])
  return {
    contact_id,
    state: JSON.stringify(state),
    flow: top?.flow ?? null,
    version: top?.version ?? null,
    step: top ? stepOf(top) : null,
    below: below.length === 0 ? null : JSON.stringify(below),
    updated_at,
  }
}

/** What somebody writes who has not accepted is answered and not kept, but for the words that join or accept. */
function isForgotten({
  facts,
  payload,
  decision,
}: Exclude<Turn, { outcome: 'waiting' | 'held' }>): boolean {
  if (facts.consented) return false
  if (payload.type !== 'text' && payload.type !== 'media' && payload.type !== 'edited') return false
  return !decision.effects.some(({ type }) => type === 'joinCohort' || type === 'recordConsent')
}

/** She is written to where she was last heard; a message from a closed address opens it again. */
async function keepAddress(tx: Tx, { input, contact, payload }: Turn): Promise<void> {
  const address = input.address_id
  if (address === null || payload.type === 'blocked') return
  if (contact.address_id === address && contact.address_status === 'open') return
  await tx.db.updateTable('addresses').set({ status: 'open' }).where('id', '=', address).execute()
  await tx.db
    .updateTable('contacts')
    .set({ address_id: address })
    .where('id', '=', contact.id)
    .execute()
}

async function applyEffect(tx: Tx, batch: Batch, turn: Turn, effect: Effect): Promise<void> {
  const { contact, input } = turn
  switch (effect.type) {
    case 'say':
      return
    case 'startTimer':
      batch.timers.set(`${contact.id}/${effect.key}`, {
        contact_id: contact.id,
        key: effect.key,
        due_at: effect.dueAt,
        payload: JSON.stringify(effect.payload),
      })
      return
    case 'cancelTimer':
      batch.cancelTimer({ contact_id: contact.id, key: effect.key })
      return
    case 'recordFigure':
      return recordFigure(tx, batch, turn, effect.record)
    case 'openTicket':
      return openTicket(tx, batch.alerts, turn, effect.reason, batch.now)
    case 'addToCall': {
      const { call } = turn.facts
      return call?.ticket && addToTicket(tx, batch.alerts, turn, call.ticket, batch.now)
    }
    case 'changeContact':
      return changeContact(tx, turn, effect)
    case 'setField':
      return setField(tx, batch, turn, effect)
    case 'recordConsent':
      await tx.db
        .updateTable('contacts')
        .set({
          status: 'active',
          planned_on: '',
          consent_text: effect.text,
          consent_version: effect.version,
          consent_at: batch.now,
          consent_input_id: input.id,
        })
        .where('id', '=', contact.id)
        .execute()
      await tx.db
        .insertInto('consents')
        .values({
          contact_id: contact.id,
          cohort_id: contact.cohort_id,
          text: effect.text,
          version: effect.version,
          accepted_at: batch.now,
          input_id: input.id,
        })
        .execute()
      return
    case 'joinCohort':
      return joinCohort(tx, batch, turn, effect)
    case 'safety':
      if (effect.effect.type === 'keepWords') batch.forget(input)
      return applySafety(tx, batch.alerts, turn, effect.effect, batch.now)
    case 'joinAccess':
      return grantAccess(tx, contact, effect.granting, batch.now)
    case 'closeAddress':
      if (input.address_id === null) return
      return closeAddress(tx, {
        id: input.address_id,
        contact_id: contact.id,
        status: 'blocked',
      })
    default:
      return effect satisfies never
  }
}

async function recordFigure(tx: Tx, batch: Batch, turn: Turn, record: FigureRecord): Promise<void> {
  const { contact, facts, input } = turn
  if (contact.cohort_id === null || !facts.consented)
    throw new Error(`contact ${contact.id} has a figure and has not accepted`)
  const stored = facts.figures.find(
    (each) => each.figure === record.figure && each.week === record.week,
  )
  if (!record.answer && stored?.minor !== undefined) return
  const figure: NewFigure = {
    contact_id: contact.id,
    cohort_id: contact.cohort_id,
    figure: record.figure,
    week: record.week,
    minor: record.answer?.minor ?? null,
    currency: currencyOf(turn, record.figure),
    status: statusOf(record),
    raw: record.raw,
    rule: record.answer?.rule ?? 'missing',
    approximate: record.answer?.approximate ? 1 : 0,
    low: record.answer?.low ?? null,
    high: record.answer?.high ?? null,
    confirmed_by: !record.confirmed ? null : record.entered ? 'trainer' : 'contact',
    method: record.entered ?? 'chat',
    recorded_at: batch.now,
    input_id: input.id,
  }
  if (stored) await keepFigure(tx.db, figure)
  batch.figures.push(figure)
}

/** Money has the country's currency, a count has none. */
function currencyOf({ facts, speech }: Turn, figure: string): string {
  return facts.programme?.figures[figure]?.kind === 'number' ? '' : (speech.country?.currency ?? '')
}

function statusOf({ answer, confirmed, correction }: FigureRecord): NewFigure['status'] {
  if (!answer) return 'missing'
  if (correction) return 'corrected'
  return confirmed ? 'confirmed' : 'recorded'
}

/** Name and language have columns of their own; the rest is one JSON of what flows have learned. */
async function setField(
  tx: Tx,
  batch: Batch,
  { contact, facts }: Turn,
  { field, value }: Extract<Effect, { type: 'setField' }>,
): Promise<void> {
  const update = tx.db.updateTable('contacts').where('id', '=', contact.id)
  if (field === 'name') {
    await update.set({ name: value }).execute()
    const present = batch.fields.get(contact.id) ?? facts.fields
    batch.fields.set(contact.id, await adoptListed(tx, contact, value, present))
    return
  }
  if (field === 'language') return void (await update.set({ language: value }).execute())
  const learned = { ...(batch.fields.get(contact.id) ?? facts.fields), [field]: value }
  batch.fields.set(contact.id, learned)
  await update.set({ fields: JSON.stringify(learned) }).execute()
}

async function changeContact(
  tx: Tx,
  { contact }: Turn,
  { status }: Extract<Effect, { type: 'changeContact' }>,
): Promise<void> {
  await tx.db.updateTable('contacts').set({ status }).where('id', '=', contact.id).execute()
  if (status !== 'stopped') return
  await silence(tx, contact.id)
}

/** Consent is given to one programme: who comes to another is asked anew (what she accepted stays in `consents`). */
const NO_CONSENT = {
  consent_text: null,
  consent_version: null,
  consent_at: null,
  consent_input_id: null,
}

async function joinCohort(
  tx: Tx,
  batch: Batch,
  turn: Turn,
  effect: Extract<Effect, { type: 'joinCohort' }>,
): Promise<void> {
  const { contact } = turn
  const { cohortId, role, isBackup } = effect
  const isTrainer = role === 'trainer'
  await tx.db
    .updateTable('contacts')
    .set(
      isTrainer
        ? { role, status: 'active' }
        : { role, status: 'invited', cohort_id: cohortId, ...NO_CONSENT },
    )
    .where('id', '=', contact.id)
    .execute()
  if (!isTrainer) return takeNeeds(tx, batch, turn)
  await succeedTrainer(tx, batch.alerts, turn, effect, batch.now)
  await tx.db
    .updateTable('cohorts')
    .set(isBackup ? { backup_id: contact.id } : { trainer_id: contact.id })
    .where('id', '=', cohortId)
    .execute()
}

/** Where her own open address leads; another address is looked up when the message is sent. */
function routeTo(contact: KnownContact, address: number): Pick<Answer, 'route'> {
  const { address_id, address_status, address_account: account, address_chat: chat } = contact
  const isKnown = address === address_id && address_status === 'open'
  return isKnown && account !== null && chat !== null ? { route: { account, chat } } : {}
}

/** What a cohort's people need is hers too, until she says otherwise. */
async function takeNeeds(tx: Tx, batch: Batch, turn: Turn): Promise<void> {
  const { contact, facts } = turn
  const { language, audio } = facts.joining ?? {}
  if (language !== undefined && contact.language === null)
    await setField(tx, batch, turn, { type: 'setField', field: 'language', value: language })
  if (audio && facts.fields.audio === undefined)
    await setField(tx, batch, turn, { type: 'setField', field: 'audio', value: 'yes' })
}

/** Inputs that nobody wrote: what is said because of them may never be sent twice. */
const PROACTIVE: ReadonlySet<InputPayload['type']> = new Set([
  'timer',
  'start',
  'migrate',
  'digest',
])

/** The rows of a group, gathered so that each table is written in one call. */
class Batch {
  readonly now: number
  readonly conversations: SavedConversation[] = []
  readonly figures: NewFigure[] = []
  readonly timers = new Map<string, TimerRow>()
  readonly replies: Answer[] = []
  readonly alerts: NewMessage[] = []
  /** Fields set in this group, by contact. */
  readonly fields = new Map<ContactId, ContactFields>()
  readonly #cancelled: TimerKey[] = []
  readonly #forgotten: { readonly id: InputId; readonly payload: string }[] = []
  readonly #results: InputResult[] = []

  constructor(now: number) {
    this.now = now
  }

  cancelTimer(key: TimerKey): void {
    const isNew = this.timers.delete(`${key.contact_id}/${key.key}`)
    if (!isNew) this.#cancelled.push(key)
  }

  forget({ id }: WaitingInput): void {
    this.#forgotten.push({ id, payload: JSON.stringify({ type: 'text', text: '' }) })
  }

  finish(turn: Turn): void {
    const { id, attempts } = turn.input
    const problem = turn.outcome === 'done' ? (turn.decision.note ?? null) : turn.problem
    const isOver = turn.outcome === 'done' || turn.outcome === 'dead'
    const tries = turn.outcome === 'held' ? attempts : attempts + 1
    const done_at = isOver ? this.now : null
    this.#results.push({ id, status: turn.outcome, attempts: tries, done_at, problem })
  }

  /** Everything said in a turn goes out as one text; who wants voice notes gets what is recorded of it before that. */
  queueReply({ input, contact, payload, facts, speech }: Turn, effects: readonly Effect[]): void {
    const said = effects.filter((effect) => effect.type === 'say')
    const address = input.address_id ?? contact.address_id
    if (said.length === 0 || address === null) return
    const { audio } = this.fields.get(contact.id) ?? facts.fields
    const rows = saidRows(said, {
      input: input.id,
      contact_id: contact.id,
      address_id: address,
      class: PROACTIVE.has(payload.type) ? 'reminder' : 'reply',
      language: speech.locale.split('-')[0] ?? speech.locale,
      wantsVoice: audio === 'yes',
      due_at: this.now,
      created_at: this.now,
    })
    for (const message of rows) this.replies.push({ message, ...routeTo(contact, address) })
  }

  async write(tx: Tx): Promise<void> {
    await finishInputs(tx, this.#results)
    await tx.updateMany('inputs', ['id'], this.#forgotten)
    await saveConversations(tx, this.conversations)
    const moved = this.conversations.map(({ contact_id }) => contact_id)
    await wakeOccurrences(tx, moved, this.now)
    await recordFigures(tx, this.figures)
    const told = this.figures.filter(({ minor }) => minor !== null)
    await wakeAnswered(
      tx,
      told.map(({ contact_id }) => contact_id),
      this.now,
    )
    await cancelTimers(tx, this.#cancelled)
    await startTimers(tx, [...this.timers.values()])
  }
}
