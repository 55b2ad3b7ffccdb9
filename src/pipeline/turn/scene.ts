import { dayOf, localDate } from '../../calendar/local.ts'
import { datesOf } from '../../calendar/cohort-dates.ts'
import { modulesAround, type ModulesAround } from '../../calendar/modules.ts'
import { weeksBefore } from '../../calendar/week.ts'
import type { Facts, Granting, Joining } from '../../conversation/facts.ts'
import { codesIn } from '../../office/cohort/join-codes.ts'
import type { Library } from '../../flow/library.ts'
import { WEEKS_BACK, type PastFigure } from '../../model/figure.ts'
import type { ContactFields } from '../../model/contact.ts'
import type { Programme } from '../../model/programme.ts'
import type { CohortDate } from '../../model/cohort-date.ts'
import type { CohortId, ContactId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import { datesOfCohorts } from '../../store/people/cohort-dates.ts'
import { accessByCode } from '../../store/people/access.ts'
import { cohortsByCode } from '../../store/people/cohorts.ts'
import { findContacts, type KnownContact } from '../../store/people/contacts.ts'
import { findConversations } from '../../store/talk/conversations.ts'
import { recentFigures } from '../../store/talk/figures.ts'
import type { WaitingInput } from '../../store/talk/inputs.ts'
import type { Tx } from '../../store/store.ts'
import { freeFrom, readTaken, type Taken } from '../due/taken-days.ts'
import { loadNamed, readStates, type States } from './read-states.ts'

/** What a group of turns needs to know. */
export type TurnScene = {
  readonly now: number
  readonly contacts: ReadonlyMap<ContactId, KnownContact>
  readonly states: States['states']
  /** Whose saved conversation cannot be read, and why. */
  readonly unreadable: States['unreadable']
  readonly figures: ReadonlyMap<ContactId, readonly ProgrammeFigure[]>
  readonly payloads: ReadonlyMap<number, InputPayload>
  readonly joining: ReadonlyMap<string, Joining>
  /** The dates each cohort keeps. */
  readonly dates: ReadonlyMap<CohortId, readonly CohortDate[]>
  /** Where cohorts stand in their modules, by cohort and day, as it is worked out. */
  readonly modules: Map<string, ModulesAround>
  /** Of those whose timers have come due. */
  readonly taken: Taken
  readonly granting: ReadonlyMap<string, Granting>
}

/** All that a group of turns needs, in a handful of queries. */
export async function readScene(
  tx: Tx,
  inputs: readonly WaitingInput[],
  now: number,
  library: Library,
): Promise<TurnScene> {
  const ids = inputs.map((input) => input.contact_id)
  const since = weeksBefore(localDate(now, 'UTC'), WEEKS_BACK)
  // asked together: over a network the answers come in one round trip
  const [found, saved, told] = await Promise.all([
    findContacts(tx, ids),
    findConversations(tx, ids),
    recentFigures(tx, ids, since),
  ])
  const contacts = new Map(found.map((contact) => [contact.id, contact]))
  const cohorts = new Set(found.flatMap(({ cohort_id }) => cohort_id ?? []))
  const dates = cohorts.size === 0 ? [] : await datesOfCohorts(tx, [...cohorts])
  const { states, unreadable } = await readStates(tx, saved, library)
  const figures = Map.groupBy(told, (row) => row.contact_id)
  const payloads = new Map(
    inputs.map((input) => [input.id, JSON.parse(input.payload) as InputPayload]),
  )
  await loadNamed(tx, payloads.values(), library)
  const codes = [...payloads.values()].flatMap((payload) =>
    payload.type === 'text' ? codesIn(payload.text) : [],
  )
  return {
    now,
    contacts,
    states,
    unreadable,
    figures: new Map([...figures].map(([id, rows]) => [id, rows.map(pastFigure)])),
    payloads,
    dates: Map.groupBy(dates, (date) => date.cohort_id),
    modules: new Map(),
    joining: await joiningByCode(tx, codes, library),
    granting: await grantingByCode(tx, codes, library),
    taken: await readTaken(tx, withTimers(inputs, payloads), now),
  }
}

function withTimers(
  inputs: readonly WaitingInput[],
  payloads: ReadonlyMap<number, InputPayload>,
): readonly ContactId[] {
  return inputs.flatMap(({ id, contact_id }) =>
    payloads.get(id)?.type === 'timer' ? [contact_id] : [],
  )
}

/** A figure, and the programme it was told to: another organisation does not see it. */
type ProgrammeFigure = PastFigure & { readonly programme: string }

function pastFigure(row: Awaited<ReturnType<typeof recentFigures>>[number]): ProgrammeFigure {
  const { figure, week, minor, status, rule, method, recorded_at, programme } = row
  return {
    figure,
    week,
    minor: minor ?? undefined,
    confirmed: status !== 'missing',
    corrected: status === 'corrected',
    rule,
    ...(method === 'chat' ? { toldAt: recorded_at } : {}),
    programme,
  }
}

async function joiningByCode(
  tx: Tx,
  codes: readonly string[],
  library: Library,
): Promise<ReadonlyMap<string, Joining>> {
  const joining = new Map<string, Joining>()
  if (codes.length === 0) return joining
  for (const cohort of await cohortsByCode(tx, codes)) {
    const programme = library.programmes.get(cohort.programme)
    if (!programme) continue
    const trainer = cohort.trainer_name === null ? {} : { trainer: cohort.trainer_name }
    const common = { cohortId: cohort.id, programme, ...trainer }
    joining.set(cohort.class_code, { ...common, ...needsOf(cohort), role: 'entrepreneur' })
    joining.set(cohort.trainer_code, { ...common, role: 'trainer' })
    if (cohort.backup_code !== null)
      joining.set(cohort.backup_code, { ...common, role: 'trainer', isBackup: true })
  }
  return joining
}

function needsOf({ language, audio }: { language: string | null; audio: 0 | 1 }) {
  return {
    ...(language === null ? {} : { language }),
    ...(audio === 1 ? { audio: true as const } : {}),
  }
}

async function grantingByCode(
  tx: Tx,
  codes: readonly string[],
  library: Library,
): Promise<ReadonlyMap<string, Granting>> {
  const granting = new Map<string, Granting>()
  if (codes.length === 0) return granting
  for (const { id, code, role, name, programme: of } of await accessByCode(tx, codes)) {
    const programme = library.programmes.get(of)
    if (!programme || code === null) continue
    granting.set(code, { accessId: id, role, programme, ...(name === null ? {} : { name }) })
  }
  return granting
}

/** What is known of a person when her turn begins. */
export function factsOf(
  { contact, input, payload }: Asked,
  scene: TurnScene,
  library: Library,
): Facts {
  const codes = payload.type === 'text' ? codesIn(payload.text) : []
  const [joining] = codes.flatMap((code) => scene.joining.get(code) ?? [])
  // who comes to a group hears of that one, and no more of where she was before
  const isComing = joining !== undefined && contact.status !== 'active'
  const programme = isComing ? undefined : library.programmes.get(contact.programme ?? '')
  const zone = contact.zone ?? (programme ?? joining?.programme)?.zone ?? 'UTC'
  const [granting] = codes.flatMap((code) => scene.granting.get(code) ?? [])
  return {
    role: contact.role,
    status: contact.status,
    ...(contact.address_id === null ? { noChat: true } : {}),
    ...(isElsewhere(contact, input) ? { elsewhere: true } : {}),
    consented: contact.consent_at !== null || contact.role !== 'entrepreneur',
    ...(contact.consent_at === null ? {} : { joinedAt: contact.consent_at }),
    fields: contact.fields === null ? {} : (JSON.parse(contact.fields) as ContactFields),
    figures: (scene.figures.get(contact.id) ?? []).filter(
      (each) => each.programme === contact.programme,
    ),
    ...(contact.cohort_name === null || isComing ? {} : { cohort: contact.cohort_name }),
    ...moduleOf(contact, { programme, zone }, scene),
    ...freeFromOf(contact, payload, programme, scene),
    ...(contact.name === null ? {} : { name: contact.name }),
    ...(contact.trainer_name === null || isComing ? {} : { trainer: contact.trainer_name }),
    ...(programme ? { programme } : {}),
    zone,
    ...(joining ? { joining } : {}),
    ...(granting ? { granting } : {}),
    ...(contact.hold === null ? {} : { hold: contact.hold }),
  }
}

/** Whose input it is, and what it says. */
type Asked = {
  readonly contact: KnownContact
  readonly input: Pick<WaitingInput, 'address_id'>
  readonly payload: InputPayload
}

function isElsewhere(contact: KnownContact, { address_id }: Asked['input']): boolean {
  const isPresent = address_id === null || address_id === contact.address_id
  return !isPresent && contact.address_status === 'open'
}

function freeFromOf(
  contact: KnownContact,
  payload: InputPayload,
  programme: Programme | undefined,
  scene: TurnScene,
): Pick<Facts, 'freeFrom'> {
  const from = programme && payload.type === 'timer' && freeFrom(contact, programme, scene)
  return typeof from === 'number' ? { freeFrom: from } : {}
}

/** Only programmes with modules have their dates looked at, once a cohort and day. */
function moduleOf(
  { cohort_id, start_date }: KnownContact,
  { programme, zone }: { readonly programme: Programme | undefined; readonly zone: string },
  { now, dates, modules }: TurnScene,
): Pick<Facts, 'module'> {
  if (cohort_id === null || start_date === null || !programme?.modules.length) return {}
  const today = dayOf(now, zone)
  const key = `${cohort_id}/${today}`
  let module = modules.get(key)
  if (!module) {
    const known = datesOf(programme, start_date, dates.get(cohort_id) ?? [])
    modules.set(key, (module = modulesAround(programme.modules, known, today)))
  }
  return { module }
}
