import { shareByPhone } from '../office/cohort/share-phone.ts'
import type { CohortId, ContactId } from '../model/ids.ts'
import { addListed, changeListed } from '../store/people/listed.ts'
import type { Tx } from '../store/store.ts'
import { addInputs } from '../store/talk/inputs.ts'
import type { Person } from './people.ts'
import type { PlannedRows } from './plan.ts'
import type { Roll } from './roll.ts'

type Applying = {
  readonly slice: readonly Person[]
  readonly roll: Roll
  readonly cohort: CohortId
  readonly by: string
  readonly now: number
}

/** Carries out what was planned of some people of a list; who is new has her number. */
export async function applyRows(
  tx: Tx,
  planned: PlannedRows,
  applying: Applying,
): Promise<PlannedRows> {
  const { slice, roll, cohort, now } = applying
  const changed = planned.rows.flatMap(({ outcome, id, listed }) =>
    outcome === 'changed' && id !== undefined ? [{ id, ...listed }] : [],
  )
  await changeListed(tx, changed)
  const added = planned.rows.filter(({ outcome }) => outcome === 'new')
  const listed = added.map((each) => each.listed)
  const news = added.length > 0 ? await addListed(tx, cohort, listed, now) : []
  const ids = new Map(added.map(({ row }, index) => [row, news[index]]))
  for (const person of slice) {
    const id = ids.get(person.row)
    if (id !== undefined) roll.add(person, id)
  }
  const rows = planned.rows.map((each) => {
    const id = each.id ?? ids.get(each.row)
    return id === undefined ? each : { ...each, id }
  })
  const signed = rows.flatMap(({ id, hasSigned }) => (id && hasSigned ? [id] : []))
  await recordSigned(tx, signed, applying)
  await shareByPhone(
    tx,
    slice.flatMap(({ phone }) => phone ?? []),
  )
  return { ...planned, rows }
}

/** What was signed on paper goes the way of all consents: through the inbox. */
async function recordSigned(
  tx: Tx,
  signed: readonly ContactId[],
  { cohort, by, now }: Applying,
): Promise<void> {
  const payload = JSON.stringify({ type: 'paper-consent', by })
  await addInputs(
    tx,
    signed.map((contact_id) => ({
      account: 'import',
      external_id: `paper-consent/${cohort}/${contact_id}`,
      contact_id,
      address_id: null,
      payload,
      heard_at: now,
    })),
  )
}
