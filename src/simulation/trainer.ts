import type { TicketId } from '../model/ids.ts'
import type { Ticket } from '../store/desk/tickets.ts'
import type { Chance } from './chance.ts'
import type { Phrases } from './phrases.ts'

/** How one trainer, or who stands in for her, is with the tickets she is told of. */
export type TrainerHabits = {
  readonly chat: string
  readonly name: string
  /** How often she looks at what she is told. */
  readonly answers: number
  /** Median minutes until she looks at her telephone. */
  readonly delay: number
  /** How often she talks in the chat instead of calling. */
  readonly talks: number
  /** How often she forgets to close what she has done. */
  readonly forgets: number
}

/** Somebody with seeded habits. */
export function makeTrainer(chat: string, name: string, chance: Chance): TrainerHabits {
  return {
    chat,
    name,
    answers: chance.between(0.6, 0.98),
    delay: chance.around(40, 0.7),
    talks: chance.between(0.2, 0.8),
    forgets: chance.between(0, 0.2),
  }
}

/** One simulated trainer: what she promises, says and closes. */
export class Trainer {
  readonly habits: TrainerHabits
  isBusy = false
  readonly #chance: Chance
  readonly #phrases: Phrases
  readonly #declined = new Set<TicketId>()
  readonly #spoken = new Set<TicketId>()

  constructor(habits: TrainerHabits, chance: Chance, phrases: Phrases) {
    this.habits = habits
    this.#chance = chance
    this.#phrases = phrases
  }

  /** Something has come; whether she will look at it soon. */
  receives(): boolean {
    return !this.isBusy && this.#chance.happens(this.habits.answers)
  }

  /** What she writes about the tickets that are hers when she looks, a line for each that she does something about. */
  looks(tickets: readonly Ticket[]): readonly string[] {
    return tickets.flatMap((ticket) => this.#about(ticket) ?? [])
  }

  #about({ id, status, promise }: Ticket): string | undefined {
    if (status === 'open') return `${id}: ${this.#answer(id)}`
    if (promise === 'talk' && !this.#spoken.has(id)) {
      this.#spoken.add(id)
      return `${id}: ${this.#chance.one(this.#phrases.advice)}`
    }
    if (this.#chance.happens(this.habits.forgets)) return undefined
    return this.#chance.one(this.#phrases.close).replace('{ticket}', String(id))
  }

  /** The digits of an alert: she talks with her, calls her, or cannot, which she says once. */
  #answer(ticket: TicketId): '1' | '2' | '3' {
    if (!this.#declined.has(ticket) && this.#chance.happens(CANNOT)) {
      this.#declined.add(ticket)
      return '3'
    }
    return this.#chance.happens(this.habits.talks) ? '1' : '2'
  }
}

const CANNOT = 0.08
