import type { ContactFields } from '../../model/contact.ts'
import type { Effect } from '../../conversation/effect.ts'
import { silence } from '../../store/talk/messages.ts'
import type { Tx } from '../../store/store.ts'
import { adoptListed } from '../inbound/adopt.ts'
import type { Batch } from './batch.ts'
import { leaveOrganisation } from './leave-organisation.ts'
import { succeedTrainer } from './succeed-trainer.ts'
import type { Turn } from './turn.ts'

/** Name and language have columns of their own; the rest is one JSON of what flows have learned. */
export async function setField(
  tx: Tx,
  batch: Batch,
  { contact, facts }: Turn,
  { field, value }: Extract<Effect, { type: 'setField' }>,
): Promise<void> {
  const update = tx.db.updateTable('contacts').where('id', '=', contact.id)
  if (field === 'name') {
    await update.set({ name: value }).execute()
    const present = batch.fields.get(contact.id) ?? facts.fields
    const named = { name: value, fields: withListed(present, contact.name, value) }
    const fields = await adoptListed(tx, batch.lists, contact, named)
    batch.fields.set(contact.id, fields)
    if (fields !== present) await update.set({ fields: JSON.stringify(fields) }).execute()
    return
  }
  if (field === 'language') return void (await update.set({ language: value }).execute())
  const learned = { ...(batch.fields.get(contact.id) ?? facts.fields), [field]: value }
  batch.fields.set(contact.id, learned)
  await update.set({ fields: JSON.stringify(learned) }).execute()
}

/** So that a list which comes again finds her by the name that it knows. */
function withListed(fields: ContactFields, before: string | null, name: string): ContactFields {
  const isKept = before === null || before === name || fields.listed !== undefined
  return isKept ? fields : { ...fields, listed: before }
}

/** Writes what a person has become; who has stopped is silent from here on. */
export async function changeContact(
  tx: Tx,
  { contact }: Turn,
  { status }: Extract<Effect, { type: 'changeContact' }>,
): Promise<void> {
  await tx.db.updateTable('contacts').set({ status }).where('id', '=', contact.id).execute()
  if (status !== 'stopped') return
  await silence(tx, contact.id)
}

/** What she accepted, when, and in which message; what she accepted before stays in `consents`. */
export async function recordConsent(
  tx: Tx,
  batch: Batch,
  { contact, input }: Turn,
  { text, version }: Extract<Effect, { type: 'recordConsent' }>,
): Promise<void> {
  await tx.db
    .updateTable('contacts')
    .set({
      status: 'active',
      planned_on: '',
      consent_text: text,
      consent_version: version,
      consent_at: batch.now,
      consent_input_id: input.id,
    })
    .where('id', '=', contact.id)
    .execute()
  await tx.db
    .insertInto('consents')
    .values({
      contact_id: contact.id,
      cohort_id: contact.cohort_id,
      text,
      version,
      accepted_at: batch.now,
      input_id: input.id,
    })
    .execute()
}

/** Consent is given to one programme: who comes to another is asked anew (what she accepted stays in `consents`). */
const NO_CONSENT = {
  consent_text: null,
  consent_version: null,
  consent_at: null,
  consent_input_id: null,
}

/** A trainer or backup takes her place in the cohort; an entrepreneur belongs to it, invited until she accepts. */
export async function joinCohort(
  tx: Tx,
  batch: Batch,
  turn: Turn,
  effect: Extract<Effect, { type: 'joinCohort' }>,
): Promise<void> {
  const { contact } = turn
  const { cohortId, role, isBackup } = effect
  const isTrainer = role === 'trainer'
  await tx.db
    .updateTable('contacts')
    .set(
      isTrainer
        ? { role, status: 'active' }
        : { role, status: 'invited', cohort_id: cohortId, ...NO_CONSENT },
    )
    .where('id', '=', contact.id)
    .execute()
  if (!isTrainer) {
    await leaveOrganisation(tx, batch, turn)
    return takeNeeds(tx, batch, turn)
  }
  await succeedTrainer(tx, batch.alerts, turn, effect, batch.now)
  await tx.db
    .updateTable('cohorts')
    .set(isBackup ? { backup_id: contact.id } : { trainer_id: contact.id })
    .where('id', '=', cohortId)
    .execute()
}

/** What a cohort's people need is hers too, until she says otherwise. */
async function takeNeeds(tx: Tx, batch: Batch, turn: Turn): Promise<void> {
  const { contact, facts } = turn
  const { language, audio } = facts.joining ?? {}
  if (language !== undefined && contact.language === null)
    await setField(tx, batch, turn, { type: 'setField', field: 'language', value: language })
  if (audio && facts.fields.audio === undefined)
    await setField(tx, batch, turn, { type: 'setField', field: 'audio', value: 'yes' })
}
