import type { Speech } from '../conversation/facts.ts'
import type { Programme } from '../model/programme.ts'
import type { Ticket } from '../store/desk/tickets.ts'
import type { DeskEffect } from './desk-effect.ts'
import type { Helper } from './chain.ts'
import type { Prompt } from './prompt.ts'

/** What the desk knows when somebody of the staff writes. */
export type Desk = {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly me: Helper
  /** Her first cohort's, or the first she coordinates: whose clock and words are hers. */
  readonly programme: Programme | undefined
  /** How she is spoken to: in her programme's language, never in that of whom a ticket is about. */
  readonly speech: Speech
  /** She is trainer or backup of a cohort. */
  readonly hasGroup: boolean
  /** The open tickets that are her business, in the order of their numbers. */
  readonly tickets: readonly Ticket[]
  /** What her digits mean, if she was shown something a short while ago, and when. */
  readonly shown?: { readonly prompt: Prompt; readonly at: number }
  readonly programmes: ReadonlyMap<string, Programme>
  /** How the people of a programme are spoken to, one of them in a language of her own. */
  speechOf(programme: string | null, language?: string | null): Speech
}

/** Whether she talks with somebody now. */
export function isTalking({ tickets, me }: Desk): boolean {
  return tickets.some(({ owner_id, promise }) => owner_id === me.id && promise === 'talk')
}

/** What the desk answers to who has written, and what it wants done. */
export type Reaction = {
  readonly says: readonly Answer[]
  readonly effects: readonly DeskEffect[]
}

type Answer = { readonly text: string; readonly choices?: readonly string[] }

/** An answer alone. */
export function answer(text: string, ...effects: readonly DeskEffect[]): Reaction {
  return { says: [{ text }], effects }
}

/** Several reactions as one. */
export function together(...reactions: readonly Reaction[]): Reaction {
  return {
    says: reactions.flatMap(({ says }) => says),
    effects: reactions.flatMap(({ effects }) => effects),
  }
}
