import type { ContactFields } from '../model/contact.ts'
import type { Country } from '../reading/country.ts'
import type { Words } from '../reading/words.ts'
import { readYesNo } from '../reading/answers/yes-no.ts'
import { readHeader, type Header } from './header.ts'
import { plain } from '../reading/plain.ts'
import type { Column, ImportWords } from './import-words.ts'
import { readPhone } from './phone.ts'
import { FileRefusal, type Values } from './refusal.ts'
import { LIMITS, type Table } from './table.ts'

/** A person as a row of a list has her. */
export type Person = {
  /** From 1, as the sheet shows it. */
  readonly row: number
  readonly name: string
  /** Her number in the partner's own register. */
  readonly code?: string
  /** E.164. */
  readonly phone?: string
  /** No chat reaches her: a land line, or no telephone. */
  readonly isOnCallList: boolean
  readonly language?: string
  /** IANA zone, where it is not the programme's. */
  readonly zone?: string
  readonly fields: Pick<ContactFields, 'community' | 'hour' | 'day' | 'audio' | 'goal'>
  /** She has signed the consent on paper. */
  readonly hasSigned: boolean
}

export type RowRefusal = { readonly row: number; readonly reason: string; readonly values: Values }
export type RowNote = { readonly row: number; readonly note: string; readonly values: Values }

export type PeopleRead = {
  readonly people: readonly Person[]
  readonly refused: readonly RowRefusal[]
  readonly notes: readonly RowNote[]
  readonly columns: Header['notes']
}

/** What is needed to understand a list: words, the country of its numbers, and the languages by their folded names. */
export type Reader = {
  readonly importWords: ImportWords
  readonly words: Words
  readonly country: Country
  readonly languages: ReadonlyMap<string, string>
}

/** The people of a list, row by row; a row that cannot be right is refused alone. Throws a FileRefusal for no list. */
export function readPeople(table: Table, reader: Reader): PeopleRead {
  const header = readHeader(table, reader.importWords)
  const below = table.rows.slice(header.row + 1)
  if (below.length > LIMITS.rows) throw new FileRefusal('too-many-rows', { rows: LIMITS.rows })
  const list = new List(reader)
  for (const [index, cells] of below.entries())
    if (cells.some((cell) => cell.trim() !== '')) list.read(cells, header, index + header.row + 2)
  if (list.isEmpty) throw new FileRefusal('no-people')
  const formulas = new Set(table.formulas)
  for (const { row } of list.people) if (formulas.has(row)) list.note(row, 'formula')
  const { people, refused, notes } = list
  return { people, refused, notes: notes.toSorted((a, b) => a.row - b.row), columns: header.notes }
}

/** The rows read so far, so that the same person twice is seen. */
class List {
  readonly people: Person[] = []
  readonly refused: RowRefusal[] = []
  readonly notes: RowNote[] = []
  readonly #reader: Reader
  readonly #codes = new Map<string, number>()
  readonly #phones = new Map<string, number>()
  readonly #persons = new Map<string, number>()

  constructor(reader: Reader) {
    this.#reader = reader
  }

  get isEmpty(): boolean {
    return this.people.length === 0 && this.refused.length === 0
  }

  note(row: number, note: string, values: Values = {}): void {
    this.notes.push({ row, note, values })
  }

  read(cells: readonly string[], { places }: Header, row: number): void {
    const cell = (column: Column) => clean(cells[places.get(column) ?? -1] ?? '')
    const refuse = (reason: string, values: Values = {}) =>
      void this.refused.push({ row, reason, values })
    const formula = [...places.keys()].map(cell).find((each) => each.startsWith('='))
    if (formula !== undefined) return refuse('formula-unread', { text: formula.slice(0, 40) })
    const name = `${cell('name')} ${cell('surname')}`.trim()
    if (cell('name') === '') return refuse('no-name')
    if (name.length > LONGEST_NAME) return refuse('long-name')
    const code = cell('code')
    const sameCode = code === '' ? undefined : this.#codes.get(plain(code))
    if (sameCode !== undefined) return refuse('same-code', { other: sameCode })
    const written = cell('phone')
    const phone = written === '' ? undefined : readPhone(written, this.#reader.country.code)
    if (written !== '' && !phone)
      return refuse('bad-phone', {
        phone: written.slice(0, 40),
        country: this.#reader.country.code,
      })
    const { days, hours, zones } = this.#reader.importWords
    const time = {
      zone: zones.get(plain(cell('zone'))),
      day: days.get(plain(cell('day'))),
      hour: hours.get(withoutNumber(cell('hour'))),
    }
    for (const column of ['zone', 'day', 'hour'] as const)
      if (cell(column) !== '' && time[column] === undefined)
        return refuse(`bad-${column}`, { text: cell(column).slice(0, 40) })
    const { zone, day, hour } = time
    const person = `${phone?.number ?? plain(cell('community'))}/${plain(name)}`
    const samePerson = code === '' || phone ? this.#persons.get(person) : undefined
    if (samePerson !== undefined) return refuse('same-person', { other: samePerson })
    this.#remember({ row, code, phone: phone?.number, person })
    if (phone?.reach === 'call') this.note(row, 'landline')
    if (!phone) this.note(row, 'no-phone')
    const hasSigned = this.#isYes(cell('consent'))
    if (hasSigned) this.note(row, 'paper-consent')
    this.people.push({
      row,
      name,
      ...(code === '' ? {} : { code }),
      ...(phone ? { phone: phone.number } : {}),
      isOnCallList: phone?.reach !== 'chat',
      ...this.#language(cell('language'), row),
      ...(zone === undefined ? {} : { zone }),
      fields: {
        ...(hour === undefined ? {} : { hour }),
        ...(day === undefined ? {} : { day }),
        ...this.#rest(cell),
      },
      hasSigned,
    })
  }

  #remember(seen: { row: number; code: string; phone: string | undefined; person: string }): void {
    const { row, code, phone, person } = seen
    if (code !== '') this.#codes.set(plain(code), row)
    this.#persons.set(person, row)
    if (phone === undefined) return
    const other = this.#phones.get(phone)
    if (other === undefined) this.#phones.set(phone, row)
    else this.note(row, 'shared-phone', { other })
  }

  #language(text: string, row: number): { readonly language?: string } {
    if (text === '') return {}
    const language = this.#reader.languages.get(plain(text))
    if (language !== undefined) return { language }
    this.note(row, 'unknown-language', { text: text.slice(0, 40) })
    return {}
  }

  /** A cross in a box is a yes. */
  #isYes(text: string): boolean {
    return plain(text) === 'x' || readYesNo(text, this.#reader.words) === 'yes'
  }

  #rest(cell: (column: Column) => string): Pick<ContactFields, 'community' | 'audio' | 'goal'> {
    const [community, goal] = [cell('community').slice(0, 80), cell('goal').slice(0, 200)]
    const wantsAudio = this.#isYes(cell('audio'))
    return {
      ...(community === '' ? {} : { community }),
      ...(goal === '' ? {} : { goal }),
      ...(wantsAudio ? { audio: 'yes' } : {}),
    }
  }
}

const LONGEST_NAME = 80

/** "1 mañana", "1", "Mañana". */
function withoutNumber(text: string): string {
  const written = plain(text)
  const [digit = '', ...rest] = written.split(' ')
  return /^\d$/.test(digit) && rest.length > 0 ? rest.join(' ') : written
}

/** One line, without invisible signs. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
