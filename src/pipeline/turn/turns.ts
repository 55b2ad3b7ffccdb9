import type { Clock } from '../../clock.ts'
import type { Effect } from '../../conversation/effect.ts'
import type { Facts } from '../../conversation/facts.ts'
import { common } from '../../conversation/say/common-text.ts'
import { called } from '../../conversation/say/called.ts'
import { NEW_CONVERSATION, type ConversationState } from '../../conversation/state.ts'
import { step } from '../../conversation/step.ts'
import type { Library } from '../../flow/library.ts'
import type { Log } from '../../log.ts'
import type { ContactId } from '../../model/ids.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { reportIncident } from '../../store/service/incidents.ts'
import { claimInput, claimInputs } from '../../store/talk/claims.ts'
import { finishInputs, type WaitingInput } from '../../store/talk/inputs.ts'
import { StoreError, type Store, type Tx } from '../../store/store.ts'
import { applyTurns } from './apply.ts'
import type { Turn, TurnBase } from './turn.ts'
import { isForDesk, takeDeskTurn } from './desk-turn.ts'
import { factsOf, readScene, type TurnScene } from './scene.ts'
import type { Answer, Outbox, Written } from '../outbound/outbox.ts'
import type { Speeches } from './speech.ts'
import { takeKnowing } from './call-turn.ts'
import { opensCase, withSafety, wordsAfterFailure } from './safety-turn.ts'
import { doubtSpeakers, hearWho } from '../inbound/who-speaks.ts'

export type TurnsOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly library: Library
  readonly speeches: Speeches
  readonly log: Log
  /** Sends the answers; they are written as attempts under way in the turns' own transaction. */
  readonly outbox: Outbox
}

/** Contacts whose turns share a transaction, at the most. */
const GROUP = 256

/** A turn that throws is tried again this often in all, then its input is dead and a person is told. */
const ATTEMPTS = 3

/** Takes the next group of turns, all in one transaction. Returns whether there may be more. */
export async function takeTurns(options: TurnsOptions): Promise<boolean> {
  try {
    return await takeGroup(options)
  } catch (error) {
    if (error instanceof StoreError) throw error
    options.log.error(
      { err: error },
      'a group of turns could not be written; its turns are taken one by one',
    )
    return takeOneByOne(options)
  }
}

async function takeGroup(options: TurnsOptions): Promise<boolean> {
  const { store, outbox } = options
  // last, so that what has just been heard has its turn in the same commit
  const written = await store.transact(async (tx) => {
    const inputs = firstOfEach(await claimInputs(tx, GROUP), GROUP)
    return inputs.length === 0 ? undefined : writeTurns(tx, inputs, options)
  }, 'last')
  if (written) outbox.begin(written)
  return written !== undefined
}

async function writeTurns(
  tx: Tx,
  inputs: readonly WaitingInput[],
  options: TurnsOptions,
): Promise<Written> {
  const now = options.clock.now().getTime()
  const { heard, said, sharers } = await hearWho(tx, inputs, { ...options, now })
  const scene = await readScene(tx, heard, now, options.library)
  const [alone, together] = forDesk(heard, scene)
  const turns: Turn[] = []
  for (const input of together)
    turns.push(
      await takeKnowing(
        tx,
        turnBase(input, scene, options),
        now,
        (base) => takeTurn(base, scene, now, options),
        effectsOf,
      ),
    )
  const safe = turns.filter((turn) => !opensCase(turn))
  // who can be told of a danger is looked up only where one has been told of
  const dangers = turns.filter(opensCase).map(({ input }) => input)
  const answers = [...(await applyTurns(tx, safe, now))]
  // of several processes one is at the desk: what it leaves waits for the next group
  const atDesk = alone.length > 0 && (await tx.alone('desk')) ? alone : []
  for (const input of [...dangers, ...atDesk])
    answers.push(...(await takeAlone(tx, input, now, options)))
  await doubtSpeakers(tx, reminded(answers), sharers)
  return options.outbox.write(tx, [...said, ...answers])
}

/** Whom the programme has written to by itself. */
function reminded(answers: readonly Answer[]): readonly ContactId[] {
  return answers.flatMap(({ message }) => (message.class === 'reply' ? [] : message.contact_id))
}

/** Turns that must each see what the one before has written, and the others. */
function forDesk(
  inputs: readonly WaitingInput[],
  { contacts, payloads }: TurnScene,
): readonly [readonly WaitingInput[], readonly WaitingInput[]] {
  const { alone = [], together = [] } = Object.groupBy(inputs, ({ id, contact_id }) => {
    const contact = contacts.get(contact_id)
    const payload = payloads.get(id)
    return contact && payload && isForDesk(contact, payload) ? 'alone' : 'together'
  })
  return [alone, together]
}

async function takeAlone(
  tx: Tx,
  input: WaitingInput,
  now: number,
  options: TurnsOptions,
): Promise<readonly Answer[]> {
  const scene = await readScene(tx, [input], now, options.library)
  const known = turnBase(input, scene, options)
  // what becomes of a ticket is nobody's words
  const base =
    known.payload.type === 'ticket'
      ? known
      : await withSafety(tx, known, options.library.programmes)
  const state = scene.states.get(base.contact.id)
  return takeDeskTurn(tx, { ...base, state }, now, options)
}

