import { common, contactValues, sayMoney } from '../conversation/render.ts'
import type { Facts, Speech } from '../conversation/facts.ts'
import type { InputPayload } from '../model/input.ts'
import type { KnownContact } from '../store/contacts.ts'
import { reportIncident } from '../store/incidents.ts'
import type { NewMessage } from '../store/messages.ts'
import type { Tx } from '../store/store.ts'
import { openTicket } from '../store/tickets.ts'

/** Who asks, and what the alert can tell of her. */
export type Asking = {
  readonly input: { readonly id: number }
  readonly contact: KnownContact
  readonly payload: InputPayload
  readonly facts: Facts
  readonly speech: Speech
}

/** Opens a ticket and puts the alert to her trainer into `alerts`; without a trainer it becomes an incident. */
export async function alertTrainer(
  tx: Tx,
  alerts: NewMessage[],
  asking: Asking,
  reason: string,
  now: number,
): Promise<void> {
  const { contact } = asking
  await openTicket(tx.db, { contact_id: contact.id, trainer_id: contact.trainer_id, reason }, now)
  if (reason === 'safety') return
  const { trainer_id, trainer_address_id } = contact
  const isReachable =
    contact.trainer_status === 'active' && contact.trainer_address_status === 'open'
  if (trainer_id === null || trainer_address_id === null || !isReachable) {
    const detail = `contact ${contact.id} asked for help (${reason}) and her cohort has no trainer who can be written to`
    return reportIncident(tx.db, {
      account: 'desk',
      kind: 'ticket-without-trainer',
      detail,
      at: now,
    })
  }
  alerts.push({
    key: `alert:${asking.input.id}:${reason}`,
    contact_id: trainer_id,
    address_id: trainer_address_id,
    class: 'alert',
    text: alertText(asking, reason),
    choices: null,
    said_by: null,
    due_at: now,
    created_at: now,
  })
}

function alertText({ facts, speech, payload }: Asking, reason: string): string {
  const [main] = Object.keys(facts.programme?.figures ?? {})
  const last = facts.figures
    .filter((each) => each.figure === main && each.minor !== undefined)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))[0]
  const known = speech.texts.find(speech.locale, `reason-${reason}`, undefined, () => undefined)
  const figure =
    last?.minor === undefined
      ? common(speech, 'alert-nothing-recorded')
      : sayMoney(last.minor, speech.country)
  const more = {
    reason: known ?? common(speech, 'reason-other'),
    said: payload.type === 'text' ? payload.text.slice(0, 300) : '…',
    figure,
  }
  return common(speech, 'alert', contactValues(facts, speech, more))
}
