/** A week's figure as read from what a person wrote. */
export type FigureAnswer = {
  readonly minor: number
  readonly raw: string
  /** The reading rule that made the amount. */
  readonly rule: string
  readonly approximate: boolean
  readonly low?: number
  readonly high?: number
}

/** How a figure came that a trainer entered. */
export const ENTRY_METHODS = ['trainer-visit', 'trainer-call'] as const
export type EntryMethod = (typeof ENTRY_METHODS)[number]

/** A figure to be stored; without `answer` it is known to be missing (never zero). */
export type FigureRecord = {
  readonly figure: string
  /** ISO week, `2026-W48`. */
  readonly week: string
  readonly raw: string
  readonly answer?: FigureAnswer
  readonly confirmed: boolean
  readonly correction: boolean
  /** Where a trainer entered it, instead of the person herself. */
  readonly entered?: EntryMethod
}

/** A figure of an earlier week, as flows and texts see it. */
export type PastFigure = {
  readonly figure: string
  readonly week: string
  readonly minor: number | undefined
  readonly confirmed: boolean
  /** She set it right afterwards. */
  readonly corrected: boolean
  /** The reading rule that made the amount. */
  readonly rule: string
  /** When she told it in the chat (milliseconds since 1970); absent where a trainer entered it. */
  readonly toldAt?: number
}

/** Weeks of figures that are looked back on. */
export const WEEKS_BACK = 26
