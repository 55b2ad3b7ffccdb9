import { localDate } from '../calendar/local.ts'
import { daysOf, isoWeek, type IsoWeek } from '../calendar/week.ts'
import type { Library } from '../flow/library.ts'
import { ENTRY_METHODS, type EntryMethod, type FigureAnswer } from '../model/figure.ts'
import type { ContactId } from '../model/ids.ts'
import type { EnteredFigure, InputPayload } from '../model/input.ts'
import type { Programme } from '../model/programme.ts'
import { RequestError } from '../model/request-error.ts'
import { loadCountry } from '../reading/country.ts'
import { loadWords } from '../reading/words.ts'
import { findContacts } from '../store/people/contacts.ts'
import { addInputs } from '../store/talk/inputs.ts'
import type { Tx } from '../store/store.ts'
import { readFigure } from './read-figure.ts'

export type FigureEntry = {
  readonly contact: number
  readonly figure: string
  /** ISO week, `2026-W47`. */
  readonly week: string
  /** As the trainer writes it: `Q450`, `450 y medio`. */
  readonly amount: string
  readonly method: EntryMethod
  readonly by: string
}

/**
 * Puts a figure that a trainer was told into the inbox of its contact: it counts like one she wrote, marked with how it
 * came. Returns it as it was read, in hundredths. Throws a RequestError for a contact,
 * figure, week or amount that cannot be right, or who has not accepted.
 */
export async function enterFigure(
  tx: Tx,
  entry: FigureEntry,
  { library, now }: { readonly library: Library; readonly now: Date },
): Promise<number> {
  const { contact: id, figure, week, method, by } = entry
  const [contact] = await findContacts(tx, [id as ContactId])
  const programme = library.programmes.get(contact?.programme ?? '')
  if (!contact || !programme) throw new RequestError(`there is no entrepreneur ${id}`)
  if (contact.consent_at === null)
    throw new RequestError(`contact ${id} has not accepted: nothing of her business is kept before`)
  if (!ENTRY_METHODS.includes(method))
    throw new RequestError(`'${method}' is no method; expected ${ENTRY_METHODS.join(' or ')}`)
  expectWeek(week, isoWeek(localDate(now.getTime(), programme.zone)))
  const answer = readAmount(entry, programme)
  await putFigure(tx, contact.id, { figure, week, answer, method, by }, now.getTime())
  return answer.minor
}

/** Puts a figure that has been read already into the inbox of its contact, at a moment (milliseconds since 1970). */
export function putFigure(
  tx: Tx,
  contact_id: ContactId,
  entered: EnteredFigure,
  heard_at: number,
): void | Promise<void> {
  const { figure, week, answer } = entered
  const external_id = `figure/${contact_id}/${figure}/${week}/${answer.minor}/${heard_at}`
  const payload = JSON.stringify({ type: 'figure', ...entered } satisfies InputPayload)
  const input = { account: 'desk', external_id, contact_id, address_id: null, payload, heard_at }
  return addInputs(tx, [input])
}

function expectWeek(week: string, present: IsoWeek): void {
  if (!isWeek(week)) throw new RequestError(`'${week}' is not a week; expected one like 2026-W47`)
  if (week > present)
    throw new RequestError(`week ${week} has not begun yet; the present one is ${present}`)
}

/** Whether the year has such a week: not every one has 53. */
function isWeek(text: string): boolean {
  return /^\d{4}-W\d{2}$/.test(text) && isoWeek(daysOf(text).monday) === text
}

/** A trainer's amount has one meaning, or is asked for again. */
function readAmount({ figure, amount }: FigureEntry, programme: Programme): FigureAnswer {
  const kind = programme.figures[figure]?.kind
  if (!kind) {
    const known = Object.keys(programme.figures).join(', ')
    throw new RequestError(`there is no figure '${figure}'; expected one of ${known}`)
  }
  const speech = { country: loadCountry(programme.country), words: loadWords(programme.language) }
  const answer = readFigure(amount, kind, speech)
  if (!answer)
    throw new RequestError(`'${amount}' cannot be read with one meaning; write it like 450`)
  return answer
}
