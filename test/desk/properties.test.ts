import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { BACKUP, CONTACT, COORDINATOR, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { contactAt, FUNDAP, FUSAI, HOUR, NAMES, openTown, ticketsIn } from './town.ts'

/* Whatever people write, in whatever order, at once or one after the other: what must hold after each step. */

type Act =
  | { readonly type: 'write'; readonly chat: string; readonly text: string }
  | { readonly type: 'start'; readonly chat: string }
  | { readonly type: 'wait'; readonly hours: number }

const ENTREPRENEURS = [CONTACT, 'petrona', 'sv-entrepreneur']
/** Most happens to one of them, so that more than one thing happens to her. */
const somebody = fc.constantFrom(CONTACT, CONTACT, CONTACT, 'petrona', 'sv-entrepreneur')
const STAFF = [TRAINER, BACKUP, COORDINATOR, 'sv-trainer']

const herWords = fc.constantFrom('ayuda', '450', 'sí', 'no', 'gracias', 'me enfermé', 'menú', '1')
const staffWords = fc.constantFrom(
  '1',
  '2',
  '3',
  'cerrar',
  'pasar',
  'tomar',
  'pendientes',
  'menú',
  'fuera hasta el 30 de noviembre',
  'de vuelta',
)
const number = fc.integer({ min: 1, max: 5 })
const numbered = fc
  .tuple(number, fc.constantFrom('1', '2', '3', 'cerrar', 'pasar', 'tomar'))
  .map(([ticket, words]) => `${ticket}: ${words}`)

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    type: fc.constant('write' as const),
    chat: somebody,
    text: herWords,
  }),
  fc.record({
    type: fc.constant('write' as const),
    chat: fc.constantFrom(...STAFF),
    text: fc.oneof(
      staffWords,
      numbered,
      fc.constant('WORDS'),
      number.map((each) => `${each}: WORDS`),
    ),
  }),
  fc.record({ type: fc.constant('start' as const), chat: somebody }),
  fc.record({ type: fc.constant('wait' as const), hours: fc.constantFrom(1, 3, 9, 15) }),
)

/** What is done at once: mostly one thing, sometimes two of different people. */
const moment = fc.array(act, { minLength: 1, maxLength: 2 })

/** Half of the runs begin with somebody talked with. */
const beginning: fc.Arbitrary<readonly (readonly Act[])[]> = fc.constantFrom(
  [],
  [
    [{ type: 'start', chat: CONTACT }],
    [{ type: 'write', chat: CONTACT, text: 'ayuda' }],
    [{ type: 'write', chat: TRAINER, text: '1' }],
  ],
)

it('holds on random interleavings', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      beginning,
      fc.array(moment, { minLength: 5, maxLength: 16 }),
      async (begin, moments) => {
        await using stage = await openTown()
        const watch = new Watch(stage)
        for (const acts of [...begin, ...moments]) await watch.live(acts)
      },
    ),
    { numRuns: Number(process.env['FC_RUNS'] ?? 12) },
  )
})

