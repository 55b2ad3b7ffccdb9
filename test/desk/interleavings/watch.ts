import { expect } from 'vitest'
import { RequestError } from '../../../src/model/request-error.ts'
import { startFlow } from '../../../src/pipeline/turn/start-flow.ts'
import { ENTREPRENEURS, hear, HOUR, NAMES, queue } from '../town.ts'
import { CONTACT, TRAINER, type Stage } from '../../../src/stories/stage.ts'
import { TALKED_WITH, TALKING, type Act } from './acts.ts'
import { expectAddressees } from './addressees.ts'
import { expectOwnPeopleOnly } from './organisations.ts'
import { expectOwners, expectTalks } from './owners.ts'
import { Places } from './places.ts'
import { expectSilence } from './silence.ts'
import { isReached, look, openTickets, personAt, personOf, talks } from './snapshot.ts'
import type { Done, Moment, Snapshot } from './snapshot.ts'

/** Does what an interleaving says, one moment after the other, and looks after each at what must hold. */
export class Watch {
  readonly #stage: Stage
  readonly #places = new Places()
  /** Words and files that stand in nothing else, by who wrote and sent them. */
  readonly #marks = new Map<string, string>()
  #before: Snapshot

  private constructor(stage: Stage, before: Snapshot) {
    this.#stage = stage
    this.#before = before
  }

  static async of(stage: Stage): Promise<Watch> {
    return new Watch(stage, await look(stage))
  }

