import type { StateValue } from 'xstate'
import type { FlowContext } from '../flow/machine.ts'
import type { Unconfirmed } from './hear/unconfirmed.ts'

/** Where a contact stands: the flows she is in, the innermost last. JSON; saved after each turn. */
export type ConversationState = {
  /** Numbers frames and armings of timers; only grows. */
  readonly sequence: number
  readonly frames: readonly Frame[]
  /** Flows that wait until the present ones are over. */
  readonly next: readonly Waiting[]
  /** The last week asked about: a figure that comes after the expiry belongs to it. */
  readonly lastAsked?: { readonly flow: string; readonly week: string }
  /** The last figure she tried to tell in vain, if nothing has been recorded since: what she corrects next is that one. */
  readonly unconfirmed?: Unconfirmed
  /** The last day (ISO, local) that was named because what she wrote then was heard on a later one. */
  readonly namedDay?: string
}

/** A flow that waits for its turn, and until when (milliseconds since 1970) it is still wanted. */
export type Waiting = { readonly flow: string; readonly until: number }

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
  /** Where a publication wants her to go on, as soon as she can be told. */
  readonly moving?: Moving
}

/** A step of a new version to go on at, or none: the run is to be finished. Only while she stands at `from`. */
type Moving = { readonly from: string; readonly version?: string; readonly to?: string }

/** The timer that ends the wait for the end of the quiet hours; its frame then goes where `moving` says. */
export const MOVING = 'moving'

/** The step a run stands at: the state value's name, without the mode of its question. */
export function stepOf({ value }: Pick<Frame, 'value'>): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '')
}

export const NEW_CONVERSATION: ConversationState = { sequence: 0, frames: [], next: [] }
