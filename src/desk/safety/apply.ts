import type { Facts, Speech } from '../../conversation/facts.ts'
import type { SafetyEffect } from '../../conversation/safety/effect.ts'
import type { ContactId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import type { WaitingInput } from '../../store/talk/inputs.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import {
  changeCase,
  openCaseOf,
  rememberShown,
  type SafetyCase,
} from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import { acknowledgeCase, declineCase } from './acknowledge-case.ts'
import { clearCase } from './clear-case.ts'
import { keepWords } from './keep-words.ts'
import { noteAnswer } from './note-answer.ts'
import { noteDanger } from './note-danger.ts'
import { openCase } from './open-case.ts'
import { readCase } from './read-case.ts'
import { makeUrgent, noteUnreached, noteWords, tellNext } from './tell-next.ts'
import { tellTrainer } from './tell-trainer.ts'

/** The turn whose effects they are. */
export type Occasion = {
  readonly input: Pick<WaitingInput, 'id' | 'account'>
  readonly contact: KnownContact
  readonly payload: InputPayload
  readonly facts: Facts
  /** How the staff of her programme is spoken to. */
  readonly staffSpeech: Speech
}

/** Writes one effect of the safety path; what is told goes into `messages`, which the caller queues. */
export async function applySafety(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  effect: SafetyEffect,
  now: number,
): Promise<void> {
  const { contact } = occasion
  switch (effect.type) {
    case 'openCase':
      return openCase(tx, messages, occasion, effect, now)
    case 'keepWords':
      return keepWords(tx, occasion, now)
    case 'askNext':
      return onCase(tx, contact.id, ({ id }) => changeCase(tx.db, id, { stage: effect.stage }))
    case 'noteAnswer':
      return noteAnswer(tx, messages, occasion, effect.answer, now)
    case 'makeUrgent':
      return makeUrgent(tx, messages, occasion, now)
    case 'noteDanger':
      return noteDanger(tx, messages, occasion, effect, now)
    case 'noteWords':
      return noteWords(tx, messages, occasion, now)
    case 'noteUnreached':
      return noteUnreached(tx, messages, occasion, now)
    case 'tellNext':
      return tellNext(tx, messages, occasion, now)
    case 'tellTrainer':
      return tellTrainer(tx, messages, occasion, now)
    case 'acknowledgeCase':
      return acknowledgeCase(tx, messages, occasion, effect.case, now)
    case 'declineCase':
      return declineCase(tx, occasion, effect.case, now)
    case 'readCase':
      return readCase(tx, messages, occasion, effect.case, now)
    case 'clearCase':
      await clearCase(tx, effect.case, { person_id: contact.id }, now)
      return
    case 'showCase': {
      const { case: case_id, shown } = effect
      return rememberShown(tx, { contact_id: contact.id, case_id, shown, at: now })
    }
    default:
      return effect satisfies never
  }
}

async function onCase(
  tx: Tx,
  contact: ContactId,
  work: (open: SafetyCase) => Promise<void>,
): Promise<void> {
  const open = await openCaseOf(tx.db, contact)
  if (open) await work(open)
}
