import type { Effect } from './effect.ts'
import type { Frame } from './state.ts'

/** The runs of flows she is in, the innermost last, and their timers; what changes for a timer becomes an effect. */
export class Stack {
  #frames: readonly Frame[]
  #sequence: number
  readonly #effects: Effect[]

  constructor(frames: readonly Frame[], sequence: number, effects: Effect[]) {
    this.#frames = frames
    this.#sequence = sequence
    this.#effects = effects
  }

  get frames(): readonly Frame[] {
    return this.#frames
  }

  /** Numbers frames and armings of timers; only grows. */
  get sequence(): number {
    return this.#sequence
  }

  get top(): Frame | undefined {
    return this.#frames.at(-1)
  }

  find(id: number): Frame | undefined {
    return this.#frames.find((frame) => frame.id === id)
  }

  push({ flow, version, context }: Pick<Frame, 'flow' | 'version' | 'context'>): void {
    this.#sequence += 1
    const run = { id: this.#sequence, flow, version, context, value: {}, timers: {}, late: [] }
    this.#frames = [...this.#frames, run]
  }

  /** Changes what is known of a run, in its place. */
  replace(changed: Frame): void {
    this.#frames = this.#frames.map((frame) => (frame.id === changed.id ? changed : frame))
  }

  /** Takes the run on top away, its timers with it. */
  pop(): void {
    this.cut(this.#frames.length - 1)
  }

  /** Takes the runs from a place upwards away, their timers with them. */
  cut(from: number): void {
    for (const frame of this.#frames.slice(from)) this.cancelAll(frame)
    this.#frames = this.#frames.slice(0, from)
  }

  /** Starts a timer of a run; one that runs under its name already belongs to an older arming from now on. */
  arm(frame: Frame, timer: string, dueAt: number): void {
    this.#sequence += 1
    const armed = this.#sequence
    this.replace({ ...frame, timers: { ...frame.timers, [timer]: armed } })
    const payload = { frame: frame.id, timer, armed }
    this.#effects.push({ type: 'startTimer', key: keyOf(frame, timer), dueAt, payload })
  }

  /** A timer of a run has come due: it runs no more. */
  spend(frame: Frame, timer: string): void {
    const { [timer]: _spent, ...timers } = frame.timers
    this.replace({ ...frame, timers, late: frame.late.filter((each) => each !== timer) })
  }

  /** Stops a timer of a run, also one that is kept until the run is on top again. */
  cancel(frame: Frame, timer: string): void {
    this.spend(frame, timer)
    this.#effects.push({ type: 'cancelTimer', key: keyOf(frame, timer) })
  }

  /** Stops all timers of a run that is over, or goes on with others. */
  cancelAll(frame: Frame): void {
    for (const timer of Object.keys(frame.timers))
      this.#effects.push({ type: 'cancelTimer', key: keyOf(frame, timer) })
  }

  /** Keeps a timer of a run that another flow covers, until that run is on top again. */
  postpone(frame: Frame, timer: string): void {
    this.replace({ ...frame, late: [...frame.late, timer] })
  }
}

function keyOf({ id }: Frame, timer: string): string {
  return `${id}/${timer}`
}
