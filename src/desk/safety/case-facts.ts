import type { CaseFacts } from '../../conversation/facts.ts'
import type { ContactFields } from '../../model/contact.ts'
import type { CaseId, ContactId } from '../../model/ids.ts'
import type { CaseEvent } from '../../model/safety.ts'
import type { SafetyCase } from '../../store/desk/safety-cases.ts'

/** What has happened to a case. */
export type Happened = {
  readonly case_id: CaseId
  readonly type: CaseEvent
  readonly person_id: ContactId | null
}

/** A case as an officer sees it: who she is, and how to reach her, only when it is hers to attend to. */
export function caseFacts(
  row: SafetyCase,
  events: readonly Happened[],
  country: string,
  me: ContactId,
): CaseFacts {
  const own = events.filter(({ case_id }) => case_id === row.id)
  const isMe = row.acknowledged_by === me
  const { hour } = JSON.parse(row.fields ?? '{}') as ContactFields
  return {
    id: row.id,
    contact: row.contact_id,
    country,
    category: row.category,
    isUrgent: row.urgent === 1,
    ...(hour === undefined ? {} : { hour }),
    wantsCall: own.some(({ type }) => type === 'wants-call'),
    isTrainerTold: own.some(({ type }) => type === 'trainer-told'),
    isSilent: row.status === 'stopped',
    ...(isMe ? personal(row) : {}),
    ...(row.acknowledged_at === null
      ? {}
      : { attendedBy: { isMe, ...(row.attended_by === null ? {} : { name: row.attended_by }) } }),
  }
}

function personal({ name, cohort, trainer, phone }: SafetyCase) {
  return {
    ...(name === null ? {} : { name }),
    ...(cohort === null ? {} : { cohort }),
    ...(trainer === null ? {} : { trainer }),
    ...(phone === null ? {} : { phone }),
  }
}
