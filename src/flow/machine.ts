import {
  createActor,
  createMachine,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type StateValue,
} from 'xstate'
import type { FigureAnswer, PastFigure } from '../model/figure.ts'
import type { ConditionValues, ContactValues } from './conditions/conditions.ts'
import type { ContactField } from './schema.ts'

/** What one run of a flow remembers; JSON. */
export type FlowContext = {
  /** The week its figures belong to. */
  readonly week: string
  /** The figure in hand, where the flow is about the one she told last. */
  readonly figure?: string | undefined
  /** The figures that may be meant, where she called the one to mend by its name. */
  readonly named?: readonly string[] | undefined
  /** What she wrote at the start, which answers the question after the choice of a figure. */
  readonly rest?: string | undefined
  readonly answers: Readonly<Record<string, string | number>>
  /** Amounts recorded in this run, minor units, by figure. */
  readonly recorded: Readonly<Record<string, number>>
  /** Answers to the open question that could not be used. */
  readonly tries: number
  /** Times the open question has been asked back with candidates. */
  readonly asks: number
  /** She has answered the open question, in vain so far: not understood, asked back, or taken back. */
  readonly tried?: boolean
  readonly pending?: Pending | undefined
}

/** An answer to a question: what it says, as written, and the figure in it where it is one. */
export type Answer = {
  readonly value: string | number
  readonly raw: string
  readonly figure?: FigureAnswer
}

/** An answer that waits for her yes, or the amounts she can choose from. */
export type Pending =
  | { readonly type: 'confirm'; readonly answer: Answer }
  | {
      readonly type: 'choose'
      readonly raw: string
      readonly why: string
      readonly candidates: readonly number[]
      readonly parts?: readonly number[]
    }

/** What a person's words (or time) mean to the step that waits. */
export type FlowEvent = { readonly facts: MachineFacts } & (
  | { readonly type: 'given'; readonly answer: Answer; readonly unusual: boolean }
  | { readonly type: 'chosen'; readonly answer: Answer }
  | { readonly type: 'picked'; readonly choice: string }
  | { readonly type: 'candidates'; readonly pending: Pending }
  | { readonly type: 'missing'; readonly raw: string }
  | { readonly type: 'refused'; readonly raw: string }
  | { readonly type: 'yes' }
  | { readonly type: 'no' }
  | { readonly type: 'unclear' }
  /** The flow that a `start` step began is over. */
  | { readonly type: 'returned' }
)

/** What guards and delays can look at beside the run itself. */
export type MachineFacts = {
  readonly contact: ContactValues
  readonly programme: ConditionValues['programme']
  readonly cohort: ConditionValues['cohort']
  readonly module: ConditionValues['module']
  readonly figures: readonly PastFigure[]
  /** Of what she has told. */
  readonly told: ConditionValues['told']
  /** The programme's figures that are counts. */
  readonly counts: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
  readonly zone: string
  /** When she accepted (milliseconds since 1970), if she has. */
  readonly joinedAt?: number
  /** Local date of the next module, `2026-12-01`, if there is one. */
  readonly nextModule?: string
}

export type MachineInput = {
  readonly week: string
  readonly figure?: string | undefined
  readonly named?: FlowContext['named']
  readonly facts: MachineFacts
  /** What a run brings along from another version. */
  readonly answers?: FlowContext['answers']
  readonly recorded?: FlowContext['recorded']
}

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
  | { readonly type: 'consent'; readonly step: string }
  | { readonly type: 'setStatus'; readonly status: string }
  | { readonly type: 'setField'; readonly field: ContactField; readonly value: string }
  | { readonly type: 'alert'; readonly to: 'trainer' | 'safeguarding'; readonly reason: string }
  | { readonly type: 'start'; readonly flow: string }

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
  readonly #places = new Map<string, AnyMachineSnapshot>()
  #actions: MachineStep['actions'][number][] = []

  constructor(config: object, implementations: object = {}) {
    this.definition = createMachine(config as Parameters<typeof createMachine>[0], implementations)
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
    const snapshot = { ...this.#standing(value), context }
    return this.#collect(() => this.definition.transition(snapshot, event, this.#scope))
  }

  /** A run that stands at `value`, whatever it remembers; a machine has few places to stand. */
  #standing(value: StateValue): AnyMachineSnapshot {
    const place = JSON.stringify(value)
    let standing = this.#places.get(place)
    if (!standing) {
      standing = this.definition.resolveState({ value, context: NOTHING_KNOWN })
      this.#places.set(place, standing)
    }
    return standing
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

const NOTHING_KNOWN: FlowContext = { week: '', answers: {}, recorded: {}, tries: 0, asks: 0 }

const NO_INPUT: MachineInput = {
  week: '1970-W01',
  facts: {
    contact: {
      name: '',
      trainer: '',
      language: '',
      goal: '',
      hour: '',
      step: '',
      audio: false,
      paused: false,
      status: '',
      consented: false,
    },
    programme: { name: '', title: '', organisation: '' },
    cohort: { name: '' },
    module: { last: '', next: '' },
    figures: [],
    told: { recorded: false, several: false, count: false },
    counts: [],
    now: 0,
    zone: 'UTC',
  },
}
