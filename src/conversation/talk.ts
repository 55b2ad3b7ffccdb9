import { OFFERED } from './hear/correction.ts'
import { firstAllowed } from '../calendar/first-allowed.ts'
import { localDate } from '../calendar/local.ts'
import { weekAsked } from '../calendar/week.ts'
import { enterAt } from '../flow/enter.ts'
import type { Flow } from '../flow/flow.ts'
import type { FlowContext, MachineFacts, MachineStep } from '../flow/machine.ts'
import { lateFigure } from '../flow/question.ts'
import { carryOut, startTimer } from './carry-out.ts'
import { renderCommon } from './say/contact-values.ts'
import { endsAll, isRecord, type Effect, type Said } from './effect.ts'
import type { Facts, Flows, Speech } from './facts.ts'
import type { Heard, OpenQuestion } from './hear/hear.ts'
import { aboutOf, type About } from './about.ts'
import { figureInHand } from './hear/last-kept.ts'
import { machineFacts } from './machine-facts.ts'
import { answerAtOnce, askOnceMore } from './hear/open-question.ts'
import type { Scene } from './say/render.ts'
import { Stack } from './stack.ts'
import { isStarting, questionOf } from './standing.ts'
import { MOVING, stepOf, type ConversationState, type Frame, type Waiting } from './state.ts'
import { isTried, unconfirmedOf, type Unconfirmed } from './hear/unconfirmed.ts'

/** One turn in progress: where she stands as it changes, and the effects gathered so far. Lives for one call of `step`. */
export class Talk {
  readonly facts: Facts
  readonly flows: Flows
  readonly speech: Speech
  readonly now: number
  readonly effects: Effect[] = []
  readonly stack: Stack
  /** The last day that was named to her (conversation/hear/heard-late.ts). */
  namedDay: string | undefined
  /** What she tried to tell where a question was left; nothing once a figure is recorded. */
  unconfirmed: Unconfirmed | undefined
  /** How words were read as the answer to the question of a run as it stands. */
  lastHeard: { readonly frame: Frame; readonly text: string; readonly heard: Heard } | undefined
  #next: readonly Waiting[]
  #lastAsked: ConversationState['lastAsked']
  #facts: MachineFacts | undefined

  constructor(
    state: ConversationState,
    world: { facts: Facts; flows: Flows; speech: Speech; now: number },
  ) {
    this.facts = world.facts
    this.flows = world.flows
    this.speech = world.speech
    this.now = world.now
    this.stack = new Stack(state.frames, state.sequence, this.effects)
    this.namedDay = state.namedDay
    this.unconfirmed = state.unconfirmed
    this.#next = state.next
    this.#lastAsked = state.lastAsked
  }

