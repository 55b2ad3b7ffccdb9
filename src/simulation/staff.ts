import { localAt } from '../calendar/local.ts'
import type { ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import { ticketsOfStaff } from '../store/desk/tickets.ts'
import { Agenda } from './agenda.ts'
import type { Chance } from './chance.ts'
import { lookAgain } from './look-again.ts'
import { Trainer, type TrainerHabits } from './trainer.ts'
import type { Phrases } from './phrases.ts'
import type { World } from './world.ts'

type Member = { readonly trainer: Trainer; readonly chance: Chance; readonly id: ContactId }

/** The trainers of a programme and who stands in for them, and when they will look at their telephones. */
export class Staff {
  readonly #world: World
  readonly #programme: Programme
  readonly #phrases: Phrases
  readonly #members: Member[] = []
  readonly #byChat = new Map<string, number>()
  readonly #agenda = new Agenda<'look'>()

  constructor(world: World, programme: Programme, phrases: Phrases) {
    this.#world = world
    this.#programme = programme
    this.#phrases = phrases
    world.network.onMessage(({ chat }) => this.#receive(chat))
  }

  /** When the next of them does something by herself. */
  get next(): number | undefined {
    return this.#agenda.next
  }

  /** Somebody joins with the code of her cohort. */
  async join(habits: TrainerHabits, code: string, chance: Chance): Promise<void> {
    for (const text of [code, habits.name])
      await this.#world.moveTo(this.#world.now, () => this.#world.network.write(habits.chat, text))
    const { contact_id: id } = await this.#world.store.read((db) =>
      db
        .selectFrom('addresses')
        .select('contact_id')
        .where('chat', '=', habits.chat)
        .executeTakeFirstOrThrow(),
    )
    this.#byChat.set(habits.chat, this.#members.length)
    this.#members.push({ trainer: new Trainer(habits, chance, this.#phrases), chance, id })
  }

  /** Those whose moment has come look at what is theirs, and write. */
  async act(moment: number): Promise<void> {
    for (const { who } of this.#agenda.takeUntil(moment)) await this.#look(who)
  }

  #receive(chat: string): void {
    const who = this.#byChat.get(chat)
    if (who !== undefined && this.#members[who]?.trainer.receives()) this.#plan(who)
  }

  async #look(who: number): Promise<void> {
    const member = this.#members[who]
    if (!member) return
    const { trainer, id } = member
    trainer.isBusy = false
    const tickets = await this.#world.store.read((db) => ticketsOfStaff(db, id))
    const lines = trainer.looks(tickets.filter(({ owner_id }) => owner_id === id))
    for (const line of lines) await this.#world.network.write(trainer.habits.chat, line)
    if (lines.length > 0) this.#plan(who)
  }

  /** She looks after a while; while she has something to do, she comes back to it by herself. */
  #plan(who: number): void {
    const member = this.#members[who]
    if (!member || member.trainer.isBusy) return
    const { trainer, chance } = member
    const { now } = this.#world
    const local = localAt(now, this.#programme.zone)
    trainer.isBusy = true
    const at = lookAgain(trainer.habits, now, local.hour * 60 + local.minute, chance)
    this.#agenda.add({ at, who, what: 'look' })
  }
}
