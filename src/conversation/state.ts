import type { StateValue } from 'xstate'
import type { FlowContext } from '../flow/machine.ts'

/** Where a contact stands: the flows she is in, the innermost last. JSON; saved after each turn. */
export type ConversationState = {
  /** Numbers frames and armings of timers; only grows. */
  readonly sequence: number
  readonly frames: readonly Frame[]
  /** Flows that wait until the present ones are over. */
  readonly next: readonly string[]
  /** The last week asked about: a figure that comes after the expiry belongs to it. */
  readonly lastAsked?: { readonly flow: string; readonly week: string }
}

/** One run of a flow, pinned to its version. */
export type Frame = {
  readonly id: number
  readonly flow: string
  readonly version: string
  readonly value: StateValue
  readonly context: FlowContext
  /** Running timers and the arming each belongs to; a timer of an older arming changes nothing. */
  readonly timers: Readonly<Record<string, number>>
  /** Timers that came due while another flow lay on top. */
  readonly late: readonly string[]
}

export const NEW_CONVERSATION: ConversationState = { sequence: 0, frames: [], next: [] }