  get state(): ConversationState {
    const { sequence, frames } = this.stack
    return {
      sequence,
      frames,
      next: this.#next,
      ...(this.#lastAsked ? { lastAsked: this.#lastAsked } : {}),
      ...(this.unconfirmed ? { unconfirmed: this.unconfirmed } : {}),
      ...(this.namedDay === undefined ? {} : { namedDay: this.namedDay }),
    }
  }

  /** The question that waits for an answer, if one does. */
  get question(): OpenQuestion | undefined {
    const { top } = this.stack
    return top && questionOf(this.flows.pinned(top.version), top.value)
  }

  /** The run on top, as its texts see it; throws where none is. */
  get scene(): Scene {
    const { top } = this.stack
    if (!top) throw new Error('no flow is running')
    return this.#sceneOf(this.flows.pinned(top.version), top.context)
  }

  /** The week that a check-in asks about now; also before anybody has asked. */
  get week(): string {
    return weekAsked(localDate(this.now, this.facts.zone))
  }

  /** A flow as her programme runs it. */
  current(flow: string): Flow | undefined {
    const { programme, joining } = this.facts
    return this.flows.current(flow, (programme ?? joining?.programme)?.name)
  }

  /**
   * From when on, at `moment` or later, the programme may write by itself: not in quiet hours, days off and market hours,
   * nor while she is held.
   */
  mayWriteFrom(moment: number): number {
    const { programme, hold, zone } = this.facts
    if (hold) return Math.max(moment, this.now + 1)
    return programme ? firstAllowed(moment, programme, zone).at : moment
  }

  say(said: Said | undefined): void {
    if (said) this.effects.push({ type: 'say', ...said })
  }

  /** Starts a flow on top of what is running, about what is its subject now where none is given. */
  start(
    flow: Flow,
    { rest, ...about }: About = aboutOf(this.facts.figures, flow, this.week),
  ): void {
    this.#leaveFrom(this.stack.frames.findIndex((frame) => frame.flow === flow.name))
    const input = { ...about, facts: this.#machineFacts }
    this.#begin(flow, flow.machine.start(input), rest)
  }

  /** Asks once more for a figure that she tried to tell in vain; `rest` may be the answer. */
  askAgain(flow: Flow, { week, step, answers }: Unconfirmed, rest: string | undefined): void {
    const isThere = flow.script.steps[step] !== undefined
    const input = { week, answers, facts: this.#machineFacts }
    this.#begin(flow, enterAt(flow, isThere ? step : flow.script.start, input), rest)
  }

  /** Puts a flow after the present ones. */
  queue(flow: string, until: number): void {
    this.#next = [...this.#next.filter((each) => each.flow !== flow), { flow, until }]
  }

  /** What her words mean to the run on top. */
  move(event: Heard): void {
    const { top } = this.stack
    if (!top) return
    const flow = this.flows.pinned(top.version)
    const step = flow.machine.move(top.value, top.context, { ...event, facts: this.#machineFacts })
    if (stepOf(step) !== stepOf(top)) this.#noteUnconfirmed(top)
    this.#settle(flow, step)
  }

  /** A timer of the run on top came due. */
  elapse(timer: string): void {
    const { top } = this.stack
    if (top) this.stack.spend(top, timer)
    this.move({ type: timer } as unknown as Heard)
  }

  /** What a publication wants of the run on top: at once, or at the end of the quiet hours. */
  moveWhenAwake(): void {
    const delay = this.mayWriteFrom(this.now) - this.now
    if (delay > 0) startTimer(this, { id: MOVING, delay })
    else this.moveOn()
  }

  /** The run on top goes on in another version, or is finished, if it still stands where that was decided for. */
  moveOn(): void {
    const { top } = this.stack
    if (!top || top.moving?.from !== stepOf(top)) return
    const { moving, ...run } = top
    if (this.#isTakenBack(top)) return this.stack.replace(run)
    this.#noteUnconfirmed(top)
    if (moving.version === undefined || moving.to === undefined) {
      this.say(renderCommon(this.speech, 'flow-finished', this.facts))
      return this.#finish(this.flows.pinned(top.version))
    }
    this.stack.cancelAll(top)
    const flow = this.flows.pinned(moving.version)
    const { week, named, answers, recorded } = top.context
    const figure = figureInHand(top.context, this.flows.pinned(top.version), flow)
    const input = { week, figure, named, answers, recorded, facts: this.#machineFacts }
    this.stack.replace({ ...run, version: flow.version, value: {}, timers: {}, late: [] })
    this.#settle(flow, enterAt(flow, moving.to, input))
  }

  /** Leaves the flow on top. */
  leaveTop(): void {
    this.#leaveFrom(this.stack.frames.length - 1)
  }

  /** The flow on top is over, though nobody has answered: what lies below goes on, or what has waited begins. */
  finishTop(): void {
    const { top } = this.stack
    if (top) this.#finish(this.flows.pinned(top.version))
  }

  /** Leaves every flow: nothing is asked any more. */
  leaveAll(): void {
    this.#leaveFrom(0)
    this.#next = []
  }

  /** The run that waits for a figure that she has tried to tell, the innermost where several do. */
  get tried(): Frame | undefined {
    return this.stack.frames.findLast((frame) => isTried(frame, this.flows.pinned(frame.version)))
  }

  /** Leaves what lies above `tried`. Returns whether there is such a run: its time may have passed meanwhile. */
  backToTried(): boolean {
    const { tried } = this
    if (!tried) return false
    this.#leaveFrom(this.stack.frames.indexOf(tried) + 1)
    const late = tried.late.at(-1)
    if (late === undefined) return true
    this.stack.replace({ ...tried, late: [] })
    this.elapse(late)
    return this.tried?.id === tried.id && this.stack.top?.id === tried.id
  }

  get #machineFacts(): MachineFacts {
    this.#facts ??= machineFacts(this.facts, this.speech, this.now)
    return this.#facts
  }

  #sceneOf(flow: Flow, context: FlowContext): Scene {
    return { flow, context, facts: this.facts, speech: this.speech, now: this.now }
  }

  #begin(flow: Flow, step: MachineStep, rest: string | undefined): void {
    const { context } = step
    this.stack.push({ flow: flow.name, version: flow.version, context })
    if (lateFigure(flow.script) !== undefined)
      this.#lastAsked = { flow: flow.name, week: context.week }
    const before = this.effects.length
    this.#settle(flow, step)
    if (rest) answerAtOnce(this, rest, before)
  }

  /** What a step of the machine changed and asks for; then whose turn it is: what is below, on top, or has waited. */
  #settle(flow: Flow, { value, context, actions, isDone }: MachineStep): void {
    const { top } = this.stack
    if (!top) return
    this.stack.replace({ ...top, value, context })
    const scene = this.#sceneOf(flow, context)
    let following: string | undefined
    for (const action of actions) following = carryOut(this, action, scene) ?? following
    if (isDone) this.#finish(flow)
    else if (following !== undefined) this.#startFollowing(following, context.week)
    else if (this.question === undefined) this.#startQueued()
  }

  /** A `start` step puts its flow on top; the step goes on when that flow is over. */
  #startFollowing(name: string, week: string): void {
    const flow = this.current(name)
    if (flow) this.start(flow, aboutOf(this.facts.figures, flow, week))
    else this.move({ type: 'returned' })
  }

  #finish(flow: Flow): void {
    this.stack.pop()
    if (flow.script.resume === 'never' || this.effects.some(endsAll)) return this.leaveAll()
    // a correction has told what was to become of the amount that she offered
    if (this.stack.top?.flow === OFFERED && this.effects.some(isRecord)) this.stack.pop()
    if (this.stack.top) this.#resume(this.stack.top, flow)
    if (this.question === undefined) this.#startQueued()
  }

  /** Back in the flow below: first what came due meanwhile, else its question once more. */
  #resume(frame: Frame, finished: Flow): void {
    const late = frame.late.at(-1)
    this.stack.replace({ ...frame, late: [] })
    if (frame.moving?.from === stepOf(frame)) return this.moveOn()
    if (isStarting(this.flows.pinned(frame.version), frame.value))
      return this.move({ type: 'returned' })
    if (late !== undefined) return this.elapse(late)
    if (finished.script.resume !== 'repeat') return
    // what she asked for by its name took the place of the menu
    const menu = this.flows.forIntent('menu', this.facts.programme?.name)
    if (frame.flow === menu?.name) this.finishTop()
    else askOnceMore(this)
  }

  /** What was to start while a question was open begins when none is; a flow that waits for its time is no hindrance. */
  #startQueued(): void {
    const [next, ...others] = this.#next.filter(({ until }) => until >= this.now)
    this.#next = others
    const following = next && this.current(next.flow)
    if (following) this.start(following)
  }

  /** Gives up the runs from a place in the stack upwards. */
  #leaveFrom(place: number): void {
    if (place < 0) return
    for (const frame of this.stack.frames.slice(place)) this.#noteUnconfirmed(frame)
    this.stack.cut(place)
  }

  /** Before a question is left: what she tried to tell there. What is recorded as it is left takes the note away. */
  #noteUnconfirmed(frame: Frame): void {
    this.unconfirmed = unconfirmedOf(frame, this.flows.pinned(frame.version)) ?? this.unconfirmed
  }

  /** While she slept, the version that she was to go on in was taken back, or another took its place. */
  #isTakenBack({ flow, moving, timers }: Frame): boolean {
    const hasWaited = timers[MOVING] !== undefined
    return (
      hasWaited && moving?.version !== undefined && this.current(flow)?.version !== moving.version
    )
  }
}
