import type { Speech } from '../../conversation/facts.ts'
import { caseText } from '../../conversation/safety/officer.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Shown } from '../../model/safety.ts'
import { isReachable, type Officer } from '../../store/people/access.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { rememberShown, type SafetyCase } from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import { caseFacts, type Happened } from './case-facts.ts'

/** What is written to officers about one case. */
export type About = {
  readonly row: SafetyCase
  readonly events: readonly Happened[]
  readonly officers: readonly Officer[]
  readonly country: string
  readonly speech: Speech
  /** What makes the keys of its messages unique: the input they come of. */
  readonly input: number
}

/** Puts a message about a case to an officer into `messages`: never the words, and no name before she attends to it. */
export async function tellOfficer(
  tx: Tx,
  messages: NewMessage[],
  { row, events, officers, country, speech, input }: About,
  officer: Officer,
  {
    message,
    shown,
    now,
  }: { readonly message: string; readonly shown: Shown; readonly now: number },
): Promise<void> {
  const { contact_id, address_id } = officer
  if (address_id === null) return
  const before = namesTold(events, officers, officer, speech)
  const facts = caseFacts(row, events, country, contact_id)
  const { text, choices } = caseText(speech, facts, shown, message, { before })
  messages.push({
    key: `safety:${row.id}:${input}:${contact_id}`,
    contact_id,
    address_id,
    class: 'alert',
    text,
    choices: JSON.stringify(choices),
    due_at: now,
    created_at: now,
  })
  await rememberShown(tx, { contact_id, case_id: row.id, shown, at: now })
}

/** Tells something new of a case to who attends to it, else to who was told last. */
export async function tellWhoKnows(
  tx: Tx,
  messages: NewMessage[],
  about: About,
  message: string,
  now: number,
): Promise<void> {
  const attending = attendingOf(about)
  const told = attending ?? lastToldOf(about)
  const shown = attending ? 'menu' : 'alert'
  if (told) await tellOfficer(tx, messages, about, told, { message, shown, now })
}

/** Who attends to a case, where she can be written to. */
export function attendingOf({ row, officers }: About): Officer | undefined {
  return officers.filter(isReachable).find((each) => each.contact_id === row.acknowledged_by)
}

/** Who was told last of a case, where she can be written to. */
export function lastToldOf({ events, officers }: About): Officer | undefined {
  const told = events.findLast(({ type }) => type === 'told')?.person_id
  return officers.filter(isReachable).find((each) => each.contact_id === told)
}

/** Each is told who was told before her. */
function namesTold(
  events: readonly Happened[],
  officers: readonly Officer[],
  officer: Officer,
  speech: Speech,
): string {
  const told = new Set(
    events.flatMap(({ type, person_id }) =>
      type === 'told' && person_id !== officer.contact_id ? [person_id] : [],
    ),
  )
  const names = [...told].map(
    (id) =>
      officers.find(({ contact_id }) => contact_id === id)?.name ??
      common(speech, 'safety-officer'),
  )
  return names.length === 0 ? 'none' : names.join(', ')
}