/** One input that cannot be written must not hold up the others: each has its own transaction, and the bad one dies. */
async function takeOneByOne(options: TurnsOptions): Promise<boolean> {
  const inputs = await options.store.transact(async (tx) =>
    firstOfEach(await claimInputs(tx, GROUP), GROUP),
  )
  for (const input of inputs) {
    try {
      const written = await options.store.transact(async (tx) =>
        (await claimInput(tx, input)) ? writeTurns(tx, [input], options) : undefined,
      )
      if (written) options.outbox.begin(written)
    } catch (error) {
      if (error instanceof StoreError) throw error
      await giveUpOn(input, error instanceof Error ? error.message : String(error), options)
    }
  }
  return inputs.length > 0
}

/** An input that cannot be written: tried again, and at last answered with an apology instead of its turn. */
async function giveUpOn(
  input: WaitingInput,
  problem: string,
  options: TurnsOptions,
): Promise<void> {
  const now = options.clock.now().getTime()
  try {
    const written = await options.store.transact(async (tx) => {
      if (!(await claimInput(tx, input))) return undefined
      const scene = await readScene(tx, [input], now, options.library)
      const base = await withSafety(tx, turnBase(input, scene, options), options.library.programmes)
      const state = scene.states.get(input.contact_id)
      // the apology names who is told of it
      const fail = (known: TurnBase) => failedTurn(known, problem, state)
      const turn = await takeKnowing(tx, base, now, fail, effectsOf)
      return options.outbox.write(tx, await applyTurns(tx, [turn], now))
    })
    if (written) options.outbox.begin(written)
  } catch (error) {
    if (error instanceof StoreError) throw error
    options.log.error({ err: error, input: input.id }, 'an input could not even be apologised for')
    await options.store.transact((tx) => buryInput(tx, input, problem, now))
  }
}

async function buryInput(
  tx: Tx,
  { id, attempts }: WaitingInput,
  problem: string,
  now: number,
): Promise<void> {
  await finishInputs(tx, [{ id, attempts: attempts + 1, status: 'dead', done_at: now, problem }])
  await reportIncident(tx.db, {
    account: 'engine',
    kind: 'dead-input',
    detail: `input ${id}: ${problem}`,
    at: now,
  })
}

/** At most one turn a contact, the oldest first. */
function firstOfEach(waiting: readonly WaitingInput[], size: number): readonly WaitingInput[] {
  const seen = new Set<ContactId>()
  const first: WaitingInput[] = []
  for (const input of waiting) {
    if (seen.has(input.contact_id) || first.length >= size) continue
    seen.add(input.contact_id)
    first.push(input)
  }
  return first
}

function takeTurn(base: TurnBase, scene: TurnScene, now: number, options: TurnsOptions): Turn {
  const { input, contact, payload, facts, speech } = base
  const state = scene.states.get(contact.id)
  try {
    if (base.unreadable) throw base.unreadable
    const decision = step(state ?? NEW_CONVERSATION, payload, {
      facts,
      flows: options.library,
      speech,
      now,
      writtenAt: input.heard_at,
    })
    return { ...base, outcome: 'done', decision }
  } catch (error) {
    options.log.error({ err: error, input: input.id }, 'a turn failed')
    return failedTurn(base, error instanceof Error ? error.message : String(error), state)
  }
}

function turnBase(input: WaitingInput, scene: TurnScene, options: TurnsOptions): TurnBase {
  const contact = scene.contacts.get(input.contact_id)
  const payload = scene.payloads.get(input.id)
  if (!contact || !payload) throw new Error(`input ${input.id} belongs to nobody`)
  const facts = factsOf({ contact, input, payload }, scene, options.library)
  const programme = facts.programme ?? facts.joining?.programme
  const isStranger = contact.status === 'new' && !programme
  const speech = isStranger
    ? options.speeches.ofStranger(contact.phone)
    : options.speeches.of(programme, languageOf(contact, facts))
  const staffSpeech = options.speeches.of(programme, undefined)
  const unreadable = scene.unreadable.get(contact.id)
  const base = { input, contact, payload, facts, speech, staffSpeech }
  return unreadable ? { ...base, unreadable } : base
}

/** The staff is spoken to in its programme's Spanish, also where somebody has once chosen a language for herself. */
function languageOf({ role, language }: KnownContact, { joining }: Facts): string | undefined {
  return role === 'entrepreneur' ? (language ?? joining?.language) : undefined
}

function effectsOf(turn: Turn): readonly Effect[] {
  return 'decision' in turn ? turn.decision.effects : []
}

function failedTurn(base: TurnBase, problem: string, state: ConversationState | undefined): Turn {
  if (base.input.attempts + 1 < ATTEMPTS) return { ...base, outcome: 'waiting', problem }
  return { ...base, outcome: 'dead', problem, decision: apology(base, state) }
}

/** A message that breaks the engine still gets an answer, and a person is told. */
function apology(base: TurnBase, state: ConversationState = NEW_CONVERSATION) {
  const { facts, speech } = base
  const kept = wordsAfterFailure(base)
  const sorry = { type: 'say', text: common(speech, 'broken') } as const
  const hasNobody = facts.role !== 'entrepreneur' || !facts.programme
  if (hasNobody || kept) return { state, effects: [sorry, ...(kept ?? [])] }
  const told = { type: 'say', text: called(facts, speech) } as const
  return { state, effects: [sorry, told, { type: 'openTicket', reason: 'broken' } as const] }
}
