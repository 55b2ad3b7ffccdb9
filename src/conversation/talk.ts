import { firstAllowed } from '../calendar/first-allowed.ts'
import { localDate } from '../calendar/local.ts'
import { weekAsked } from '../calendar/week.ts'
import type {
  FlowContext,
  FlowEvent,
  MachineAction,
  MachineFacts,
  MachineStep,
} from '../flow/machine.ts'
import type { ContactStatus } from '../model/contact.ts'
import { enterAt } from '../flow/enter.ts'
import type { Flow } from '../flow/flow.ts'
import { lateFigure } from '../flow/question.ts'
import { figureInHand, lastKept } from './last-kept.ts'
import type { FigureRecord } from '../model/figure.ts'
import type { Effect, Said } from './effect.ts'
import type { Facts, Flows, Speech } from './facts.ts'
import { hear, type OpenQuestion } from './hear.ts'
import { machineFacts } from './machine-facts.ts'
import { renderCommon } from './contact-values.ts'
import { renderQuestion, renderText, renderVariant, type Scene } from './render.ts'
import { ASKED_FOR_PERSON } from './safety/effect.ts'
import { toldText } from './safety/told.ts'
import { isStarting, questionOf } from './standing.ts'
import { isTried, unconfirmedOf, type Unconfirmed } from './unconfirmed.ts'
import { MOVING, stepOf, type ConversationState, type Frame, type Waiting } from './state.ts'

/** What a run is about: a week, and where a flow is about what is on record already, that figure. */
type About = { readonly week: string; readonly figure?: string | undefined }

/** One turn in progress: the frames as they change, and the effects gathered so far. Lives for one call of `step`. */
export class Talk {
  readonly facts: Facts
  readonly flows: Flows
  readonly speech: Speech
  readonly now: number
  readonly effects: Effect[] = []
  #frames: Frame[]
  #sequence: number
  #next: Waiting[]
  #lastAsked: ConversationState['lastAsked']
  #unconfirmed: ConversationState['unconfirmed']
  #facts: MachineFacts | undefined
  /** The last day that was named to her (conversation/heard-late.ts). */
  namedDay: string | undefined
  /** The flow that a `start` step has just asked for. */
  #following: string | undefined

  constructor(
    state: ConversationState,
    world: { facts: Facts; flows: Flows; speech: Speech; now: number },
  ) {
    this.facts = world.facts
    this.flows = world.flows
    this.speech = world.speech
    this.now = world.now
    this.#frames = [...state.frames]
    this.#sequence = state.sequence
    this.#next = [...state.next]
    this.#lastAsked = state.lastAsked
    this.#unconfirmed = state.unconfirmed
    this.namedDay = state.namedDay
  }

