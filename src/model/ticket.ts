/** high: she asked for a person. low: nobody waits for an answer. */
const PRIORITIES = ['high', 'normal', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

/** open: nobody has answered yet. claimed: the owner said that she takes care of it. */
export type TicketStatus = 'open' | 'claimed' | 'closed'

/** What the owner of a claimed ticket has promised: a talk in the chat now, or a call. */
export type TicketPromise = 'talk' | 'call'

export type TicketEvent =
  | 'opened'
  | 'repeated'
  | 'alerted'
  | 'claimed'
  | 'promised'
  | 'declined'
  | 'handed-over'
  | 'left'
  | 'overdue'
  | 'closed'
  | 'closed-idle'
  | 'closed-answered'
  | 'resolved'
  | 'unresolved'

/** A reason is a word of a flow (`reason: sales-drop`) or one of the engine's; what is not listed is normal. */
export function priorityOf(reason: string): Priority {
  return PRIORITY_OF[reason] ?? 'normal'
}

const PRIORITY_OF: Readonly<Record<string, Priority>> = {
  'asked-for-help': 'high',
  'not-resolved': 'high',
  'sales-drop': 'high',
  'step-not-done': 'high',
  'data-rights': 'high',
  'data-rights-question': 'high',
  'wants-to-talk': 'high',
  'no-answer': 'low',
  undelivered: 'low',
  'graduated-leaves': 'low',
}
