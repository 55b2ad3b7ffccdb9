import { ApiError, conflict, tooManyRequests } from './api-error.ts'

export type Fault = Failure | Delay

/**
 * What goes wrong with a call instead of its answer: an error, a lost connection, or silence; before
 * the method took effect, or after.
 */
export type Failure = { readonly after: boolean } & (
  | { readonly type: 'answers'; readonly error: ApiError }
  /** The body is no JSON, as a proxy in between answers. */
  | { readonly type: 'answersHtml'; readonly code: number }
  | { readonly type: 'drops' }
  | { readonly type: 'hangs' }
)

/** The method takes effect, and its answer comes so much later (milliseconds). */
type Delay = { readonly type: 'lingers'; readonly after: true; readonly ms: number }

export const rateLimited = (seconds: number) => answers(tooManyRequests(seconds))
export const takenByAnother = answers(
  conflict(
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  ),
)
export const unauthorized = answers(new ApiError(401, 'Unauthorized'))
export const broken = answers(new ApiError(500, 'Internal Server Error'))
export const brokenAfterwards: Fault = { ...broken, after: true }
export const badGateway: Fault = { type: 'answersHtml', code: 502, after: false }
export const badGatewayAfterwards: Fault = { ...badGateway, after: true }
/** The connection is lost before the request is read. */
export const droppedUnread: Fault = { type: 'drops', after: false }
/** The connection is lost after the method took effect, before its answer. */
export const droppedAfterwards: Fault = { type: 'drops', after: true }
/** Nothing comes of the call, and no answer either. */
export const hanging: Fault = { type: 'hangs', after: false }
/** The method takes effect, and no answer ever comes. */
export const unanswered: Fault = { type: 'hangs', after: true }

export function answeredAfter(ms: number): Fault {
  return { type: 'lingers', after: true, ms }
}

export function answers(error: ApiError): Fault {
  return { type: 'answers', error, after: false }
}

/** The faults to come, by method; each `next` is used up in its order, an `always` stays. */
export class Faults {
  readonly #next = new Map<string, Fault[]>()
  readonly #always = new Map<string, Fault>()

  /** The next `times` calls of the method fail so. */
  next(method: string, fault: Fault, times = 1): void {
    const queue = this.#next.get(method) ?? []
    this.#next.set(method, [...queue, ...Array.from({ length: times }, () => fault)])
  }

  /** Every call of the method fails so until `clear`. */
  always(method: string, fault: Fault): void {
    this.#always.set(method, fault)
  }

  clear(): void {
    this.#next.clear()
    this.#always.clear()
  }

  /** The fault for one call of the method that arrives now. */
  take(method: string): Fault | undefined {
    return this.#next.get(method)?.shift() ?? this.#always.get(method)
  }
}