  get state(): ConversationState {
    return {
      sequence: this.#sequence,
      frames: this.#frames,
      next: this.#next,
      ...(this.#lastAsked ? { lastAsked: this.#lastAsked } : {}),
      ...(this.#unconfirmed ? { unconfirmed: this.#unconfirmed } : {}),
      ...(this.namedDay === undefined ? {} : { namedDay: this.namedDay }),
    }
  }

  get top(): Frame | undefined {
    return this.#frames.at(-1)
  }

  /** A flow as her programme runs it. */
  current(flow: string): Flow | undefined {
    const { programme, joining } = this.facts
    return this.flows.current(flow, (programme ?? joining?.programme)?.name)
  }

  /** The week, and the figure, that a flow is about, where `asked` is the week being asked about. */
  aboutOf({ script }: Flow, asked: string): About {
    if (script.week === 'asked') return { week: asked }
    const last = lastKept(this.facts.figures, script)
    return last ? { week: last.week, figure: last.figure } : { week: asked }
  }

  /** Whether the programme may not write by itself now. */
  get isQuiet(): boolean {
    return this.#proactive(this.now) > this.now
  }

  /** A timer that may not speak now (at night, or on a day or in a week that has its messages) runs again until it may. */
  putOff(id: number, timer: string, until = this.now): string {
    this.#sequence += 1
    const armed = this.#sequence
    this.#frames = this.#frames.map((frame) =>
      frame.id === id ? { ...frame, timers: { ...frame.timers, [timer]: armed } } : frame,
    )
    const payload = { frame: id, timer, armed }
    const dueAt = this.#proactive(until)
    this.effects.push({ type: 'startTimer', key: timerKey(id, timer), dueAt, payload })
    if (this.facts.hold) return 'put off: a person has to decide first'
    return until > this.now
      ? 'put off: enough messages that day or week already'
      : 'put off: quiet hours'
  }

  say(said: Said | undefined): void {
    if (said) this.effects.push({ type: 'say', ...said })
  }

  /** Starts a flow on top of what is running; `rest` is what she already said that may answer its first question. */
  start(flow: Flow, options: About & { readonly rest?: string }): void {
    const { week, figure, rest } = options
    this.#leaveFrom(flow.name)
    const input = { week, figure, facts: this.#machineFacts }
    this.#begin(flow, flow.machine.start(input), rest)
  }

  /** Asks once more for a figure that she tried to tell in vain; `rest` may be the answer. */
  askAgain(flow: Flow, { week, step, answers }: Unconfirmed, rest: string | undefined): void {
    const isThere = flow.script.steps[step] !== undefined
    const input = { week, answers, facts: this.#machineFacts }
    this.#begin(flow, enterAt(flow, isThere ? step : flow.script.start, input), rest)
  }

  #begin(flow: Flow, step: MachineStep, rest: string | undefined): void {
    const { week } = step.context
    this.#sequence += 1
    const { name, version } = flow
    const frame: Frame = {
      id: this.#sequence,
      flow: name,
      version,
      value: {},
      context: step.context,
      timers: {},
      late: [],
    }
    this.#frames.push(frame)
    if (lateFigure(flow.script) !== undefined) this.#lastAsked = { flow: name, week }
    const before = this.effects.length
    this.#settle(flow, step)
    if (rest) this.#answerWith(rest, before)
  }

  /** A flow runs once: started again, what is left of its first run and all above it is given up. */
  #leaveFrom(flow: string): void {
    const index = this.#frames.findIndex((frame) => frame.flow === flow)
    if (index < 0) return
    for (const frame of this.#frames.slice(index)) this.#giveUp(frame)
    this.#frames = this.#frames.slice(0, index)
  }

  /** Puts a flow after the present ones. */
  queue(flow: string, until: number): void {
    this.#next = [...this.#next.filter((each) => each.flow !== flow), { flow, until }]
  }

  /** The question that waits for an answer, if one does. */
  get question(): OpenQuestion | undefined {
    const frame = this.top
    return frame && questionOf(this.flows.pinned(frame.version), frame.value)
  }

  /** Reads her words as the answer to the open question, and moves on. */
  answer(text: string): void {
    const { question } = this
    if (!question) throw new Error('an answer was heard while no question is open')
    const before = this.effects.length
    this.#move({ ...hear(text, question, this.scene), facts: this.#machineFacts })
    if (question.ask.options === 'told') this.#answerChosen(before)
  }

  /** Whether her words answer the open question. */
  understands(text: string): boolean {
    const { question } = this
    return question !== undefined && hear(text, question, this.scene).type !== 'unclear'
  }

  /** What she sent is what the open question asked for: a voice note, a photo. */
  keep(fileId: string): void {
    const answer = { value: fileId, raw: fileId }
    this.#move({ type: 'given', answer, unusual: false, facts: this.#machineFacts })
  }

  /** "no" to what is being confirmed. */
  retract(): void {
    this.#move({ type: 'no', facts: this.#machineFacts })
  }

  /** A timer of the top frame came due. */
  elapse(timer: string): void {
    this.#move({ type: timer, facts: this.#machineFacts } as unknown as FlowEvent)
  }

  /** Keeps a timer of a frame that another flow covers, until that frame is on top again. */
  postpone(id: number, timer: string): void {
    this.#frames = this.#frames.map((frame) =>
      frame.id === id ? { ...frame, late: [...frame.late, timer] } : frame,
    )
  }

  frame(id: number): Frame | undefined {
    return this.#frames.find((frame) => frame.id === id)
  }

  get frames(): readonly Frame[] {
    return this.#frames
  }

  /** Changes what is known of a run, in its place. */
  replaceFrame(changed: Frame): void {
    this.#frames = this.#frames.map((frame) => (frame.id === changed.id ? changed : frame))
  }

  /** What a publication wants of the run on top: at once, or at the end of the quiet hours. */
  moveWhenAwake(): void {
    const delay = this.#proactive(this.now) - this.now
    if (delay > 0) this.#startTimer({ id: MOVING, delay })
    else this.moveOn()
  }

  /** The run on top goes on in another version, or is finished, if it still stands where that was decided for. */
  moveOn(): void {
    const frame = this.top
    if (!frame || frame.moving?.from !== stepOf(frame)) return
    const { moving, ...run } = frame
    if (this.#isTakenBack(frame)) return this.#replaceTop(run)
    this.#noteUnconfirmed(frame)
    if (moving.version === undefined || moving.to === undefined) {
      this.say(renderCommon(this.speech, 'flow-finished', this.facts))
      return this.#finish(this.flows.pinned(frame.version))
    }
    this.#cancelTimers(frame)
    const flow = this.flows.pinned(moving.version)
    const { week, answers, recorded } = frame.context
    const figure = figureInHand(frame.context, this.flows.pinned(frame.version), flow)
    const input = { week, figure, answers, recorded, facts: this.#machineFacts }
    const { version } = flow
    this.#replaceTop({ ...run, version, value: {}, timers: {}, late: [] })
    this.#settle(flow, enterAt(flow, moving.to, input))
  }

  /** While she slept, the version that she was to go on in was taken back, or another took its place. */
  #isTakenBack({ flow, moving, timers }: Frame): boolean {
    const hasWaited = timers[MOVING] !== undefined
    return (
      hasWaited && moving?.version !== undefined && this.current(flow)?.version !== moving.version
    )
  }

  /** Leaves the flow on top. */
  leaveTop(): void {
    const left = this.#frames.pop()
    if (left) this.#giveUp(left)
  }

  /**
   * Leaves what lies above a figure that she has tried to tell. Returns whether there is one: its time may have passed
   * meanwhile.
   */
  backToTried(): boolean {
    const isWaiting = (frame: Frame) => isTried(frame, this.flows.pinned(frame.version))
    const index = this.#frames.findLastIndex(isWaiting)
    if (index < 0) return false
    while (this.#frames.length > index + 1) this.leaveTop()
    const [tried] = this.#frames.slice(index)
    const late = tried?.late.at(-1)
    if (!tried || late === undefined) return true
    this.#replaceTop({ ...tried, late: [] })
    this.elapse(late)
    return this.top?.id === tried.id && isWaiting(this.top)
  }

  /** Leaves every flow: nothing is asked any more. */
  leaveAll(): void {
    for (const frame of this.#frames) this.#giveUp(frame)
    this.#frames = []
    this.#next = []
  }

  /** Asks the open question once more. */
  repeatQuestion(): void {
    const { question } = this
    if (!question) return
    const { scene } = this
    const variant = { asking: undefined, choosing: 'choose', confirming: 'confirm' }[question.mode]
    this.say(
      variant ? renderVariant(scene, question.step, variant) : renderQuestion(scene, question.step),
    )
  }

  /** The week that a check-in asks about now; also before anybody has asked. */
  get week(): string {
    const programme = this.facts.programme ?? this.facts.joining?.programme
    return weekAsked(localDate(this.now, programme?.zone ?? 'UTC'))
  }

  get scene(): Scene {
    const frame = this.top
    if (!frame) throw new Error('no flow is running')
    return this.#sceneOf(this.flows.pinned(frame.version), frame.context)
  }

  get #machineFacts(): MachineFacts {
    this.#facts ??= machineFacts(this.facts, this.speech, this.now)
    return this.#facts
  }

  #sceneOf(flow: Flow, context: FlowContext): Scene {
    return { flow, context, facts: this.facts, speech: this.speech, now: this.now }
  }

  /** She has chosen the figure that she means: what she wrote at the start answers for it. */
  #answerChosen(before: number): void {
    const frame = this.top
    const rest = frame?.context.rest
    if (!frame || rest === undefined || this.question?.ask.options === 'told') return
    this.#replaceTop({ ...frame, context: { ...frame.context, rest: undefined } })
    this.#answerWith(rest, before)
  }

  /** If `rest` answers the first question, the asking itself is left unsaid; a choice of figures comes before it. */
  #answerWith(rest: string, before: number): void {
    const { question, top } = this
    if (!question || !top) return
    if (question.ask.options === 'told')
      return this.#replaceTop({ ...top, context: { ...top.context, rest } })
    const heard = hear(rest, question, this.scene)
    if (heard.type === 'unclear') return
    const asked = this.effects.splice(before)
    this.effects.push(...asked.filter((effect) => effect.type !== 'say'))
    this.#move({ ...heard, facts: this.#machineFacts })
  }

