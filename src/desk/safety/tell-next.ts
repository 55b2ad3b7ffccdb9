import type { CaseCategory } from '../../model/safety.ts'
import type { Programme } from '../../model/programme.ts'
import { isReachable, safeguardingOf } from '../../store/people/access.ts'
import { reportIncident } from '../../store/service/incidents.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import {
  changeCase,
  eventsOfCases,
  noteCaseEvent,
  openCaseOf,
  type SafetyCase,
} from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import type { Occasion } from './apply.ts'
import { answerBy, nextOfficer, remindAt } from './round.ts'
import { attendingOf, lastToldOf, tellOfficer, tellWhoKnows, type About } from './tell-officer.ts'

/** Nobody attends to her case yet: the next officer is told. Who attends to it already is asked how it stands. */
export async function tellNext(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  now: number,
): Promise<void> {
  const about = await readAbout(tx, occasion)
  if (!about) return
  const { programme } = occasion.facts
  const attending = attendingOf(about)
  if (!attending) return alertNext(tx, messages, about, programme, now)
  await changeCase(tx.db, about.row.id, { wake_at: remindAt(now, programme) })
  const reminder = { message: 'safety-still-open', shown: 'menu', now } as const
  await tellOfficer(tx, messages, about, attending, reminder)
}

/**
 * She is in danger now: who attends to her, or was told last, has a quarter of an hour to answer. `category`: of which kind,
 * where it is not that of her case.
 */
export async function makeUrgent(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  now: number,
  category?: CaseCategory,
): Promise<void> {
  const found = await readAbout(tx, occasion)
  if (!found) return
  const told = attendingOf(found) ?? lastToldOf(found)
  const row = {
    ...found.row,
    ...(category ? { category } : {}),
    urgent: 1 as const,
    acknowledged_at: null,
    acknowledged_by: null,
  }
  const about = { ...found, row }
  await noteCaseEvent(tx.db, { case_id: row.id, type: 'urgent', at: now })
  await changeCase(tx.db, row.id, {
    urgent: 1,
    acknowledged_at: null,
    acknowledged_by: null,
    wake_at: answerBy(true, now, undefined),
  })
  if (!told) return alertNext(tx, messages, about, occasion.facts.programme, now)
  const alert = { message: 'safety-officer-now', shown: 'alert', now } as const
  await tellOfficer(tx, messages, about, told, alert)
}

/** Who attends to her hears that she wrote again; once, until she has looked. */
export async function noteWords(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  now: number,
): Promise<void> {
  const about = await readAbout(tx, occasion)
  const attending = about && attendingOf(about)
  if (!attending || about.events.at(-1)?.type === 'wrote-again') return
  await noteCaseEvent(tx.db, { case_id: about.row.id, type: 'wrote-again', at: now })
  const note = { message: 'safety-wrote-again', shown: 'menu', now } as const
  await tellOfficer(tx, messages, about, attending, note)
}

/** The bot's messages do not reach her: who knows of her looks for her in another way. */
export async function noteUnreached(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  now: number,
): Promise<void> {
  const about = await readAbout(tx, occasion)
  if (about) await tellWhoKnows(tx, messages, about, 'safety-unreached', now)
}

/** The open case of who wrote, with all that is needed to tell of it. */
export async function readAbout(tx: Tx, occasion: Occasion): Promise<About | undefined> {
  const { contact, facts, staffSpeech: speech, input } = occasion
  const row = await openCaseOf(tx.db, contact.id)
  if (!row) return undefined
  const events = await eventsOfCases(tx, [row.id])
  const officers = await safeguardingOf(tx.db, row.programme)
  return { row, events, officers, country: facts.programme?.country ?? '', speech, input: input.id }
}

async function alertNext(
  tx: Tx,
  messages: NewMessage[],
  about: About,
  programme: Programme | undefined,
  now: number,
): Promise<void> {
  const { row, events, officers } = about
  const { officer, isEverybodyTold } = nextOfficer(officers.filter(isReachable), events)
  if (isEverybodyTold) await reportNobody(tx, row, now)
  const wake_at = answerBy(row.urgent === 1, now, programme)
  await changeCase(tx.db, row.id, { wake_at, acknowledged_at: null, acknowledged_by: null })
  if (!officer) return
  const alert = { message: 'safety-alert', shown: 'alert', now } as const
  await tellOfficer(tx, messages, about, officer, alert)
  const told = { case_id: row.id, type: 'told', person_id: officer.contact_id, at: now } as const
  await noteCaseEvent(tx.db, told)
}

/** That nobody answers is for the coordinator to see, without a word about what the case is. */
async function reportNobody(tx: Tx, { id, programme }: SafetyCase, now: number): Promise<void> {
  await noteCaseEvent(tx.db, { case_id: id, type: 'nobody', at: now })
  await reportIncident(tx.db, {
    account: 'safety',
    kind: 'case-unanswered',
    programme,
    detail: `safety case ${id} of '${programme}': no safeguarding person has answered; see access list`,
    at: now,
  })
}
