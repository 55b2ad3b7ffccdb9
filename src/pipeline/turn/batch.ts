import type { Effect } from '../../conversation/effect.ts'
import type { ContactFields } from '../../model/contact.ts'
import type { ContactId, InputId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { wakeAnswered } from '../../store/desk/tickets.ts'
import { saveConversations, type SavedConversation } from '../../store/talk/conversations.ts'
import { recordFigures, type NewFigure } from '../../store/talk/figures.ts'
import { finishInputs, type InputResult, type WaitingInput } from '../../store/talk/inputs.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { wakeOccurrences } from '../../store/talk/occurrences.ts'
import { cancelTimers, startTimers, type TimerKey, type TimerRow } from '../../store/talk/timers.ts'
import type { Tx } from '../../store/store.ts'
import { CohortLists } from '../inbound/adopt.ts'
import type { Answer } from '../outbound/outbox.ts'
import { saidRows } from './said-rows.ts'
import type { Turn } from './turn.ts'
import { languageOf } from '../../model/locale.ts'

/** Inputs that nobody wrote: what is said because of them may never be sent twice. */
const PROACTIVE: ReadonlySet<InputPayload['type']> = new Set([
  'timer',
  'start',
  'migrate',
  'figure',
  'digest',
])

/** The rows of a group, gathered so that each table is written in one call. */
export class Batch {
  readonly now: number
  readonly conversations: SavedConversation[] = []
  readonly figures: NewFigure[] = []
  readonly timers = new Map<string, TimerRow>()
  readonly replies: Answer[] = []
  readonly alerts: NewMessage[] = []
  /** Fields set in this group, by contact. */
  readonly fields = new Map<ContactId, ContactFields>()
  readonly lists = new CohortLists()
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
      language: languageOf(speech.locale),
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

/** Where her own open address leads; another address is looked up when the message is sent. */
function routeTo(contact: KnownContact, address: number): Pick<Answer, 'route'> {
  const { address_id, address_status, address_account: account, address_chat: chat } = contact
  const isKnown = address === address_id && address_status === 'open'
  return isKnown && account !== null && chat !== null ? { route: { account, chat } } : {}
}