  #move(event: FlowEvent): void {
    const frame = this.top
    if (!frame) return
    const flow = this.flows.pinned(frame.version)
    const step = flow.machine.move(frame.value, frame.context, event)
    if (stepOf(step) !== stepOf(frame)) this.#noteUnconfirmed(frame)
    this.#settle(flow, step)
  }

  /** Before a question is left: what she tried to tell there. What is recorded as it is left takes the note away. */
  #noteUnconfirmed(frame: Frame): void {
    this.#unconfirmed = unconfirmedOf(frame, this.flows.pinned(frame.version)) ?? this.#unconfirmed
  }

  #settle(flow: Flow, { value, context, actions, isDone }: MachineStep): void {
    const frame = this.top
    if (!frame) return
    this.#replaceTop({ ...frame, value, context })
    for (const action of actions) this.#carryOut(action, flow, context)
    if (isDone) this.#finish(flow)
    else if (this.#following !== undefined) this.#startFollowing()
    else if (this.question === undefined) this.#startQueued()
  }

  /** A `start` step puts its flow on top; the step goes on when that flow is over. */
  #startFollowing(): void {
    const name = this.#following
    if (name === undefined) return
    this.#following = undefined
    const flow = this.current(name)
    const week = this.top?.context.week
    if (flow && week !== undefined) this.start(flow, this.aboutOf(flow, week))
    else this.#move({ type: 'returned', facts: this.#machineFacts })
  }

  #replaceTop(frame: Frame): void {
    this.#frames[this.#frames.length - 1] = frame
  }

  #carryOut(
    { type, params }: { type: string; params?: unknown },
    flow: Flow,
    context: FlowContext,
  ): void {
    if (type === 'xstate.raise') return this.#startTimer(params as { id: string; delay: number })
    if (type === 'xstate.cancel') return this.#cancelTimer((params as { sendId: string }).sendId)
    this.#effect(params as MachineAction, flow, context)
  }

  #effect(action: MachineAction, flow: Flow, context: FlowContext): void {
    const scene = this.#sceneOf(flow, context)
    switch (action.type) {
      case 'ask':
        return this.say(renderQuestion(scene, action.step))
      case 'say':
        return this.say(
          action.variant
            ? renderVariant(scene, action.step, action.variant)
            : renderText(scene, action.step),
        )
      case 'record':
        return this.#record({ ...action, raw: action.answer.raw }, flow, context)
      case 'recordMissing':
        return this.#record({ ...action, confirmed: false }, flow, context)
      case 'setField':
        this.effects.push({ type: 'setField', field: action.field, value: action.value })
        return
      case 'start':
        this.#following = action.flow
        return
      case 'consent':
        this.effects.push({
          type: 'recordConsent',
          text: renderQuestion(scene, action.step).text,
          version: flow.version,
        })
        return
      case 'setStatus':
        this.effects.push({ type: 'changeContact', status: action.status as ContactStatus })
        return
      case 'alert':
        if (action.to === 'trainer')
          this.effects.push({ type: 'openTicket', reason: action.reason })
        else this.#askForPerson()
        return
      default:
        throw new Error(
          `flow '${flow.name}' asks for '${String((action as { type: string } | undefined)?.type)}', which the engine does not know`,
        )
    }
  }

  /** What is told to a safeguarding person holds her flows; and she hears who knows. */
  #askForPerson(): void {
    this.effects.push({ type: 'safety', effect: ASKED_FOR_PERSON })
    this.say({ text: toldText(this) })
  }

  #record(
    record: Omit<FigureRecord, 'week' | 'correction'>,
    flow: Flow,
    context: FlowContext,
  ): void {
    const { figure, raw, confirmed } = record
    this.#unconfirmed = undefined
    if (figure === '') throw new Error(`flow '${flow.name}' records an amount of no figure`)
    const answer = record.answer ? { answer: record.answer } : {}
    const correction =
      flow.script.week === 'last-recorded' || this.#hasRecorded(figure, context.week)
    this.effects.push({
      type: 'recordFigure',
      record: { figure, week: context.week, raw, confirmed, correction, ...answer },
    })
  }

  /** What has an amount already is set right by the next one. */
  #hasRecorded(figure: string, week: string): boolean {
    return this.facts.figures.some(
      (each) => each.figure === figure && each.week === week && each.minor !== undefined,
    )
  }

  #startTimer({ id, delay }: { readonly id: string; readonly delay: number }): void {
    const frame = this.top
    if (!frame) return
    this.#sequence += 1
    const armed = this.#sequence
    this.#replaceTop({ ...frame, timers: { ...frame.timers, [id]: armed } })
    const payload = { frame: frame.id, timer: id, armed }
    this.effects.push({
      type: 'startTimer',
      key: timerKey(frame.id, id),
      dueAt: this.#proactive(this.now + delay),
      payload,
    })
  }

  /** What the programme starts by itself waits for the end of quiet hours, days off and market hours, and while she is held. */
  #proactive(moment: number): number {
    const { programme, hold } = this.facts
    if (hold) return Math.max(moment, this.now + 1)
    return programme ? firstAllowed(moment, programme, programme.zone).at : moment
  }

  #cancelTimer(id: string): void {
    const frame = this.top
    if (!frame) return
    const { [id]: _cancelled, ...timers } = frame.timers
    this.#replaceTop({ ...frame, timers })
    this.effects.push({ type: 'cancelTimer', key: timerKey(frame.id, id) })
  }

  #giveUp(frame: Frame): void {
    this.#noteUnconfirmed(frame)
    this.#cancelTimers(frame)
  }

  #cancelTimers(frame: Frame): void {
    for (const id of Object.keys(frame.timers))
      this.effects.push({ type: 'cancelTimer', key: timerKey(frame.id, id) })
  }

  #finish(flow: Flow): void {
    const finished = this.#frames.pop()
    if (finished) this.#cancelTimers(finished)
    if (
      this.effects.some((effect) => effect.type === 'changeContact' && effect.status === 'stopped')
    )
      return this.leaveAll()
    if (this.effects.some(isPause)) return this.leaveAll()
    if (this.top) this.#resume(flow)
    if (this.question === undefined) this.#startQueued()
  }

  /** What was to start while a question was open begins when none is; a flow that waits for its time is no hindrance. */
  #startQueued(): void {
    this.#next = this.#next.filter(({ until }) => until >= this.now)
    const next = this.#next.shift()
    const following = next === undefined ? undefined : this.current(next.flow)
    if (following) this.start(following, { week: this.week })
  }

  /** Back in the flow below: first what came due meanwhile, else its question once more. */
  #resume(flow: Flow): void {
    const frame = this.top
    if (!frame) return
    const late = frame.late.at(-1)
    this.#replaceTop({ ...frame, late: [] })
    if (frame.moving?.from === stepOf(frame)) return this.moveOn()
    if (isStarting(this.flows.pinned(frame.version), frame.value)) {
      return this.#move({ type: 'returned', facts: this.#machineFacts })
    }
    if (late !== undefined) return this.elapse(late)
    if (flow.script.resume === 'repeat') this.repeatQuestion()
  }
}

function timerKey(frame: number, timer: string): string {
  return `${frame}/${timer}`
}

function isPause(effect: Effect): boolean {
  return effect.type === 'setField' && effect.field === 'paused-until' && effect.value !== ''
}
