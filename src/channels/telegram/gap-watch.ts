import { fromEpochMs } from '../../clock.ts'

/** Update ids that never came, both ends included: what they said is lost. */
export type OnGap = (from: number, to: number) => void

const WEEK_MS = 7 * 24 * 3_600_000

/**
 * Notices updates that never came. Telegram numbers what it delivers without holes, except after a
 * week of silence, when it may begin anywhere (core.telegram.org/bots/api#update). Over webhooks
 * updates overtake each other: there a hole counts once it has stayed open for `patienceMs`.
 */
export class GapWatch {
  readonly #onGap: OnGap
  readonly #patienceMs: number
  #last: { readonly id: number; readonly at: Date } | undefined
  #holes: Hole[] = []

  constructor(onGap: OnGap, patienceMs = 0, position?: string) {
    this.#onGap = onGap
    this.#patienceMs = patienceMs
    this.#last = parsePosition(position)
  }

  /** How far the updates have come, to be kept over a restart; `undefined` before the first. */
  get position(): string | undefined {
    return this.#last && `${this.#last.id}@${this.#last.at.getTime()}`
  }

  heard(id: number, at: Date): void {
    const last = this.#last
    const continues = last && at.getTime() - last.at.getTime() < WEEK_MS
    if (continues && id > last.id + 1) this.#holes.push({ from: last.id + 1, to: id - 1, at })
    if (continues && id < last.id) this.#holes = this.#holes.flatMap((hole) => without(hole, id))
    this.#last = continues && id < last.id ? { id: last.id, at } : { id, at }
  }

  /** Tells of what is lost, once what was heard is committed: what is refused is another process's, and so are its gaps. */
  report(now: Date): void {
    const isLost = (hole: Hole) => now.getTime() - hole.at.getTime() >= this.#patienceMs
    const lost = this.#holes.filter(isLost)
    this.#holes = this.#holes.filter((hole) => !isLost(hole))
    for (const { from, to } of lost) this.#onGap(from, to)
  }
}

type Hole = { readonly from: number; readonly to: number; readonly at: Date }

function without({ from, to, at }: Hole, id: number): readonly Hole[] {
  if (id < from || id > to) return [{ from, to, at }]
  return [
    { from, to: id - 1, at },
    { from: id + 1, to, at },
  ].filter((hole) => hole.from <= hole.to)
}

function parsePosition(position = ''): { id: number; at: Date } | undefined {
  const [, id, ms] = /^(\d+)@(\d+)$/.exec(position) ?? []
  return id && ms ? { id: Number(id), at: fromEpochMs(Number(ms)) } : undefined
}
