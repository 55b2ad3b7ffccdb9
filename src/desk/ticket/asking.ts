import type { Facts, Speech } from '../../conversation/facts.ts'
import type { InputPayload } from '../../model/input.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import type { WaitingInput } from '../../store/talk/inputs.ts'

/** Whose ticket it is, and what an alert can tell of her. */
export type Asking = {
  readonly input: Pick<WaitingInput, 'id' | 'account'>
  readonly contact: KnownContact
  readonly payload: InputPayload
  readonly facts: Facts
  /** How she is spoken to. */
  readonly speech: Speech
  /** How the staff of her programme is spoken to. */
  readonly staffSpeech: Speech
}
