import { dayOf } from '../../calendar/local.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Speech } from '../../conversation/facts.ts'
import type { ContactId } from '../../model/ids.ts'
import type { Programme } from '../../model/programme.ts'
import { coordinatorsOf } from '../../store/people/access.ts'
import { openAddresses } from '../../store/people/contacts.ts'
import { groupsWithoutTrainer } from '../../store/people/cohorts.ts'
import type { IncidentKind, incidentsAfter } from '../../store/service/incidents.ts'
import { queueMessages, type NewMessage } from '../../store/talk/messages.ts'
import type { Tx } from '../../store/store.ts'

/** What a coordinator hears of in her own chat; the rest is for `doctor`. */
export const TOLD: readonly IncidentKind[] = [
  'update-gap',
  'ticket-without-trainer',
  'channel-stopped',
  'case-unanswered',
  'template-stopped',
]

type Told = Awaited<ReturnType<typeof incidentsAfter>>[number]

/**
 * Tells a programme's coordinators of an incident, each at most once a day of the same cause. Where the account she was
 * last heard on is in trouble, another of her chats is written to.
 */
export async function tellCoordinators(
  tx: Tx,
  incident: Told,
  {
    programme,
    speech,
    troubled,
    now,
  }: {
    readonly programme: Programme
    readonly speech: Speech
    /** Accounts that cannot send at present. */
    readonly troubled: ReadonlySet<string>
    readonly now: number
  },
): Promise<void> {
  const coordinators = await coordinatorsOf(tx.db, programme.name)
  const text = await textOf(tx, incident, programme, speech)
  const day = dayOf(now, programme.zone)
  const cause = `${incident.kind}/${incident.account}/${programme.name}`
  const messages: NewMessage[] = []
  for (const { contact_id, status } of coordinators) {
    const address_id = await addressOf(tx, contact_id, troubled)
    if (address_id === undefined || status !== 'active') continue
    messages.push({
      key: `coordination:${cause}/${day}/${contact_id}`,
      contact_id,
      address_id,
      class: 'alert',
      text,
      choices: null,
      due_at: now,
      created_at: now,
    })
  }
  await queueMessages(tx, messages)
}

async function textOf(
  tx: Tx,
  { kind, account }: Told,
  { name, organisation }: Programme,
  speech: Speech,
): Promise<string> {
  const groups = kind === 'ticket-without-trainer' ? await groupsWithoutTrainer(tx.db, name) : []
  return common(speech, `coordination-${kind}`, {
    organisation,
    account,
    groups: groups.length === 0 ? 'none' : groups.map((group) => group.name).join(', '),
  })
}

/** The chat she was last heard on, unless its account is in trouble and she has another. */
async function addressOf(tx: Tx, contact: ContactId, troubled: ReadonlySet<string>) {
  const open = await openAddresses(tx.db, contact)
  return (open.find(({ account }) => !troubled.has(account)) ?? open[0])?.id
}
