import {
  createActor,
  createMachine,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type StateValue,
} from 'xstate'
import type { FigureAnswer, PastFigure } from '../model/figure.ts'
import type { ConditionValues } from './conditions.ts'
import type { SetStep } from './schema.ts'

/** What one run of a flow remembers; JSON. */
export type FlowContext = {
  /** The week its figures belong to. */
  readonly week: string
  readonly answers: Readonly<Record<string, string | number>>
  /** Amounts recorded in this run, minor units, by figure. */
  readonly recorded: Readonly<Record<string, number>>
  readonly tries: number
  readonly pending?: Pending
}

/** An answer that waits for her yes, or the amounts she can choose from. */
export type Pending =
  | { readonly type: 'confirm'; readonly answer: FigureAnswer }
  | {
      readonly type: 'choose'
      readonly raw: string
      readonly why: string
      readonly candidates: readonly number[]
      readonly parts?: readonly number[]
    }

/** What a person's words (or time) mean to the question that is open. */
export type FlowEvent = { readonly facts: MachineFacts } & (
  | { readonly type: 'amount'; readonly answer: FigureAnswer; readonly unusual: boolean }
  | { readonly type: 'candidates'; readonly pending: Pending }
  | { readonly type: 'missing'; readonly why: string; readonly raw: string }
  | { readonly type: 'refused'; readonly raw: string }
  | { readonly type: 'chosen'; readonly answer: FigureAnswer }
  | { readonly type: 'picked'; readonly choice: string; readonly label: string }
  | { readonly type: 'written'; readonly text: string }
  | { readonly type: 'yes' }
  | { readonly type: 'no' }
  | { readonly type: 'unclear'; readonly raw: string }
)

/** What guards can look at beside the run itself. */
export type MachineFacts = {
  readonly contact: ConditionValues['contact']
  readonly figures: readonly PastFigure[]
}

export type MachineInput = { readonly week: string; readonly facts: MachineFacts }

/** The modes of a question. */
export type Mode = 'asking' | 'choosing' | 'confirming'

/** What a machine asks for; the parameters of its actions. */
export type MachineAction =
  | { readonly type: 'say'; readonly step: string; readonly variant?: string }
  | { readonly type: 'ask'; readonly step: string }
  | {
      readonly type: 'record'
      readonly figure: string
      readonly answer: FigureAnswer
      readonly confirmed: boolean
    }
  | { readonly type: 'recordMissing'; readonly figure: string; readonly raw: string }
  | { readonly type: 'saveName'; readonly name: string }
  | { readonly type: 'consent'; readonly step: string }
  | { readonly type: 'setStatus'; readonly status: SetStep['set']['contact.status'] }
  | { readonly type: 'alert'; readonly reason: string }

/** The machine after a step, and what it asks for. `xstate.raise` and `xstate.cancel` start and stop its timers. */
export type MachineStep = {
  readonly value: StateValue
  readonly context: FlowContext
  readonly isDone: boolean
  readonly actions: readonly { readonly type: string; readonly params?: unknown }[]
}

/**
 * A flow's XState machine, stepped without running it. The same as XState's `initialTransition` and `transition`, which
 * build an actor and its system for every call; here one inert scope serves the machine (test/flow/machine.test.ts
 * holds both to the same results; docs/decisions/003).
 */
export class FlowMachine {
  readonly definition: AnyStateMachine
  readonly #scope: AnyActorScope
  #actions: MachineStep['actions'][number][] = []

  constructor(config: object) {
    this.definition = createMachine(config as Parameters<typeof createMachine>[0])
    const self = createActor(this.definition, { input: NO_INPUT })
    this.#scope = {
      self,
      system: self.system,
      id: '',
      sessionId: '',
      logger: () => {},
      defer: () => {},
      stopChild: () => {},
      emit: () => {},
      actionExecutor: (action) => this.#actions.push(action),
    }
  }

  /** Enters the first step; throws what a guard or an action threw. */
  start(input: MachineInput): MachineStep {
    return this.#collect(() => this.definition.getInitialSnapshot(this.#scope, input))
  }

  /** What an event does to a run that was saved as `value` and `context`. */
  move(value: StateValue, context: FlowContext, event: FlowEvent): MachineStep {
    const snapshot = this.definition.resolveState({ value, context })
    return this.#collect(() => this.definition.transition(snapshot, event, this.#scope))
  }

  #collect(step: () => AnyMachineSnapshot): MachineStep {
    this.#actions = []
    const { value, context, status, error } = step()
    if (status === 'error') throw error
    return {
      value,
      context: context as FlowContext,
      isDone: status === 'done',
      actions: this.#actions,
    }
  }
}

const NO_INPUT: MachineInput = {
  week: '1970-W01',
  facts: { contact: { name: '', status: '', consented: false }, figures: [] },
}
