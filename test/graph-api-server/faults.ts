import type { GraphError } from './graph-error.ts'

/** What goes wrong with a call instead of its answer; before it took effect, or after. */
export type Fault = { readonly after: boolean } & (
  | { readonly type: 'answers'; readonly error: GraphError }
  /** The body is no JSON, as a proxy in between answers. */
  | { readonly type: 'answersHtml' }
  | { readonly type: 'drops' }
  | { readonly type: 'hangs' }
)

export const answers = (error: GraphError): Fault => ({ type: 'answers', error, after: false })
export const dropped: Fault = { type: 'drops', after: false }
/** The connection is lost after the message was taken, before the answer. */
export const droppedAfterwards: Fault = { type: 'drops', after: true }
export const unanswered: Fault = { type: 'hangs', after: true }
export const badGateway: Fault = { type: 'answersHtml', after: false }
export const badGatewayAfterwards: Fault = { type: 'answersHtml', after: true }
