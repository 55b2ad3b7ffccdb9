import type { OfficerFacts, SafetyFacts } from '../../conversation/facts.ts'
import type { ContactId } from '../../model/ids.ts'
import type { Programme } from '../../model/programme.ts'
import { accessOf, isReachable, safeguardingOf, type Officer } from '../../store/people/access.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { findDesk } from '../../store/desk/desks.ts'
import { lastAlertOf } from '../../store/talk/messages.ts'
import {
  eventsOfCases,
  openCaseOf,
  openCases,
  shownTo,
  type SafetyCase,
} from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import { caseFacts, type Happened } from './case-facts.ts'
import { nextOfficer } from './round.ts'

/** Who can be told of an entrepreneur's danger, and how her case stands. */
export async function readSafetyFacts(tx: Tx, contact: KnownContact): Promise<SafetyFacts> {
  const open = await openCaseOf(tx.db, contact.id)
  const programme = open?.programme ?? contact.programme
  const officers = programme === null ? [] : await safeguardingOf(tx.db, programme)
  const reachable = officers.filter(isReachable)
  const events = open ? await eventsOfCases(tx, [open.id]) : []
  const officer = officerOf(open, reachable, events)
  const isFirstTime = !events.some(({ type }) => type === 'nobody')
  return {
    canTellTrainer:
      contact.trainer_status === 'active' &&
      contact.trainer_address_status === 'open' &&
      !events.some(({ type }) => type === 'trainer-told'),
    isLastTold:
      reachable.length > 0 && nextOfficer(reachable, events).isEverybodyTold && isFirstTime,
    ...(officer ? { officer: officer.name === null ? {} : { name: officer.name } } : {}),
    ...(open ? { case: caseOf(open, reachable) } : {}),
  }
}

/** Who attends to it, else who was told last; of no case yet, who will be told in the turn that opens it. */
function officerOf(
  open: SafetyCase | undefined,
  reachable: readonly Officer[],
  events: readonly Happened[],
): Officer | undefined {
  if (!open) return reachable[0]
  const told = events.findLast(({ type }) => type === 'told')?.person_id
  const id = open.acknowledged_by ?? told
  return reachable.find(({ contact_id }) => contact_id === id)
}

function caseOf(open: SafetyCase, reachable: readonly Officer[]) {
  return {
    id: open.id,
    category: open.category,
    stage: open.stage,
    isUrgent: open.urgent === 1,
    isAttended: reachable.some(({ contact_id }) => contact_id === open.acknowledged_by),
    ...(open.wake_at === null ? {} : { wakeAt: open.wake_at }),
  }
}

/** What somebody may decide as a safeguarding person; undefined where she is none. */
export async function readOfficerFacts(
  tx: Tx,
  contact: ContactId,
  programmes: ReadonlyMap<string, Programme>,
): Promise<OfficerFacts | undefined> {
  const roles = (await accessOf(tx, [contact])).filter(({ role }) => role !== 'coordinator')
  if (roles.length === 0) return undefined
  const open = await openCases(
    tx.db,
    roles.map(({ programme }) => programme),
  )
  const events = await eventsOfCases(
    tx,
    open.map(({ id }) => id),
  )
  const cases = open.map((each) =>
    caseFacts(each, events, programmes.get(each.programme)?.country ?? '', contact),
  )
  const shown = await lastShown(tx, contact)
  return { cases, ...(shown ? { shown: { case: shown.case_id, shown: shown.shown } } : {}) }
}

/** What her digits answer: a case, unless the desk has shown or sent her something since. */
async function lastShown(tx: Tx, contact: ContactId) {
  const shown = await shownTo(tx.db, contact)
  const desk = await findDesk(tx.db, contact)
  const alert = await lastAlertOf(tx.db, contact)
  const since = Math.max(desk?.at ?? 0, alert?.created_at ?? 0)
  return shown && shown.at >= since ? shown : undefined
}
