import type { Decision } from '../../conversation/effect.ts'
import type { Facts, Speech } from '../../conversation/facts.ts'
import type { ConversationState } from '../../conversation/state.ts'
import type { InputPayload } from '../../model/input.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import type { WaitingInput } from '../../store/talk/inputs.ts'

/** What became of one input, with all that is needed to write it down. */
export type Turn = {
  readonly input: WaitingInput
  readonly contact: KnownContact
  readonly payload: InputPayload
  readonly facts: Facts
  readonly speech: Speech
  /** How the staff of her programme is spoken to. */
  readonly staffSpeech: Speech
  /** Why her saved conversation cannot be read: it stays as it is. */
  readonly unreadable?: Error
} & (
  | { readonly outcome: 'done'; readonly decision: Decision<ConversationState> }
  | { readonly outcome: 'waiting'; readonly problem: string }
  | { readonly outcome: 'held'; readonly problem: string }
  | {
      readonly outcome: 'dead'
      readonly decision: Decision<ConversationState>
      readonly problem: string
    }
)

/** Whose turn it is and what is known before it is taken. */
export type TurnBase = Pick<
  Turn,
  'input' | 'contact' | 'payload' | 'facts' | 'speech' | 'staffSpeech' | 'unreadable'
>