  async live(acts: readonly Act[]): Promise<Moment> {
    const before = this.#before
    const done = await Promise.all(acts.map((each) => this.#do(this.#meant(each))))
    const after = await look(this.#stage)
    this.#before = after
    const moment = { done, before, after, sent: sentIn(before, after) }
    this.#expectOnTheWire(moment)
    expectOwners(moment)
    expectTalks(moment)
    expectAddressees(moment)
    expectSilence(moment)
    this.#places.expect(moment)
    expectOwnPeopleOnly(moment, this.#marks)
    return moment
  }

  /** In the end every open ticket shows to somebody who asks, and when the talks are closed nobody is held for one. */
  async end(): Promise<void> {
    const shown = new Set<string>()
    for (const chat of this.#staff()) {
      const { sent } = await this.live([{ type: 'write', chat, text: 'pendientes' }])
      const lists = sent.filter((each) => each.chat === chat).map(({ text }) => text)
      for (const [, number = ''] of lists.join('\n').matchAll(/^(\d+) /gm)) shown.add(number)
    }
    const hidden = openTickets(this.#before).filter(({ id }) => !shown.has(String(id)))
    expect(hidden.filter(({ contact_id }) => this.#hasHelp(contact_id))).toEqual([])
    for (const { id, owner_id } of talks(this.#before)) {
      const chat = personOf(this.#before, owner_id)?.chat ?? ''
      await this.live([{ type: 'write', chat, text: `cerrar ${id}` }])
    }
    expect(this.#before.people.filter(({ hold }) => hold === 'talk')).toEqual([])
  }

  /** The chats of those who can be asked. */
  #staff(): readonly string[] {
    return Object.keys(NAMES).filter((chat) => {
      const person = personAt(this.#before, chat)
      return person && isReached(person) && !ENTREPRENEURS.includes(chat)
    })
  }

  /** Whether anybody can be asked who answers for her. */
  #hasHelp(id: number): boolean {
    const { cohorts, coordinators, people } = this.#before
    const cohort = cohorts.find(
      (each) => each.id === people.find((one) => one.id === id)?.cohort_id,
    )
    const line = [
      cohort?.trainer_id,
      cohort?.backup_id,
      ...coordinators.flatMap((each) =>
        each.programme === cohort?.programme ? each.contact_id : [],
      ),
    ]
    return people.some((each) => line.includes(each.id) && isReached(each))
  }

  /** What left is what arrived, each where its row says. */
  #expectOnTheWire({ sent }: Moment): void {
    for (const chat of Object.keys(NAMES)) {
      const texts = sent.filter((each) => each.chat === chat && each.media === null)
      expect(this.#stage.unread(chat).splice(0).toSorted()).toEqual(
        texts.map(({ text }) => text).toSorted(),
      )
    }
  }

  /** With whom it is done now. */
  #meant(act: Act): Act {
    if (act.type === 'wait') return act
    const talk = talks(this.#before).at(-1)
    const chatOf = (id: number | undefined | null) =>
      this.#before.people.find((each) => each.id === id)?.chat
    if (act.chat === TALKING) return { ...act, chat: chatOf(talk?.owner_id) ?? TRAINER }
    if (act.chat === TALKED_WITH) return { ...act, chat: chatOf(talk?.contact_id) ?? CONTACT }
    return act
  }

  async #do(act: Act): Promise<Done> {
    const stage = this.#stage
    switch (act.type) {
      case 'wait':
        await stage.wait(act.hours * HOUR)
        return { chat: '' }
      case 'write':
        return this.#write(act)
      case 'reply':
        return this.#reply(act)
      case 'send': {
        const { chat, media } = act
        const mark = this.#mark(chat)
        await hear(stage, chat, { type: 'media', media, fileId: mark })
        return { chat, mark }
      }
      case 'start':
        await this.#start(act.chat)
        return act
      case 'queue':
        await queue(stage, act.chat, act.kind, 'un recado del programa')
        await stage.settle()
        return act
      case 'block':
        await hear(stage, act.chat, { type: 'blocked' })
        return act
      default:
        return act satisfies never
    }
  }

  /** Of who does not take part nothing is started. */
  async #start(chat: string): Promise<void> {
    const contact = personAt(this.#before, chat)?.id
    if (contact === undefined) return
    const { store, clock } = this.#stage
    const started = startFlow(store, { flow: 'weekly-check-in', contact }, clock.now())
    await started.catch((error: unknown) => {
      if (!(error instanceof RequestError)) throw error
    })
    await this.#stage.settle()
  }

  async #write({ chat, text, ticket }: Extract<Act, { type: 'write' }>): Promise<Done> {
    const { words, ...mark } = this.#wordsOf(chat, text)
    const number = ticket === undefined ? undefined : this.#numberOf(ticket)
    await this.#stage.write(chat, number === undefined ? words : `${number}: ${words}`)
    if (text === 'CODE') await this.#stage.write(chat, NAMES[chat] ?? '')
    return { chat, ...mark, ...(number === undefined ? {} : { ticket: number }) }
  }

  #numberOf(ticket: number): number {
    const { tickets } = this.#before
    const open = openTickets(this.#before).map(({ id }) => id)
    const closed = tickets.findLast(({ closed_at }) => closed_at !== null)?.id
    const numbers = [...open, closed ?? tickets.length + 2, tickets.length + 1]
    return numbers[ticket % numbers.length] ?? 1
  }

  /** What she has not been sent she cannot reply to. */
  async #reply({ chat, to, text }: Extract<Act, { type: 'reply' }>): Promise<Done> {
    const about = this.#before.messages.filter(
      (each) => each.chat === chat && each.ticket_id !== null && each.external_id !== null,
    )
    const message = about.at(-1 - (to % Math.max(1, about.length)))
    if (!message?.external_id || message.ticket_id === null) return { chat }
    const { words, ...mark } = this.#wordsOf(chat, text)
    await hear(this.#stage, chat, { type: 'text', text: words, replyTo: message.external_id })
    return { chat, ...mark, ticket: message.ticket_id }
  }

  #wordsOf(chat: string, text: string): { readonly words: string; readonly mark?: string } {
    if (text === 'CODE') return { words: this.#stage.trainerCode }
    if (text !== 'WORDS') return { words: text }
    const mark = this.#mark(chat)
    return { words: mark, mark }
  }

  /** Letters only: a digit would mean something. */
  #mark(chat: string): string {
    const number = String(this.#marks.size + 100)
    const mark = `palabra${number.replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '')}`
    this.#marks.set(mark, chat)
    return mark
  }
}

function sentIn(before: Snapshot, after: Snapshot): Moment['sent'] {
  const sent = new Set(
    before.messages.filter(({ status }) => status === 'sent').map(({ id }) => id),
  )
  return after.messages.filter(({ id, status }) => status === 'sent' && !sent.has(id))
}