class Watch {
  readonly #stage: Stage
  /** The words that each member of the staff has written, and for which ticket where she named one. */
  readonly #written = new Map<string, { readonly by: string; readonly ticket?: number }>()
  /** The saved state of each contact who is held, as it was when that began. */
  readonly #heldStates = new Map<number, string>()
  #words = 0

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async live(acts: readonly Act[]): Promise<void> {
    const before = await this.#people()
    await Promise.all(acts.map((each) => this.#do(each)))
    const after = await this.#people()
    await this.#expectOwners()
    await this.#expectSilence(before, after)
    await this.#expectPlaces(before, after)
    this.#expectAddressees()
    this.#expectOwnPeopleOnly()
  }

  async #do(each: Act): Promise<void> {
    if (each.type === 'wait') return this.#stage.wait(each.hours * HOUR)
    if (each.type === 'start') {
      const contact = await contactAt(this.#stage, each.chat)
      await startFlow(
        this.#stage.store,
        { flow: 'weekly-check-in', contact },
        this.#stage.clock.now(),
      ).catch(() => undefined)
      return this.#stage.settle()
    }
    return this.#stage.write(each.chat, this.#wordsOf(each))
  }

  /** Words that stand in one message only, so that it is known where they went. */
  #wordsOf({ chat, text }: Extract<Act, { type: 'write' }>): string {
    if (!text.includes('WORDS')) return text
    this.#words += 1
    const words = `palabras${this.#words}x`
    const ticket = Number(text.split(':')[0])
    this.#written.set(words, { by: chat, ...(text.includes(':') ? { ticket } : {}) })
    return text.replace('WORDS', words)
  }

  #people() {
    return this.#stage.store.read(async (db) => {
      const contacts = await db.selectFrom('contacts').select(['id', 'hold']).execute()
      const states = await db.selectFrom('conversations').select(['contact_id', 'state']).execute()
      const last = await db
        .selectFrom('messages')
        .select((q) => q.fn.max('id').as('id'))
        .executeTakeFirst()
      return { contacts, states, lastMessage: Number(last?.id ?? 0) }
    })
  }

  /** No open ticket without an owner who can be written to, unless it shows as overdue; each will be looked at again. */
  async #expectOwners(): Promise<void> {
    const open = (await ticketsIn(this.#stage)).filter(({ closed_at }) => closed_at === null)
    const lost = open.filter(
      ({ owner_id, overdue_at, wake_at }) =>
        (owner_id === null && overdue_at === null) || wake_at === null,
    )
    expect(lost).toEqual([])
    const talks = open.filter(({ promise }) => promise === 'talk')
    const owners = Map.groupBy(talks, ({ contact_id }) => contact_id)
    for (const of of owners.values())
      expect(new Set(of.map(({ owner_id }) => owner_id)).size).toBe(1)
  }

  /** To whom is held all through, only the desk speaks. */
  async #expectSilence(before: People, after: People): Promise<void> {
    const held = after.contacts.filter(
      ({ id, hold }) => hold === 'talk' && before.contacts.find((each) => each.id === id)?.hold,
    )
    const said = await this.#stage.store.read((db) =>
      db
        .selectFrom('messages')
        .select(['key', 'contact_id', 'text'])
        .where('id', '>', before.lastMessage as never)
        .execute(),
    )
    const ids = new Set(held.map(({ id }) => id))
    const byBot = said.filter(
      ({ contact_id, key }) => ids.has(contact_id) && !key.startsWith('desk:'),
    )
    expect(byBot).toEqual([])
  }

  /** When the hold ends her conversation stands where it stood when it began (unless she or the calendar has moved it since). */
  async #expectPlaces(before: People, after: People): Promise<void> {
    for (const { id, hold } of after.contacts) {
      const state = after.states.find(({ contact_id }) => contact_id === id)?.state ?? ''
      const was = before.contacts.find((each) => each.id === id)?.hold
      if (hold === 'talk' && was !== 'talk') this.#heldStates.set(id, state)
      if (hold === 'talk') expect(state).toBe(this.#heldStates.get(id))
    }
  }

  /** What somebody of the staff writes reaches at most one contact: that of her ticket. */
  #expectAddressees(): void {
    for (const [words, { by }] of this.#written) {
      const reached = ENTREPRENEURS.filter((chat) =>
        this.#stage.unread(chat).some((text) => text.includes(words)),
      )
      expect(reached.length).toBeLessThanOrEqual(1)
      for (const chat of reached) {
        const [text = ''] = this.#stage.unread(chat).filter((each) => each.includes(words))
        expect(text).toMatch(new RegExp(`^(?:.*\\n)*${NAMES[by]}: ${words}$`))
        expect(by === 'sv-trainer').toBe(chat === 'sv-entrepreneur')
      }
    }
  }

  /** Nobody reads of people of another organisation. */
  #expectOwnPeopleOnly(): void {
    for (const [own, foreign] of [
      [FUNDAP, FUSAI],
      [FUSAI, FUNDAP],
    ] as const) {
      const names = foreign.map((chat) => NAMES[chat] ?? '')
      for (const chat of own) {
        const leaks = this.#stage
          .unread(chat)
          .filter((text) => names.some((name) => text.includes(name)))
        expect(leaks).toEqual([])
      }
    }
  }
}

type People = {
  readonly contacts: readonly { readonly id: number; readonly hold: string | null }[]
  readonly states: readonly { readonly contact_id: number; readonly state: string }[]
  readonly lastMessage: number
}

it('gives her place back exactly: the saved state after cerrar is the one before', async () => {
  await using stage = await openTown()
  const id = await contactAt(stage, CONTACT)
  const saved = () =>
    stage.store.read(async (db) => {
      const timers = await db
        .selectFrom('timers')
        .selectAll()
        .where('contact_id', '=', id)
        .execute()
      const row = await db
        .selectFrom('conversations')
        .select('state')
        .where('contact_id', '=', id)
        .executeTakeFirstOrThrow()
      return { state: row.state, timers }
    })
  await startFlow(stage.store, { flow: 'weekly-check-in', contact: id }, stage.clock.now())
  await stage.settle()
  await stage.write(CONTACT, 'ayuda')
  const before = await saved()
  const begun = stage.clock.now().getTime()
  await stage.write(TRAINER, '1')
  for (const text of ['450', 'menú', 'ya no puedo', '1']) await stage.write(CONTACT, text)
  await stage.wait(7 * HOUR)
  await stage.write(TRAINER, 'cerrar')
  const after = await saved()
  expect(after.state).toBe(before.state)
  const passed = stage.clock.now().getTime() - begun
  expect(after.timers).toEqual(
    before.timers.map((timer) => ({ ...timer, due_at: timer.due_at + passed })),
  )
})
